// Machines mended in place by a few crews.
import { describe, test } from 'vitest';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles } from './oracles.ts';

describe('the machine repairman', () => {
  test.each([
    { id: 'q2.rep.1', its: oracles.rep1 },
    { id: 'q2.rep.3', its: oracles.rep3 },
  ])('the oracle $id is met (half widths of 1 %, of waits 5 %; AFTERSIM_LONG=1 narrows them)', ({ its }) =>
    expectMet(its),
  );

  test('the oracle q2.rep.1 catches a second machine that waits for the same crew', () =>
    expectCaught(oracles.rep1, { settings: ['alternatives.one.fleets.machines.count=2'] }));

  test('the oracle q2.rep.3 catches a crew too many', () =>
    expectCaught(oracles.rep3, { settings: ['pools.crews.members.crew.count=4'] }));

  test('the oracle q2.rep.3 catches repairs that are a tenth too long', () =>
    expectCaught(oracles.rep3, { settings: ['jobs.repair.steps[1].time=exponential(26.4 h)'] }));
});
