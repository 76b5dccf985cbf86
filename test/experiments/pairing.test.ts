import { describe, expect, test } from 'vitest';
import { difference } from '../../engine/experiments/difference.ts';
import { moneySeries } from '../../engine/experiments/outcomes.ts';
import { run, type RunResult } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { scenarioIn, shipped, twoDepots } from '../laws/chronicle.ts';
import { pairingNarrows, type Compared } from '../laws/pairing.ts';
import { expectBroken } from '../laws/seen-broken.ts';

type Figure = (results: readonly RunResult[]) => readonly number[];
const customersCost: Figure = (results) => moneySeries(results, 'cost/customer');
const availability: Figure = (results) => results.map(({ indicators }) => indicators['availability']!);

function compared(
  file: string,
  settings: readonly string[],
  [one, two]: readonly [string, string],
  figure: Figure,
): Compared {
  const scenario = scenarioIn(file, settings);
  const series = (id: string, seed: string) => {
    const { blueprint } = prepare(scenario, 'frozen', id);
    return figure(
      Array.from({ length: 12 }, (_, replication) => run(blueprint, { seed, replication, replay: '' })),
    );
  };
  return { first: series(one, '1'), second: series(two, '1'), secondApart: series(two, 'another') };
}

const moreSpares = 'alternatives.moreSpares={ stocks: { gearbox: { hub: { level: 5 } } } }';
const bigger = 'alternatives.bigger={ pools: { technicians: { members: { crew: { count: 3 } } } } }';
const cases: readonly (readonly [string, Compared])[] = [
  [
    'the customers’ cost of ad hoc and fixed fee, two depots',
    compared(twoDepots, ['horizon=1 y'], ['adHoc', 'fixedFee'], customersCost),
  ],
  [
    'the availability with more spares, two depots',
    compared(twoDepots, ['horizon=1 y', moreSpares], ['base', 'moreSpares'], availability),
  ],
  [
    'the customers’ cost of pay per use and ad hoc, twenty pumps',
    compared(shipped.teaching, [], ['payPerUse', 'adHoc'], customersCost),
  ],
  [
    'the availability with three technicians, twenty pumps',
    compared(shipped.teaching, [bigger], ['base', 'bigger'], availability),
  ],
];

describe('F04: on common random numbers', () => {
  test.each(cases)('the paired interval is narrower than that of runs apart: %s', (_, its) => {
    pairingNarrows(its);
  });

  test('a comparison reports the correlation and the share of variance that pairing left', () => {
    const { first, second } = cases[0]![1];
    const told = difference('cost/customer', { id: 'a', series: first }, { id: 'b', series: second }, 0.95);
    expect(told.correlation).toBeGreaterThan(0.3);
    expect(told.varianceRatio).toBeLessThan(0.7);
    expect(difference('x', { id: 'a', series: first }, { id: 'b', series: [...first] }, 0.95)).toMatchObject({
      mean: 0,
      sd: 0,
    });
  });

  test('the law is seen to fail on replications out of step, and on alternatives that move against each other', () => {
    const [, its] = cases[0]!;
    expectBroken(() =>
      pairingNarrows({ ...its, second: its.secondApart.map((_, index) => its.first.map((x) => -x)[index]!) }),
    );
    const sorted = its.first.toSorted((a, b) => a - b);
    expectBroken(() => pairingNarrows({ first: sorted, second: sorted.toReversed(), secondApart: sorted }));
  });
});
