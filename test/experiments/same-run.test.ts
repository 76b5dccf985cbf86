import { describe, expect, test } from 'vitest';
import { prepare, Runner, type Task } from '../../engine/experiments/study.ts';
import { run } from '../../engine/experiments/run.ts';
import type { Scenario } from '../../engine/build/scenario.ts';
import { chronicle, live, scenarioIn, shipped, twoDepots } from '../laws/chronicle.ts';
import {
  addressesDiffer,
  leavesItsInputAlone,
  runsAlikeBesideOthers,
  runsTwiceAlike,
  type Address,
  type Stepped,
} from '../laws/same-run.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const files: readonly (readonly [string, string, string[]])[] = [
  ['the aero engines', shipped.flagship, ['horizon=4_000 h']],
  ['the twenty pumps', shipped.teaching, ['horizon=1 y']],
  ['two depots, which is not shipped', twoDepots, ['horizon=4_000 h']],
];

const stepped =
  (scenario: Scenario) =>
  (at: Address): Stepped => {
    const world = live(scenario, at);
    let until = 0;
    let digest = '';
    return {
      step() {
        until += 37.25;
        if (until < world.horizon) world.simulation.run(until);
        else digest = world.finish();
        return until < world.horizon;
      },
      outcome: () => `${digest} ${world.facts.length}`,
    };
  };

const one = { seed: 'one', replication: 0 };
const another = { seed: 'another', replication: 3 };

describe.each(files)('a run of %s', (_, file, settings) => {
  const scenario = scenarioIn(file, settings);
  const make = stepped(scenario);

  test('comes to the same twice, and beside another one that is stepped in turn', () => {
    runsTwiceAlike(make, one);
    runsAlikeBesideOthers(make, one, another);
  });

  test('has the same digests of facts and ledger whichever way it is driven', () => {
    const { result, facts } = chronicle(scenario, one);
    const again = run(prepare(scenario, 'frozen', 'base').blueprint, { ...one, replay: '' });
    expect(again).toEqual(result);
    expect(runOutcome(make(one))).toBe(`${result.facts} ${facts.length}`);
  });

  test('gives other numbers under another seed and in another replication', () => {
    addressesDiffer(make, [
      one,
      { ...one, replication: 1 },
      { ...one, replication: 2 },
      another,
      { ...one, seed: 'onf' },
    ]);
  });

  test('leaves the normalized scenario as it was, though every alternative runs twice', () => {
    const ids = Object.keys(scenario.alternatives);
    const tasks = ids.flatMap((alternative): Task[] =>
      (['payment', 'decisions', 'frozen'] as const).map((mode) => ({ mode, alternative, replication: 1 })),
    );
    leavesItsInputAlone(scenarioIn(file, [...settings.slice(1), 'horizon=1_000 h']), (its) => {
      const runner = new Runner(its, its.seed, () => '');
      return tasks.map((task) => runner.do(task));
    });
  });
});

const runOutcome = (its: Stepped): string => {
  while (its.step());
  return its.outcome();
};

describe('the laws of runs are seen to fail', () => {
  const make = stepped(scenarioIn(shipped.teaching, ['horizon=2_000 h']));

  test('on a run that draws from a generator which all runs share', () => {
    let shared = 1;
    const sharing = (at: Address): Stepped => {
      const its = make(at);
      let drawn = '';
      return {
        step() {
          shared = (shared * 48271) % 2147483647;
          drawn += ` ${shared}`;
          return its.step();
        },
        outcome: () => its.outcome() + drawn,
      };
    };
    expectBroken(() => runsTwiceAlike(sharing, one));
  });

  test('on runs that are alike one after the other, and not in turn', () => {
    const scratch = { last: '' };
    const meeting = (at: Address): Stepped => {
      const its = make(at);
      let [mixed, mine] = ['', true];
      return {
        step() {
          mine &&= scratch.last === '' || scratch.last === at.seed;
          scratch.last = at.seed;
          const more = its.step();
          if (!more) {
            mixed = mine ? '' : ' disturbed';
            scratch.last = '';
          }
          return more;
        },
        outcome: () => its.outcome() + mixed,
      };
    };
    runsTwiceAlike(meeting, one);
    expectBroken(() => runsAlikeBesideOthers(meeting, one, another));
  });

  test('on runs that forget the seed, or the replication', () => {
    const addresses = [one, { ...one, replication: 1 }, { ...one, seed: 'other' }];
    expectBroken(() => addressesDiffer(({ replication }) => make({ seed: '1', replication }), addresses));
    expectBroken(() => addressesDiffer(({ seed }) => make({ seed, replication: 0 }), addresses));
  });

  test('on a run that writes into its input, and on one that remembers how often it ran', () => {
    const writes = (its: { list: number[] }) => its.list.push(1);
    expectBroken(() => leavesItsInputAlone({ list: [0] }, writes));
    let runs = 0;
    expectBroken(() => leavesItsInputAlone({ list: [0] }, () => (runs += 1)));
  });
});
