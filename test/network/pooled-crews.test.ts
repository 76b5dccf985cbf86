import { describe, test } from 'vitest';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { scenarioIn, sum } from '../laws/chronicle.ts';
import { gainFallsThroughZeroOnce, intervalHolds, nothingIsGained } from '../laws/pooling.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const file = 'test/network/scenarios/pooling.yaml';

interface Wanted {
  readonly horizon: string;
  readonly replications?: number;
  readonly settings?: readonly string[];
}

/** Indicators of each replication. */
function simulated(alternative: string, { horizon, replications = 24, settings = [] }: Wanted) {
  const scenario = scenarioIn(file, [...settings, `horizon=${horizon}`]);
  const { blueprint } = prepare(scenario, 'frozen', alternative);
  return Array.from(
    { length: replications },
    (_, replication) => run(blueprint, { seed: 'pooling', replication, replay: '' }).indicators,
  );
}

const towns = ['north', 'south', 'east', 'west'];
const meanOver = (indicators: Readonly<Record<string, number>>, names: readonly string[]) =>
  sum(names.map((name) => indicators[name]!)) / names.length;

const meanWait = (alternative: string, wanted: Wanted): readonly number[] => {
  const pools =
    alternative === 'crewsApart' ? towns.map((town) => `poolWait/crew/${town}`) : ['poolWait/crew'];
  return simulated(alternative, wanted).map((its) => meanOver(its, pools));
};

describe('L16: four technicians apart or together', () => {
  const horizon = '1.5 y';
  const apart = meanWait('crewsApart', { horizon });
  const together = meanWait('crewsTogether', { horizon });

  test('at a load of 0.8 calls wait 4 and 0.7455 times their work', () => {
    intervalHolds(apart, 4, 0.2, 'apart');
    intervalHolds(together, 0.7455, 0.0373, 'together');
  });

  test('another load is caught', () => {
    const settings = ['n', 's', 'e', 'w'].map(
      (town) => `alternatives.crewsTogether.arrivals.${town}.interval=exponential(1.3 h)`,
    );
    expectBroken(() => intervalHolds(meanWait('crewsTogether', { horizon, settings }), 0.7455, 1));
  });
});

describe('L17: what stands against pooling technicians, at a load of 0.5', () => {
  const horizon = '0.5 y';
  const half = (alternative: string) =>
    ['n', 's', 'e', 'w'].map(
      (town) => `alternatives.${alternative}.arrivals.${town}.interval=exponential(2 h)`,
    );
  const apart = meanWait('crewsApart', { horizon, settings: half('crewsApart') });

  /** What is gained in response, line and way together, with the hub so many hours away. */
  const gainAt = (hours: number) => {
    const settings = [
      ...half('crewsTogether'),
      ...['n', 's', 'e', 'w'].map((town) => `alternatives.crewsTogether.lanes.${town}.time=${hours} h`),
    ];
    const waits = meanWait('crewsTogether', { horizon, settings });
    return waits.map((wait, index) => apart[index]! - (wait + hours));
  };
  const gains = [0, 0.25, 0.4, 0.7].map(gainAt);

  test('the further the way, the less is gained, and from some way on nothing but lost', () => {
    gainFallsThroughZeroOnce(gains);
  });

  test('that is seen to fail where the way costs nothing, and where it never pays', () => {
    expectBroken(() => gainFallsThroughZeroOnce([gains[0]!, gains[0]!, gains[0]!]));
    expectBroken(() => gainFallsThroughZeroOnce([...gains].reverse()));
  });

  test('with four calls at once and all of one length, nothing is gained', () => {
    const settings = ['alternatives.crewsTogetherShocked.arrivals.n.interval=exponential(2 h)'];
    const shocked = meanWait('crewsTogetherShocked', { horizon: '3 y', settings });
    nothingIsGained(
      shocked.map((wait) => 1 - wait),
      0.05,
    );
    expectBroken(() => nothingIsGained(gains[0]!, 10));
  });
});
