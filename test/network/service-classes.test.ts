import { describe, test } from 'vitest';
import { chronicle, factsOf, scenarioIn } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { betterClassesAreServedBetter, classesAreServedAlike } from '../laws/service-classes.ts';

const scenario = scenarioIn('test/network/scenarios/three-classes.yaml');
const tiers = ['platinum', 'gold', 'silver'];

const runsOf = (alternative: string) =>
  Array.from({ length: scenario.replications }, (_, replication) =>
    chronicle(scenario, { alternative, replication }),
  );
const byTier = runsOf('byTier');
const firstCome = runsOf('firstCome');
type Runs = typeof byTier;

const kept = (runs: Runs, clock: string) =>
  tiers.map((tier) => runs.map(({ result }) => result.indicators[`promiseKept/${tier}/${clock}`]!));

/** Mean hours that the requests of each class stood in line for the fitters. */
const waits = (runs: Runs) =>
  tiers.map((_, tier) =>
    runs.map(({ facts, plan }) => {
      const tierOf = new Map(factsOf(facts, 'raised').map((its) => [its.request, its.tier]));
      const fitters = plan.pools.findIndex(({ name }) => name === 'fitters');
      const mine = factsOf(facts, 'assigned').filter(
        (its) => its.pool === fitters && tierOf.get(its.request) === tier,
      );
      return mine.reduce((sum, { waited }) => sum + waited, 0) / mine.length;
    }),
  );

/** Mean hours that they waited for a spare head. */
const stockWaits = (runs: Runs) =>
  tiers.map((_, tier) =>
    runs.map(({ facts }) => {
      const tierOf = new Map(factsOf(facts, 'raised').map((its) => [its.request, its.tier]));
      const mine = factsOf(facts, 'issued').filter((its) => tierOf.get(its.request) === tier);
      return mine.reduce((sum, { waited }) => sum + waited, 0) / mine.length;
    }),
  );

describe('classes of service where fitters and spare parts are scarce', () => {
  test('A64: by tier, promises of response and of restoration are kept in the order of the classes', () => {
    betterClassesAreServedBetter(kept(byTier, 'response'), 'high');
    betterClassesAreServedBetter(kept(byTier, 'restore'), 'high');
  });

  test('A54: by tier, the mean waits for people and for parts follow the priority', () => {
    betterClassesAreServedBetter(waits(byTier), 'low');
    betterClassesAreServedBetter(stockWaits(byTier), 'low');
  });

  test('first come, first served makes no difference between them', () => {
    classesAreServedAlike(kept(firstCome, 'response'));
    classesAreServedAlike(waits(firstCome));
    classesAreServedAlike(stockWaits(firstCome));
  });

  test('the laws are seen to fail: on the other rule, on classes in the wrong order, on a difference that is not', () => {
    expectBroken(() => betterClassesAreServedBetter(waits(firstCome), 'low'));
    expectBroken(() => betterClassesAreServedBetter(kept(byTier, 'response').toReversed(), 'high'));
    expectBroken(() => classesAreServedAlike(waits(byTier)));
  });
});
