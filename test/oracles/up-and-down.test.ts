// Availability of machines that need nobody else.
import { describe, test } from 'vitest';
import { timeout } from './compare-with-theory.ts';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles } from './oracles.ts';

describe('alternating renewal', { timeout }, () => {
  for (const { id, its } of [
    { id: 'q4.alt.1', its: oracles.alt1 },
    { id: 'q4.alt.3', its: oracles.alt3 },
    { id: 'L19', its: oracles.l19 },
  ]) {
    test(`the oracle ${id} is met (± 1 %)`, () => expectMet(its));
  }

  test('the oracle q4.alt.1 catches the scale of a Weibull life taken for its mean', () =>
    expectCaught(oracles.alt1, { settings: ['items.machine.modes.fails.life=weibull(2, 1_128 h)'] }));

  test('the oracle q4.alt.1 catches a repair that is a twentieth too long', () =>
    expectCaught(oracles.alt1, { settings: ['jobs.repair.steps[1].time=lognormal(25.2 h, 120 %)'] }));

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
