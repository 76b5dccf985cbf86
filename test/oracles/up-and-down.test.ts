// Availability of machines that need nobody else.
import { describe, test } from 'vitest';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles } from './oracles.ts';

describe('alternating renewal', () => {
  test.each([
    { id: 'q4.alt.1', its: oracles.alt1 },
    { id: 'q4.alt.3', its: oracles.alt3 },
    { id: 'L19', its: oracles.l19 },
  ])('the oracle $id is met within 1 %', ({ its }) => expectMet(its));

  test.each([
    ['the scale of a Weibull life taken for its mean', ['items.machine.modes.fails.life=weibull(2, 1_128 h)']],
    ['a repair that is a twentieth too long', ['jobs.repair.steps[1].time=lognormal(25.2 h, 120 %)']],
  ])('the oracle q4.alt.1 catches %s', (_, settings) => expectCaught(oracles.alt1, { settings }));

  test('the oracle q4.alt.3 catches lives that are a twentieth too long', () =>
    expectCaught(oracles.alt3, {
      settings: ['alternatives.mostlyDown.items.machine.modes.fails.life=exponential(52.5 h)'],
    }));

  test('the oracle L19 catches a machine that runs while its part is fetched', () =>
    expectCaught(oracles.l19, {
      settings: [
        'alternatives.logistics.jobs.repair.steps[0].stopsMachine=false',
        'items.machine.modes.fails.severity=runsOn',
      ],
    }));
});
