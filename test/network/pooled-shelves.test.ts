import { describe, expect, test } from 'vitest';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { baseStock } from '../../engine/theory/index.ts';
import { scenarioIn, sum } from '../laws/chronicle.ts';
import {
  allAreAlike,
  intervalHolds,
  lessDemandSavesMore,
  poolingSaves,
  type Holding,
} from '../laws/pooling.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const file = 'test/network/scenarios/pooling.yaml';
const shelf = 'test/oracles/scenarios/base-stock.yaml';

interface Wanted {
  readonly from?: string;
  readonly horizon: string;
  readonly replications?: number;
  readonly settings?: readonly string[];
}

/** Indicators of each replication. */
function simulated(alternative: string, { from = file, horizon, replications = 24, settings = [] }: Wanted) {
  const scenario = scenarioIn(from, [...settings, `horizon=${horizon}`]);
  const { blueprint } = prepare(scenario, 'frozen', alternative);
  return Array.from(
    { length: replications },
    (_, replication) => run(blueprint, { seed: 'pooling', replication, replay: '' }).indicators,
  );
}

const towns = ['north', 'south', 'east', 'west'];
const meanOver = (indicators: Readonly<Record<string, number>>, names: readonly string[]) =>
  sum(names.map((name) => indicators[name]!)) / names.length;

describe('L15: one shelf for four towns', () => {
  const fillOf = (alternative: string, pipeline: number, level: number, horizon: string): Holding => {
    const together = alternative === 'shelvesTogether';
    const settings = [
      ...['n', 's', 'e', 'w'].map((town) => `arrivals.${town}.interval=exponential(${10 / pipeline} d)`),
      ...(together
        ? [`alternatives.shelvesTogether.stocks.part.north.level=${level}`]
        : towns.map((town) => `stocks.part.${town}.level=${level}`)),
    ];
    const names = (together ? ['north'] : towns).map((town) => `fillRate/${town}/part`);
    return {
      units: level * names.length,
      fill: simulated(alternative, { horizon, settings }).map((its) => meanOver(its, names)),
    };
  };
  const apart = fillOf('shelvesApart', 1, 4, '220 y');
  const together = fillOf('shelvesTogether', 1, 9, '220 y');

  test('16 units apart and 9 together meet 98.1 % and 97.9 % of demands at once (± 0.1 %)', () => {
    intervalHolds(apart.fill, 0.9810118431238462, 0.001, 'apart');
    intervalHolds(together.fill, 0.9786365655120159, 0.001, 'together');
    expect(poolingSaves(apart, together, 0.004)).toBeCloseTo(7 / 16, 12);
  });

  test('the less the demand, the larger the share that is saved', () => {
    const savings = [
      poolingSaves(fillOf('shelvesApart', 0.25, 2, '12 y'), fillOf('shelvesTogether', 0.25, 4, '12 y'), 0.01),
      poolingSaves(apart, together, 0.004),
      poolingSaves(fillOf('shelvesApart', 4, 9, '5 y'), fillOf('shelvesTogether', 4, 25, '5 y'), 0.01),
    ];
    lessDemandSavesMore(savings);
    expectBroken(() => lessDemandSavesMore([...savings].reverse()));
  });

  test('the levels are the least that Palm’s theorem asks for at 97 %', () => {
    for (const [pipeline, level] of [
      [0.25, 2],
      [1, 4],
      [4, 9],
      [16, 25],
    ] as const) {
      const fill = (units: number) => baseStock({ demandRate: pipeline, leadTime: 1, stock: units }).fillRate;
      expect(fill(level)).toBeGreaterThan(0.97);
      expect(fill(level - 1)).toBeLessThan(0.97);
    }
  });

  test('a shelf too small is caught, and so is pooling that saves nothing', () => {
    const wrong = fillOf('shelvesTogether', 1, 8, '10 y');
    expectBroken(() => intervalHolds(wrong.fill, 0.9786365655120159, 1));
    expectBroken(() => poolingSaves(apart, apart, 0.004));
    expectBroken(() => poolingSaves(apart, { ...wrong, fill: wrong.fill.map(() => 0.9) }, 0.004));
  });
});

describe('L18: backorders depend on the mean lead time alone', () => {
  const laws = [
    '10 d',
    'exponential(10 d)',
    'lognormal(10 d, 150 %)',
    'erlang(3, 10 d)',
    'uniform(5 d, 15 d)',
  ];
  const backorders = (leadTime: string, level = 2) =>
    simulated('base', {
      from: shelf,
      horizon: '120 y',
      settings: [
        'arrivals.customers.interval=exponential(10 d)',
        `stocks.part.shop.level=${level}`,
        `stocks.part.shop.leadTime=${leadTime}`,
      ],
    }).map((its) => its['backorders/shop/part']!);
  const figures = laws.map((law) => backorders(law));

  test.each(laws.map((law, index) => [law, index] as const))(
    'they are 0.103638 with a lead time of %s',
    (law, index) => {
      intervalHolds(figures[index]!, 0.103638, 0.01, law);
    },
  );

  test('and no two laws differ', () => {
    allAreAlike(figures, 0.02);
  });

  test('another mean is caught', () => {
    const longer = backorders('exponential(13 d)');
    expectBroken(() => intervalHolds(longer, 0.103638, 1));
    expectBroken(() => allAreAlike([figures[0]!, longer], 1));
  });
});
