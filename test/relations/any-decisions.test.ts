// Whatever parties decide, whenever they do, nothing gets lost and every hour is accounted for.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chronicle, factsOf, scenarioIn, twoCustomers } from '../laws/chronicle.ts';
import { causesAddUpToDowntime, monthsAreUpOrDown } from '../laws/machine-hours.ts';
import { everyRequestHasOneLife, factsAreInOrder } from '../laws/request-lives.ts';
import { everyUnitCanBeFollowed, shelfHoursAddUp } from '../laws/unit-flow.ts';

const file = twoCustomers;
const declared = ['renewal', 'service', 'growth', 'care', 'shelves', 'overhauls'];

const change = {
  all: fc.constantFrom(
    'wear: 0.4',
    'wear: 2.5, fleets: [north]',
    'hold: true',
    'leave: true',
    'join: { more: 2 }',
    'stocks: { depot/pump: 2 }',
    'stocks: { plantNorth/pump: 2 }',
    'stocks: { depot/pump: -2 }',
    'interval: { pump/limit: 900 h }',
    'interval: { pump/limit: 9_000 h }',
  ),
  each: fc.constantFrom('wear: 0.4', 'wear: 2.5', 'hold: true', 'leave: true'),
};
const when = fc.oneof(
  fc.integer({ min: 1, max: 17_000 }).map((at) => `{ at: ${at} h }`),
  fc.integer({ min: 300, max: 9_000 }).map((every) => `{ every: ${every} h }`),
);
const rule = fc.oneof(
  fc.constant('{ always: other }'),
  fc.constant('{ logit: 100_000 USD/y }'),
  fc
    .constantFrom('failures, above: 2.2', 'availability, below: 99.5 %', 'ownCost, above: 500 USD/y')
    .map((seen) => `{ byExperience: ${seen}, take: other, otherwise: asIs }`),
);
const decision = fc.constantFrom('all' as const, 'each' as const).chain((scope) =>
  fc
    .record({
      when,
      rule,
      actor: fc.constantFrom('maker', 'customer', 'downtimeBearer'),
      other: change[scope],
    })
    .map(
      (its) =>
        `{ actor: ${its.actor}, scope: ${scope}, when: ${its.when}, rule: ${its.rule}, options: { asIs: {}, other: { ${its.other}, cost: 20 USD/y, once: 5 USD } } }`,
    ),
);

const playing = (decisions: readonly string[], replication: number) =>
  chronicle(
    scenarioIn(file, [
      'horizon=2 y',
      ...declared.map((id) => `decisions.${id}=null`),
      ...decisions.map((its, index) => `decisions.d${index}=${its}`),
    ]),
    { mode: 'decisions', replication },
  );

describe('decisions drawn at random', () => {
  test('lose no unit, no request, no hour and no cent, and play twice alike', () => {
    let decided = 0;
    const law = fc.property(
      fc.array(decision, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 99 }),
      (decisions, replication) => {
        const { facts, plan, result } = playing(decisions, replication);
        const open =
          factsOf(facts, 'raised').length -
          factsOf(facts, 'closed').length -
          factsOf(facts, 'withdrawn').length;
        everyRequestHasOneLife(facts, open);
        everyUnitCanBeFollowed(plan, facts);
        shelfHoursAddUp(plan, facts);
        monthsAreUpOrDown(facts);
        causesAddUpToDowntime(facts);
        factsAreInOrder(facts);
        expect(result.netCash.reduce((sum, cents) => sum + cents, 0)).toBe(0);
        expect(playing(decisions, replication).result).toEqual(result);
        decided += factsOf(facts, 'decided').length;
      },
    );
    fc.assert(law, { numRuns: process.env['AFTERSIM_LONG'] === '1' ? 600 : 30, seed: 11 });
    expect(decided).toBeGreaterThan(50);
  });
});
