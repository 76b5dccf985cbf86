// Machines mended in place by a few crews.
import { describe, test } from 'vitest';
import { timeout } from './compare-with-theory.ts';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles } from './oracles.ts';

describe('the machine repairman', { timeout }, () => {
  test('the oracle q2.rep.1 is met (± 1 %)', () => expectMet(oracles.rep1));

  test('the oracle q2.rep.3 is met (± 1 %, waits ± 6 %; AFTERSIM_LONG=1: all ± 1 %)', () =>
    expectMet(oracles.rep3));

  test('the oracle q2.rep.1 catches a second machine that waits for the same crew', () =>
    expectCaught(oracles.rep1, { settings: ['alternatives.one.fleets.machines.count=2'] }));

  test('the oracle q2.rep.3 catches a crew too many', () =>
    expectCaught(oracles.rep3, { settings: ['pools.crews.members.crew.count=4'] }));

  test('the oracle q2.rep.3 catches repairs that are a tenth too long', () =>
    expectCaught(oracles.rep3, { settings: ['jobs.repair.steps[1].time=exponential(26.4 h)'] }));
});
