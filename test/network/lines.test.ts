import { describe, expect, test } from 'vitest';
import {
  chronicle,
  factsOf,
  scenarioFrom,
  scenarioIn,
  shipped,
  twoDepots,
  without,
} from '../laws/chronicle.ts';
import { positionStaysAtLevel } from '../laws/inventory-position.ts';
import { nobodyIsOvertaken } from '../laws/lines.ts';
import { expectBroken } from '../laws/seen-broken.ts';

// Four machines that fail once, at 10, 11, 12 and 13 hours, and keep somebody for 10 hours each.
const four = (members: string, dispatch: string, jobs: Readonly<Record<'a' | 'b' | 'c' | 'd', string>>) => {
  const item = (id: 'a' | 'b' | 'c' | 'd', life: number) =>
    `${id}: { kind: consumable, modes: { wear: { meter: h, life: ${life} h, job: ${id}, renews: mode } } }`;
  const job = (id: 'a' | 'b' | 'c' | 'd') =>
    `${id}: { steps: [{ take: crew${jobs[id]} }, { do: work, time: 10 h }, { release: crew }] }`;
  const fleet = (id: string, tier: string) =>
    `${id}: { product: ${id}, count: 1, place: yard, tier: ${tier}, usage: { h: 24 h/d } }`;
  const its = chronicle(
    scenarioFrom(
      `
aftersim: 1
name: Four machines
horizon: 20.5 h
places: { yard: { kind: field } }
tiers: { platinum: { priority: 0 }, silver: { priority: 2 } }
items: { ${item('a', 10)}, ${item('b', 11)}, ${item('c', 12)}, ${item('d', 13)} }
products: { a: { sockets: { part: a } }, b: { sockets: { part: b } }, c: { sockets: { part: c } }, d: { sockets: { part: d } } }
fleets: { ${fleet('a', 'silver')}, ${fleet('b', 'silver')}, ${fleet('c', 'platinum')}, ${fleet('d', 'silver')} }
pools: { crew: { kind: people, home: yard, dispatch: ${dispatch}, members: { ${members} } } }
jobs: { ${job('a')}, ${job('b')}, ${job('c')}, ${job('d')} }
`,
      'four.yaml',
    ),
  );
  return factsOf(its.facts, 'assigned').map(({ request, at, waited }) => [request, at, waited]);
};
const any = { a: '', b: '', c: '', d: '' };

describe('lines, by hand', () => {
  test('first come, first served', () => {
    expect(four('all: { count: 1, hours: always }', 'firstCome', any)).toEqual([
      [1, 10, 0],
      [2, 20, 9],
    ]);
  });

  test('by tier the platinum customer goes before who came earlier, and interrupts nobody', () => {
    expect(four('all: { count: 1, hours: always }', 'byTier', any)).toEqual([
      [1, 10, 0],
      [3, 20, 8],
    ]);
  });

  test('a skill is done by those who have it, however many others are free', () => {
    const members =
      'one: { count: 1, skills: [electric], hours: always }, many: { count: 5, skills: [mechanic], hours: always }';
    const electric = ', skill: electric';
    expect(
      four(members, 'firstCome', { a: electric, b: electric, c: ', skill: mechanic', d: electric }),
    ).toEqual([
      [1, 10, 0],
      [3, 12, 0],
      [2, 20, 9],
    ]);
  });

  test('who needs two waits for two, and nobody who needs one slips in between', () => {
    expect(four('all: { count: 2, hours: always }', 'firstCome', { ...any, b: ', count: 2' })).toEqual([
      [1, 10, 0],
      [2, 20, 9],
    ]);
  });
});

describe('lines in scenarios of size', () => {
  const classes = 'test/network/scenarios/three-classes.yaml';
  const run = (alternative: string) => chronicle(scenarioIn(classes, ['horizon=1 y']), { alternative });
  const tierOf = ({ facts }: ReturnType<typeof run>) => {
    const tiers = new Map(factsOf(facts, 'raised').map(({ request, tier }) => [request, tier]));
    return (request: number) => tiers.get(request)!;
  };
  const alike = () => 0;

  test('nobody is overtaken, first come or by tier', () => {
    nobodyIsOvertaken(run('firstCome').facts, 0, alike);
    const byTier = run('byTier');
    nobodyIsOvertaken(byTier.facts, 0, tierOf(byTier));
  });

  test('which is seen to fail when the one is judged by the rule of the other', () => {
    const byTier = run('byTier');
    expectBroken(() => nobodyIsOvertaken(byTier.facts, 0, alike));
    expectBroken(() => nobodyIsOvertaken(run('firstCome').facts, 0, tierOf(byTier)));
  });
});

describe('the inventory position', () => {
  // A planned exchange asks for a pump at 100 h, the pump fails at 105 h, and the first order comes at 130 h.
  const overtaken = chronicle(
    scenarioFrom(
      `
aftersim: 1
name: Overtaken
horizon: 320 h
places: { yard: { kind: field } }
items:
  pump:
    kind: consumable
    modes:
      limit: { kind: planned, meter: h, life: 100 h, severity: runsOn, job: exchange }
      burst: { meter: h, life: 105 h, job: exchange }
products: { plant: { sockets: { pump: pump } } }
fleets: { plants: { product: plant, count: 1, place: yard, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: yard, unlimited: true } }
jobs: { exchange: { preset: partFirst, item: pump, crew: crew, work: 2 h } }
stocks: { pump: { yard: { level: 0, source: supplier, leadTime: 30 h } } }
`,
      'overtaken.yaml',
    ),
  );

  test('stays at S when a failure overtakes a planned request: its order serves the failure, and no second is made', () => {
    const { facts, plan } = overtaken;
    expect(factsOf(facts, 'ordered').map(({ at }) => at)).toEqual([100, 232]);
    expect(factsOf(facts, 'issued').map(({ at, waited }) => [at, waited])).toEqual([
      [130, 25],
      [262, 25],
    ]);
    expect(factsOf(facts, 'withdrawn').map(({ at }) => at)).toEqual([105, 237]);
    expect(positionStaysAtLevel(plan, facts)).toBe(2);
  });

  test('is S in every stock that orders, and above it only by what was taken back', () => {
    const depots = chronicle(scenarioIn(twoDepots, ['horizon=2 y']));
    expect(positionStaysAtLevel(depots.plan, depots.facts)).toBeGreaterThan(0);
    const engines = chronicle(scenarioIn(shipped.flagship, ['horizon=2 y']));
    positionStaysAtLevel(engines.plan, engines.facts);
    const pumps = chronicle(scenarioIn(shipped.teaching));
    expect(positionStaysAtLevel(pumps.plan, pumps.facts)).toBe(0);
  });

  test('would be caught with an order left out, or one too many', () => {
    const pumps = chronicle(scenarioIn(shipped.teaching));
    expectBroken(() => positionStaysAtLevel(pumps.plan, without(pumps.facts, 'ordered')));
    const [order] = factsOf(pumps.facts, 'ordered');
    const twice = pumps.facts.toSpliced(order!.id, 0, order!);
    expectBroken(() => positionStaysAtLevel(pumps.plan, twice));
    expectBroken(() => positionStaysAtLevel(pumps.plan, without(pumps.facts, 'demanded')));
  });
});
