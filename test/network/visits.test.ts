import { describe, expect, test } from 'vitest';
import { meanInterval } from '../../engine/stats/index.ts';
import { chronicle, factsOf, scenarioFrom } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

// A machine fails after 100 hours of running; a technician from the depot travels two hours to it, and two hours for each
// further visit.
const plant = ({ work, pool = '', horizon = '400 h', life = '100 h', count = 1 }: Plant) =>
  scenarioFrom(
    `
aftersim: 1
name: A machine and a technician
horizon: ${horizon}
places: { depot: { kind: central }, plant: { kind: field, parent: depot } }
lanes: { road: { from: plant, to: depot, time: 2 h } }
items: { part: { kind: consumable, modes: { wear: { meter: h, life: ${life}, job: mend, renews: mode } } } }
products: { machine: { sockets: { part: part } } }
fleets: { machines: { product: machine, count: ${count}, place: plant, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: depot, ${pool === '' ? `members: { one: { count: ${count}, hours: always } }` : pool} } }
jobs: { mend: { steps: [{ take: crew }, { travel: crew }, { do: mend, ${work} }, { release: crew }] } }
`,
    'visits.yaml',
  );
interface Plant {
  readonly work: string;
  readonly pool?: string;
  readonly horizon?: string;
  readonly life?: string;
  readonly count?: number;
}

/** Hours at which somebody arrived, with the number of the visit, and hours of each piece of work. */
const visitsOf = (its: Plant) => {
  const { facts } = chronicle(plant(its));
  return {
    arrivals: factsOf(facts, 'arrived').map(({ at, visit }) => `${visit} at ${at}`),
    work: factsOf(facts, 'worked').map(({ hours }) => hours),
    up: factsOf(facts, 'restored').map(({ at }) => at),
  };
};

describe('work that takes several visits', () => {
  test('what one visit cannot do is for the next, with travel again', () => {
    expect(visitsOf({ work: 'time: 10 h, perVisit: 4 h', horizon: '200 h' })).toEqual({
      arrivals: ['1 at 102', '2 at 108', '3 at 114'],
      work: [4, 4, 2],
      up: [116],
    });
  });

  test('as much as there is, without a limit', () => {
    expect(visitsOf({ work: 'time: 10 h', horizon: '200 h' })).toEqual({
      arrivals: ['1 at 102'],
      work: [10],
      up: [112],
    });
  });

  test('a shift that ends takes the people home, and the rest is done on the next day, with travel again', () => {
    // Friday at four in the morning it fails; from six to ten somebody travels and works, and again on Saturday.
    const pool = 'shiftEnd: revisit, members: { one: { count: 1, hours: "daily 06:00-10:00" } }';
    expect(visitsOf({ work: 'time: 3 h', pool, horizon: '190 h' })).toEqual({
      arrivals: ['1 at 104', '2 at 128'],
      work: [2, 1],
      up: [129],
    });
  });

  test('work that never fits ends the run with the name of its machine', () => {
    // Two hours on the road of a shift of an hour: nobody ever gets to work.
    const pool = 'shiftEnd: revisit, members: { one: { count: 1, hours: "daily 06:00-07:00" } }';
    expect(() => visitsOf({ work: 'time: 3 h', pool, horizon: '5 y' })).toThrow(
      /mend at machines\/1: 1024 visits, and the work is not done/,
    );
  });
});

describe('L36: visits per job', () => {
  const visitsPerJob = (fixes: string): readonly number[] =>
    Array.from({ length: 24 }, (_, replication) => {
      const scenario = plant({
        work: `time: 1 h, fixes: ${fixes}`,
        life: 'exponential(100 h)',
        horizon: '1 y',
        count: 20,
      });
      const { facts } = chronicle(scenario, { mode: 'frozen', alternative: 'base', replication });
      const closed = new Set(factsOf(facts, 'closed').map(({ request }) => request));
      return factsOf(facts, 'arrived').filter(({ request }) => closed.has(request)).length / closed.size;
    });

  /** One over the share of fixes that hold lies in the interval of the mean, which is narrow. */
  const isOneOver = (fixes: number, visits: readonly number[]) => {
    const { lower, upper, halfWidth } = meanInterval(visits, 0.999);
    expect(halfWidth * fixes).toBeLessThan(0.01);
    expect(lower).toBeLessThanOrEqual(1 / fixes);
    expect(upper).toBeGreaterThanOrEqual(1 / fixes);
  };

  test.each([
    ['75 %', 0.75],
    ['88 %', 0.88],
  ])('is one over the share of fixes that hold: %s', (text, fixes) => {
    isOneOver(fixes, visitsPerJob(text));
  });

  test('is one exactly where every fix holds', () => {
    expect(visitsPerJob('100 %')).toEqual(new Array<number>(24).fill(1));
  });

  test('would be caught if a share held that is two points away', () => {
    expectBroken(() => {
      isOneOver(0.75, visitsPerJob('77 %'));
    });
  });

  test('a fix that does not hold is not a repair: the machine stays down until one does', () => {
    const { facts } = chronicle(plant({ work: 'time: 1 h, fixes: 50 %', horizon: '2 y' }));
    for (const { request } of factsOf(facts, 'restored')) {
      const visits = factsOf(facts, 'arrived').filter((its) => its.request === request).length;
      const work = factsOf(facts, 'worked').filter((its) => its.request === request).length;
      expect(work).toBe(visits);
    }
    const visits = factsOf(facts, 'arrived').map(({ visit }) => visit);
    expect(Math.max(...visits)).toBeGreaterThan(2);
  });
});
