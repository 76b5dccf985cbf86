// The shipped cube, on a smaller replica: two years, four replications.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Runner } from '../../engine/experiments/study.ts';
import { measureSeries, stockValue, sweep } from '../../engine/experiments/sweep.ts';
import { formatProblems, readScenario } from '../../language/index.ts';
import { sum } from '../laws/chronicle.ts';
import {
  betterTiersAreFaster,
  largerIsFasterAndDearer,
  nearerIsFasterAndDearer,
  placedAheadIsFasterAndTurnsLess,
  type Offering,
} from '../laws/offering-cube.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const replications = 4;
const years = 2;
const file = 'scenarios/offering-cube.yaml';

function cube() {
  const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  const read = readScenario(text, { file, settings: [`horizon=${years} y`], sweep: { axes: [] } });
  if ('problems' in read) throw new Error(formatProblems(read.problems));
  const { scenario, sweep: design } = read;
  if (design === null) throw new Error('no sweep');
  const runner = new Runner(scenario, scenario.seed, () => file);
  const byCell = Object.fromEntries(
    design.cells.map(({ id }) => [
      id,
      Array.from({ length: replications }, (_, replication) =>
        runner.do({ mode: 'frozen', alternative: id, replication }),
      ),
    ]),
  );
  return { scenario, design, byCell };
}

const { scenario, design, byCell } = cube();
const folded = sweep(scenario, design, 'frozen', byCell, { equalValue: true });

const offerings = design.cells.map(({ id, at }): Offering & { readonly at: readonly string[] } => {
  const alternative = scenario.alternatives[id]!;
  const results = byCell[id]!;
  const shelves = Object.entries(alternative.network.stocks).filter(([, { initial }]) => initial > 0);
  const ofShelves = (name: string) =>
    results.map(({ indicators }) => shelves.map(([shelf]) => indicators[`${name}/${shelf}`]!));
  const onHand = ofShelves('onHand').map(sum);
  return {
    name: id,
    at,
    response: measureSeries('downtime / failures', results, alternative),
    work: measureSeries('downtime/work / failures', results, alternative),
    turns: results.map(({ indicators }, index) => indicators['removals']! / years / onHand[index]!),
    fill: sum(ofShelves('fillRate').map((its) => sum(its) / its.length)) / replications,
    stockValue: stockValue(alternative),
  };
});

/** The offerings along each line of the cube that is parallel to an axis. */
function lines(axis: number): readonly (readonly Offering[])[] {
  const others = (at: readonly string[]) => at.filter((_, index) => index !== axis).join(', ');
  const names = [...new Set(offerings.map(({ at }) => others(at)))];
  return names.map((name) => offerings.filter(({ at }) => others(at) === name));
}

const reversed = (line: readonly Offering[]) => [...line].reverse();

describe('the offering cube', () => {
  test('A65: has 4 × 4 × 3 cells, each with its cost, price and response', () => {
    expect(design.axes.map(({ points }) => points.length)).toEqual([4, 4, 3]);
    expect(folded.cells).toHaveLength(48);
    for (const { measures, presentValue, price } of folded.cells) {
      expect(measures['downtime / failures']?.mean).toBeGreaterThan(0);
      expect(measures['cost/customer']?.mean).toBeGreaterThan(0);
      expect(Number.isFinite(presentValue['maker']?.mean)).toBe(true);
      expect(price?.name).toBe('serviceFee');
      expect(Number.isFinite(price?.solved)).toBe(true);
    }
    // At the solved price each cell is worth to the maker what the first one is.
    const [first] = folded.cells;
    expect(first?.price?.solved).toBeCloseTo(first?.price?.authored ?? NaN, 6);
  });

  test('L21: spares nearer the customer are faster and dearer, on every line along the places', () => {
    expect(lines(0)).toHaveLength(12);
    for (const line of lines(0)) nearerIsFasterAndDearer(line);
  });

  test('L21 is seen to fail when the places stand the other way round', () => {
    expectBroken(() => nearerIsFasterAndDearer(reversed(lines(0)[0]!)));
    expectBroken(() => nearerIsFasterAndDearer([lines(0)[0]![0]!, lines(0)[0]![0]!]));
  });

  test('L22: the larger what is exchanged, the less work at the machine and the dearer the spares', () => {
    expect(lines(1)).toHaveLength(12);
    for (const line of lines(1)) largerIsFasterAndDearer(line);
  });

  test('L22 is seen to fail when the levels stand the other way round', () => {
    expectBroken(() => largerIsFasterAndDearer(reversed(lines(1)[0]!)));
  });

  test('the better tier is faster, on every line along the tiers', () => {
    expect(lines(2)).toHaveLength(16);
    for (const line of lines(2)) betterTiersAreFaster(line);
    expectBroken(() => betterTiersAreFaster(reversed(lines(2)[0]!)));
  });

  test('A33: spares placed ahead of the need answer faster and turn more slowly', () => {
    for (const line of lines(0)) placedAheadIsFasterAndTurnsLess(line[0]!, line[3]!);
    expectBroken(() => placedAheadIsFasterAndTurnsLess(lines(0)[0]![3]!, lines(0)[0]![0]!));
  });
});
