import { describe, expect, test } from 'vitest';
import { meanInterval } from '../../engine/stats/index.ts';
import { chronicle, factsOf, scenarioIn, type Chronicle } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const file = 'test/contracts/scenarios/blades.yaml';
const [razors, hours, mean] = [50, 3 * 8760, 240];

const runsOf = (alternative: string) => {
  const scenario = scenarioIn(file);
  return Array.from({ length: scenario.replications }, (_, replication) =>
    chronicle(scenario, { mode: 'payment', alternative, replication }),
  );
};

/** The renewal function of an exponential life is λT: the mean count per machine has it in its interval, narrowly. */
const renewalsAre = (counts: readonly number[], wanted: number, tolerance = 0.02) => {
  const { lower, upper, halfWidth } = meanInterval(counts, 0.999);
  expect(halfWidth).toBeLessThan(tolerance * wanted);
  expect(lower).toBeLessThanOrEqual(wanted);
  expect(upper).toBeGreaterThanOrEqual(wanted);
};

/** Every renewal is charged once, at the price of a unit, and nothing else is. */
const replacementsAreCharged = ({ facts, ledger }: Pick<Chronicle, 'facts' | 'ledger'>) => {
  const charged = ledger.entries.filter(
    ({ charge }) => ledger.charges[charge]!.name === 'service/replacement',
  );
  const renewals = factsOf(facts, 'removed');
  expect(charged.map(({ cause, cents }) => [cause, cents])).toEqual(renewals.map(({ id }) => [id, 350]));
};

describe('A55: disposal', () => {
  const runs = runsOf('disposal');

  test('is billed at renewals × the price of a unit', () => {
    for (const its of runs) replacementsAreCharged(its);
  });

  test('renews as often as the renewal function of an exponential life says: λT', () => {
    renewalsAre(
      runs.map(({ facts }) => factsOf(facts, 'removed').length / razors),
      hours / mean,
    );
  });

  test('would be caught with a charge left out, or a life that is 3 % longer', () => {
    const [its] = runs;
    const { entries } = its!.ledger;
    const at = entries.findIndex(({ charge }) => its!.ledger.charges[charge]!.name === 'service/replacement');
    expectBroken(() =>
      replacementsAreCharged({ ...its!, ledger: { ...its!.ledger, entries: entries.toSpliced(at, 1) } }),
    );
    const counts = runs.map(({ facts }) => factsOf(facts, 'removed').length / razors);
    expectBroken(() => renewalsAre(counts, hours / (1.03 * mean)));
  });
});

describe('L10: free replacement', () => {
  test('claims λW of each unit inside the warranty W, and every later one is charged', () => {
    const year = 8760;
    const runs = runsOf('warranty');
    const claims = runs.map(({ facts, ledger }) => {
      const charged = new Set(
        ledger.entries
          .filter(({ charge }) => ledger.charges[charge]!.name === 'service/parts')
          .map(({ cause }) => cause),
      );
      const bought = factsOf(facts, 'bought');
      const free = bought.filter(({ id }) => !charged.has(id));
      expect(free.every(({ raisedAt }) => raisedAt < year)).toBe(true);
      expect(bought.length - free.length).toBe(charged.size);
      return free.length / razors;
    });
    renewalsAre(claims, year / mean, 0.03);
  });
});
