// Machines in which some parts stand in for others: a timeline by hand and exact chains, through a scenario file; and the
// structure function against one that knows nothing of blocks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { hasFailed, isToBlame, type Block } from '../../engine/network/items/structure.ts';
import { expectCaught as expectCaughtBy } from '../kernel/seen-to-fail.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { timeout } from './compare-with-theory.ts';
import { exactValues, fixture } from './fixtures.ts';
import { expectCaught, expectMet, read, type Oracle, type Read } from './oracle.ts';
import { factsOf, type Model, type Watch } from './simulate.ts';
import { TimeWeighted } from '../../engine/kernel/monitors/index.ts';

const hoursPerYear = 8760;

describe('A in series with (B parallel C) in series with D, one crew', () => {
  const expected = fixture<{
    events_before_horizon: [number, string, string][];
    system_downtime: number;
    availability: number;
    component_downtime: Readonly<Record<string, number>>;
  }>('redundancy', 'SP-7-CREW').expect;
  const sockets = ['A', 'B', 'C', 'D'];

  /** What failed and was mended and when, and how long each part and the machine were down. */
  const timeline = (model: Partial<Model> = {}) => {
    const { facts, values } = factsOf({ file: 'redundancy', alternative: 'mixed', ...model });
    const socketOf = new Map<number, string>();
    const failedAt = new Map<string, number>();
    const downtime: Record<string, number> = {};
    const events: [number, string, string][] = [];
    for (const fact of facts) {
      if (fact.kind === 'failed') {
        const its = sockets[fact.socket]!;
        socketOf.set(fact.id, its);
        failedAt.set(its, fact.at);
        events.push([fact.at, its, 'failed']);
      } else if (fact.kind === 'raised') socketOf.set(-fact.request, socketOf.get(fact.cause)!);
      else if (fact.kind === 'repaired') {
        const its = socketOf.get(-fact.request)!;
        downtime[its] = (downtime[its] ?? 0) + fact.at - failedAt.get(its)!;
        failedAt.delete(its);
        events.push([fact.at, its, 'restored']);
      }
    }
    for (const [its, at] of failedAt) downtime[its] = (downtime[its] ?? 0) + 300 - at;
    return { events: events.filter(([at]) => at < 300), downtime, values };
  };

  /** The oracle's events and figures, to a billionth of an hour. */
  const isTheOracle = ({ events, downtime, values }: ReturnType<typeof timeline>): void => {
    expect(events.map(([at, ...rest]) => [Number(at.toFixed(9)), ...rest])).toEqual(
      expected.events_before_horizon,
    );
    for (const its of sockets) expect(downtime[its]).toBeCloseTo(expected.component_downtime[its]!, 9);
    expect(values['downtime']).toBeCloseTo(expected.system_downtime, 9);
    expect(values['availability']).toBeCloseTo(expected.availability, 9);
  };

  test('the oracle SP-7-CREW is met, every event and every figure', () => {
    isTheOracle(timeline());
  });

  test.each([
    ['parts in series', 'products.mixed.structure=null'],
    ['another part that stands in', 'products.mixed.structure.any=[a, c]'],
    ['a second crew', 'pools.crew.members.one.count=2'],
  ])('the oracle SP-7-CREW catches %s', (_, setting) => {
    expectBroken(() => {
      isTheOracle(timeline({ settings: [setting] }));
    });
  });
});

/** Spells of the machine, and units down in it. */
const spells: Watch = () => {
  const unitsDown = new TimeWeighted(0, 0);
  let down = 0;
  let stops = 0;
  let first = NaN;
  let downHours = 0;
  return {
    see(fact: Fact) {
      if (fact.kind === 'failed') unitsDown.set((down += 1), fact.at);
      else if (fact.kind === 'repaired') unitsDown.set((down -= 1), fact.at);
      else if (fact.kind === 'stopped') {
        stops += 1;
        if (stops === 1) first = fact.at;
      } else if (fact.kind === 'restored') downHours += fact.hours;
    },
    values: (horizon) => ({
      stops,
      first,
      unitsDown: unitsDown.average(horizon) ?? NaN,
      upSpell: (horizon - downHours) / stops,
      downSpell: downHours / stops,
    }),
  };
};

function kOfN(id: string, alternative: string, rest: Pick<Oracle, 'length' | 'long' | 'coarse'>): Oracle {
  const aYear =
    (name: string): Read =>
    (values) =>
      (hoursPerYear * read(name)(values)) / read('hours')(values);
  return {
    id,
    file: 'redundancy',
    alternative,
    exact: Object.fromEntries(
      Object.entries(exactValues('redundancy', id)).filter(([name]) => !name.includes('first')),
    ),
    watch: [spells],
    figures: {
      system_availability: read('availability'),
      system_failures_per_8760h: aYear('stops'),
      mean_system_up_spell_h: read('upSpell'),
      mean_system_down_spell_h: read('downSpell'),
      mean_units_down: read('unitsDown'),
      crew_utilisation: read('utilisation/crew'),
    },
    ...rest,
  };
}

const coarse = {
  system_failures_per_8760h: 0.025,
  mean_system_up_spell_h: 0.025,
  mean_system_down_spell_h: 0.025,
  mean_units_down: 0.02,
  crew_utilisation: 0.02,
};
const twoOfThree = kOfN('q4.kofn.1', 'twoOfThree', {
  length: { horizon: '400 y', replications: 40 },
  long: { horizon: '2_000 y', replications: 80 },
  coarse,
});
const oneOfTwo = kOfN('q4.kofn.3', 'oneOfTwo', {
  length: { horizon: '400 y', replications: 40 },
  long: { horizon: '2_000 y', replications: 40 },
  coarse,
});

/** The time to the first failure alone, from many short runs. */
const firstFailure = (its: Oracle): Oracle => {
  const name = 'mean_time_to_first_system_failure_h';
  return {
    ...its,
    exact: { [name]: exactValues('redundancy', its.id)[name]! },
    leftOut: {},
    figures: { [name]: read('first') },
    length: { horizon: '6 y', replications: 1500 },
    long: { horizon: '6 y', replications: 130_000 },
    coarse: { [name]: 0.1 },
  };
};

describe('k of n', { timeout }, () => {
  test('the oracle q4.kofn.1 is met (± 2.5 %; AFTERSIM_LONG=1: all ± 1 %)', () => {
    expectMet(twoOfThree);
  });

  test('the oracle q4.kofn.3 is met (± 2.5 %; AFTERSIM_LONG=1: all ± 1 %)', () => {
    expectMet(oneOfTwo);
  });

  test.each([
    ['q4.kofn.1', twoOfThree],
    ['q4.kofn.3', oneOfTwo],
  ])('the oracle %s gives the time to the first failure (± 10 %; AFTERSIM_LONG=1: ± 1 %)', (_, its) => {
    expectMet(firstFailure(its));
  });

  test('the oracle q4.kofn.1 catches parts of which all are needed', () => {
    expectCaught(twoOfThree, { settings: ['products.twoOfThree.structure.atLeast=3'] });
  });

  test('the oracle q4.kofn.1 catches parts of which one is enough', () => {
    expectCaught(twoOfThree, { settings: ['products.twoOfThree.structure.atLeast=1'] });
  });

  test('the oracle q4.kofn.3 catches a second crew', () => {
    expectCaught(oneOfTwo, { settings: ['pools.crew.members.one.count=2'] });
  });
});

describe('the structure function', () => {
  const size = 6;
  const leaf = fc.integer({ min: 0, max: size - 1 });
  const { block } = fc.letrec<{ block: Block; part: number | Block }>((tie) => ({
    part: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('block')),
    block: fc
      .array(tie('part'), { minLength: 1, maxLength: 4 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((need): Block => ({ need, of }))),
  }));
  const sets = fc.integer({ min: 0, max: 2 ** size - 1 });
  const inSet =
    (set: number) =>
    (socket: number): boolean =>
      ((set >> socket) & 1) === 1;

  /** Works while some choice of `need` parts works: by trying all choices. */
  const works = (part: number | Block, failed: (socket: number) => boolean): boolean => {
    if (typeof part === 'number') return !failed(part);
    const choices = 2 ** part.of.length;
    for (let choice = 0; choice < choices; choice += 1) {
      const chosen = part.of.filter((_, index) => ((choice >> index) & 1) === 1);
      if (chosen.length === part.need && chosen.every((its) => works(its, failed))) return true;
    }
    return false;
  };

  const agrees = (ours: typeof hasFailed) =>
    fc.property(block, sets, (its, set) => {
      expect(ours(its, inSet(set))).toBe(!works(its, inSet(set)));
    });

  test('says what trying all choices of parts says', () => {
    fc.assert(agrees(hasFailed), { numRuns: 300, seed: 4 });
  });

  test('would be caught if one part more or less were needed', () => {
    expectCaughtBy(
      agrees((its, failed) => hasFailed({ ...its, need: Math.min(its.of.length, its.need + 1) }, failed)),
    );
    expectCaughtBy(agrees((its, failed) => hasFailed({ ...its, need: its.need - 1 }, failed)));
  });

  test('one more failure never mends the whole', () => {
    fc.assert(
      fc.property(block, sets, leaf, (its, set, more) => {
        if (hasFailed(its, inSet(set))) expect(hasFailed(its, inSet(set | (1 << more)))).toBe(true);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('somebody is to blame if and only if the whole has failed, and only what has failed itself', () => {
    fc.assert(
      fc.property(block, sets, (its, set) => {
        const blamed = Array.from({ length: size }, (_, socket) => isToBlame(its, socket, inSet(set)));
        expect(blamed.includes(true)).toBe(hasFailed(its, inSet(set)));
        for (const [socket, is] of blamed.entries()) if (is) expect(inSet(set)(socket)).toBe(true);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});
