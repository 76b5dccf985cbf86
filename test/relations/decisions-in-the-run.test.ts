import { describe, expect, test } from 'vitest';
import { prepare, Runner, samePhysics } from '../../engine/experiments/study.ts';
import { runTogether } from '../../engine/experiments/run.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { altered, chronicle, factsOf, scenarioIn, sum, twoCustomers, without } from '../laws/chronicle.ts';
import {
  livesAreSpentOn,
  machinesInService,
  nothingBeginsWhileHeld,
  sameUntil,
  theGoneAreGone,
} from '../laws/ports.ts';
import { everyRequestHasOneLife } from '../laws/request-lives.ts';
import { monthsAreUpOrDown } from '../laws/machine-hours.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { everyUnitCanBeFollowed } from '../laws/unit-flow.ts';

const file = twoCustomers;
const year = 8760;
const all = ['renewal', 'service', 'growth', 'care', 'shelves', 'overhauls'];

/** The scenario with some of its decisions only, and with settings. */
const withOnly = (decisions: readonly string[], ...settings: readonly string[]) =>
  scenarioIn(file, [
    ...all.filter((id) => !decisions.includes(id)).map((id) => `decisions.${id}=null`),
    ...settings.flatMap(anew),
  ]);

/** A setting of a trigger or a rule takes the place of what the file says, and is not merged with it. */
function anew(setting: string): readonly string[] {
  const [, path] = /^(decisions\.\w+\.(?:when|rule))=/.exec(setting) ?? [];
  return path === undefined ? [setting] : [`${path}=null`, setting];
}
const free = (decisions: readonly string[], ...settings: readonly string[]) =>
  chronicle(withOnly(decisions, ...settings), { mode: 'decisions' });
const stillOpen = (facts: ReturnType<typeof free>['facts']) =>
  factsOf(facts, 'raised').length - factsOf(facts, 'closed').length - factsOf(facts, 'withdrawn').length;

describe('decisions that nobody is free to take', () => {
  test('law 4: all kinds of them, frozen, leave every bit of the facts and the ledger as if they were not there', () => {
    const frozen = chronicle(scenarioIn(file));
    const absent = chronicle(withOnly([]));
    expect(frozen.result).toEqual(absent.result);
    expect(factsOf(frozen.facts, 'decided')).toEqual([]);
  });

  test('would be caught if one was taken all the same', () => {
    const absent = chronicle(withOnly([]));
    for (const id of all) {
      const { result, facts } = free([id]);
      expect(factsOf(facts, 'decided').length, id).toBeGreaterThan(0);
      expect(result.facts, id).not.toBe(absent.result.facts);
    }
  });

  test('taken in the run they are told of, in order, and each at its time', () => {
    const { facts, result, scenario } = free(
      all,
      'decisions.renewal.rule={ byExperience: availability, below: 1 %, take: leave, otherwise: stay }',
    );
    const decided = factsOf(facts, 'decided');
    const ids = Object.keys(scenario.base.decisions);
    expect(
      decided.map(({ decision, option, at, occasion }) => ({
        decision: ids[decision],
        option,
        at,
        occasion,
      })),
    ).toEqual(
      result.taken.map(({ decision, option, at, occasion }) => ({
        decision,
        option: Object.keys(scenario.base.decisions[decision]!.options).indexOf(option),
        at,
        occasion,
      })),
    );
    const times = (decision: string, customer: string | null) =>
      result.taken
        .filter((its) => its.decision === decision && its.customer === customer)
        .map(({ at }) => at / year);
    expect(times('renewal', 'north')).toEqual([2, 4]);
    expect(times('renewal', 'south')).toEqual([3]);
    expect(times('growth', null)).toEqual([1]);
    expect(times('care', null)).toEqual([0.5, 1.5, 2.5, 3.5, 4.5, 5.5]);
    expect(times('service', 'south')).toHaveLength(71);
  });

  test('the same run twice is the same run, decisions and all', () => {
    const [one, other] = [free(all), free(all)];
    expect(one.result).toEqual(other.result);
  });
});

describe('A06: service that is held', () => {
  const strict =
    'decisions.service.rule={ byExperience: unpaidFor, above: 25 d, take: stop, otherwise: serve }';
  const held = free(['service'], strict);
  const stop = { decision: 0, option: 1 };

  test('no visit starts for a customer whose bills are open too long; what it needs waits in admin and begins later', () => {
    nothingBeginsWhileHeld(held.facts, stop);
    everyRequestHasOneLife(held.facts, stillOpen(held.facts));
    everyUnitCanBeFollowed(held.plan, held.facts);
    monthsAreUpOrDown(held.facts);
  });

  test('who pays in time is served without a break', () => {
    const prompt = free(
      ['service'],
      'contracts.south.paymentDelay=10 d',
      'contracts.north.paymentDelay=10 d',
    );
    expect(prompt.result.taken.every(({ option }) => option === 'serve')).toBe(true);
    const frozen = chronicle(
      withOnly([], 'contracts.south.paymentDelay=10 d', 'contracts.north.paymentDelay=10 d'),
    );
    const story = (facts: typeof frozen.facts) => facts.map(({ kind, at }) => `${kind} ${at}`);
    expect(story(prompt.facts.filter(({ kind }) => kind !== 'decided'))).toEqual(story(frozen.facts));
  });

  test('would be caught if it was served all the same, if it never began again, and if its hours went elsewhere', () => {
    const served = free(['service'], 'decisions.service.rule={ always: serve }');
    const claimed = served.facts.map((fact, index) =>
      fact.kind === 'decided' ? { ...fact, option: index % 3 === 0 ? 1 : 0 } : fact,
    );
    expectBroken(() => nothingBeginsWhileHeld(claimed, stop));
    const forever = free(['service'], 'decisions.service.rule={ always: stop }');
    expectBroken(() => nothingBeginsWhileHeld(forever.facts, stop));
    const down = altered(
      held.facts,
      'downtime',
      () => ({ bucket: 3 }),
      ({ bucket }) => bucket === 1,
    );
    expectBroken(() => nothingBeginsWhileHeld(down, stop));
  });
});

/** Units that had been issued to requests which were withdrawn, each of which went back to a shelf at that moment. */
function partsThatCameBack(facts: readonly Fact[]): number {
  const withdrawn = new Map(factsOf(facts, 'withdrawn').map(({ request, at }) => [request, at]));
  const installed = new Set(factsOf(facts, 'installed').map(({ request, unit }) => `${request} ${unit}`));
  const back = new Set(factsOf(facts, 'received').map(({ unit, at }) => `${unit} ${at}`));
  const reserved = factsOf(facts, 'issued').filter(
    ({ request, unit }) => withdrawn.has(request) && !installed.has(`${request} ${unit}`),
  );
  for (const { request, unit } of reserved)
    expect(back.has(`${unit} ${withdrawn.get(request)!}`), `unit ${unit} of request ${request}`).toBe(true);
  return reserved.length;
}

describe('who leaves when its contract ends', () => {
  const unhappy =
    'decisions.renewal.rule={ byExperience: availability, below: 99.9 %, take: leave, otherwise: stay }';
  const left = free(['renewal'], unhappy, 'horizon=5 y');

  test('takes its machines along: open requests are withdrawn, reserved parts go back, nothing is lost', () => {
    expect(left.result.taken).toMatchObject([
      { decision: 'renewal', customer: 'north', at: 2 * year, option: 'leave' },
      { decision: 'renewal', customer: 'south', at: 3 * year, option: 'leave' },
    ]);
    const at = (customer: string, years: number) =>
      machinesInService(left.plan, left.facts, customer, years * year);
    expect([at('north', 1.9), at('north', 2), at('south', 2.9), at('south', 3)]).toEqual([8, 0, 12, 0]);
    everyRequestHasOneLife(left.facts, stillOpen(left.facts));
    everyUnitCanBeFollowed(left.plan, left.facts);
    monthsAreUpOrDown(left.facts);
  });

  test('leaves nothing open behind, whenever it leaves', () => {
    const runs = [1, 2, 3, 4].map((replication) => {
      const scenario = withOnly(
        ['renewal'],
        'decisions.renewal.rule={ always: leave }',
        'lanes.north-depot.time=9 d',
        // A promise that nobody could keep over so long a way is refused.
        'tiers.gold.restore=30 d',
      );
      return chronicle(scenario, { mode: 'decisions', replication });
    });
    const facts = runs.flatMap((run) => run.facts);
    expect(factsOf(facts, 'withdrawn').length).toBeGreaterThan(2);
    expect(sum(runs.map((run) => partsThatCameBack(run.facts)))).toBeGreaterThan(0);
    for (const run of runs) {
      everyRequestHasOneLife(run.facts, stillOpen(run.facts));
      everyUnitCanBeFollowed(run.plan, run.facts);
    }
    const [busy] = runs.filter((run) => factsOf(run.facts, 'withdrawn').length > 0);
    theGoneAreGone(busy!.facts);
    expectBroken(() => theGoneAreGone(without(busy!.facts, 'withdrawn')));
    const afterwards = {
      ...factsOf(busy!.facts, 'failed')[0]!,
      machine: factsOf(busy!.facts, 'retired')[0]!.machine,
    };
    expectBroken(() => theGoneAreGone([...busy!.facts, afterwards]));
  });

  test('stays if it has seen what it wanted, and is asked again at the next term', () => {
    const content = free(
      ['renewal'],
      'decisions.renewal.rule={ byExperience: availability, below: 1 %, take: leave, otherwise: stay }',
    );
    expect(content.result.taken.map(({ customer, at }) => [customer, at / year])).toEqual([
      ['north', 2],
      ['south', 3],
      ['north', 4],
    ]);
    expect(factsOf(content.facts, 'retired')).toEqual([]);
  });
});

describe('machines that join', () => {
  test('enter service when it is decided, not more than there are, and not before', () => {
    const joined = free(['growth']);
    const at = (years: number) => machinesInService(joined.plan, joined.facts, 'south', years * year);
    expect([at(0.99), at(1)]).toEqual([12, 15]);
    const tooMany = free(['growth'], 'decisions.growth.options.more.join.more=9');
    expect(machinesInService(tooMany.plan, tooMany.facts, 'south', 2 * year)).toBe(16);
    everyUnitCanBeFollowed(joined.plan, joined.facts);
    monthsAreUpOrDown(joined.facts);
  });
});

describe('wear that changes in the run', () => {
  const inPlace = 'test/contracts/scenarios/repair-in-place.yaml';
  const at = 2_000;
  const when = (wear: number) =>
    scenarioIn(inPlace, [
      'horizon=2 y',
      'decisions.reliability=null',
      `decisions.later={ actor: maker, when: { at: ${at} h }, rule: { always: other }, options: { asIs: {}, other: { wear: ${wear} } } }`,
    ]);
  const before = chronicle(when(0.5));
  const after = (wear: number) => chronicle(when(wear), { mode: 'decisions' });

  test.each([0.5, 1.7])(
    'by %f: the same lives are spent at the new pace, and nothing is drawn again',
    (wear) => {
      const { facts, plan } = after(wear);
      sameUntil(before.facts, facts, at);
      livesAreSpentOn({ plan, before: before.facts, after: facts }, at, wear);
    },
  );

  test('would be caught if nothing changed, if lives were drawn again, and if it came too early', () => {
    const { facts, plan } = after(0.5);
    expectBroken(() => livesAreSpentOn({ plan, before: before.facts, after: before.facts }, at, 0.5));
    expectBroken(() => livesAreSpentOn({ plan, before: before.facts, after: facts }, at, 0.6));
    const anew = chronicle(when(0.5), { mode: 'decisions', seed: 'another' });
    expectBroken(() => livesAreSpentOn({ plan, before: before.facts, after: anew.facts }, at, 0.5));
    expectBroken(() => sameUntil(before.facts, facts, at + 3_000));
  });

  test('of two decisions multiplies, and an option that asks for what is in force changes nothing', () => {
    const rule = (take: string) => `{ always: ${take} }`;
    const again = (take: string) =>
      chronicle(
        scenarioIn(inPlace, [
          'horizon=2 y',
          'decisions.reliability=null',
          `decisions.one={ actor: maker, when: { at: 1_000 h }, rule: ${rule('other')}, options: { asIs: {}, other: { wear: 0.7 } } }`,
          `decisions.two={ actor: maker, when: { at: 1_000 h }, rule: ${rule(take)}, options: { asIs: {}, other: { wear: 0.7 }, back: { wear: 0.7 } } }`,
        ]),
        { mode: 'decisions' },
      );
    const failures = (its: ReturnType<typeof again>) => factsOf(its.facts, 'failed').length;
    expect(failures(again('other'))).toBe(failures(again('back')));
    expect(failures(again('other'))).toBeLessThan(failures(again('asIs')));
  });
});

describe('limits and shelves that change in the run', () => {
  test('a limit holds for all machines from then on, and those beyond it fall due at once', () => {
    const { facts, plan } = free(['overhauls']);
    const due = factsOf(facts, 'fellDue').filter(({ at }) => at >= 2 * year);
    expect(due.length).toBeGreaterThan(30);
    expect(new Set(due.map(({ age }) => age))).toEqual(new Set([2_500]));
    expect(due.some(({ at }) => at === 2 * year)).toBe(true);
    sameUntil(chronicle(withOnly([])).facts, facts, 2 * year);
    everyUnitCanBeFollowed(plan, facts);
  });

  test('one unit more is ordered where units are ordered and bought where they are repaired', () => {
    const { facts, plan } = free(
      ['shelves'],
      'decisions.shelves.rule={ always: oneMore }',
      'decisions.shelves.when={ at: 1 y }',
    );
    const now = facts.filter(({ at }) => at === year);
    expect(factsOf(now, 'bought')).toHaveLength(1);
    expect(factsOf(now, 'ordered').map(({ stock }) => plan.stocks[stock]!.name)).toContain('plantSouth/pump');
    everyUnitCanBeFollowed(plan, facts);
  });

  test('set back, the unit goes again', () => {
    const settings = [
      'decisions.shelves.rule={ byExperience: failures, above: 0, take: oneMore, otherwise: asStocked }',
      'decisions.shelves.when={ every: 1 month }',
      'horizon=3 y',
    ];
    const { facts, plan, result } = free(['shelves'], ...settings);
    const options = result.taken.map(({ option }) => option);
    expect(new Set(options).size).toBe(2);
    everyUnitCanBeFollowed(plan, facts);
  });
});

describe('what options cost in the run', () => {
  const settings = [
    'decisions.care.when={ at: 1.25 y }',
    'decisions.care.rule={ always: careful }',
    'horizon=3 y',
  ];
  const { ledger, plan } = free(['care'], ...settings);
  const of = (name: string) =>
    ledger.entries.filter(({ charge }) => ledger.charges[charge]!.name === `outside/${name}`);
  // Pumps in all fleets, also those that have not joined.
  const pumps = 8 + 12 + 4;

  test('is paid by the actor, once when the option is taken and by the year from then on', () => {
    const once = of('one-off cost of care/careful');
    expect(sum(once.map(({ cents }) => cents))).toBe(pumps * 5_000);
    expect(new Set(once.map(({ earned }) => earned))).toEqual(new Set([1.25 * year]));
    const yearly = of('decision care/careful');
    expect(sum(yearly.map(({ cents }) => cents))).toBeCloseTo(pumps * 10_000 * 1.75, -2);
    expect(Math.min(...yearly.map(({ earned }) => earned))).toBeGreaterThan(1.25 * year);
    const payers = new Set([...once, ...yearly].map(({ payer }) => payer));
    expect([...payers].sort()).toEqual(plan.customers.map((_, index) => party.firstCustomer + index));
  });

  test('is not paid by who never takes it', () => {
    const never = free(['care'], 'decisions.care.rule={ always: asEver }', 'horizon=3 y');
    const charges = never.ledger.entries.map(({ charge }) => never.ledger.charges[charge]!.name);
    expect(charges.filter((name) => name.includes('care'))).toEqual([]);
  });
});

describe('runs that alternatives share', () => {
  const live = withOnly(['service'], 'horizon=1 y');

  test('are shared only by those whose contracts are alike, where somebody decides on what they say', () => {
    expect(samePhysics(live, 'decisions', ['a', 'b', 'c'])).toEqual([['a', 'b'], ['c']]);
    expect(samePhysics(live, 'frozen', ['a', 'b', 'c'])).toEqual([['a', 'b', 'c']]);
    const runner = new Runner(live, live.seed, () => '');
    const together = runner.doAll({ mode: 'decisions', alternative: 'a', also: ['b'], replication: 0 });
    expect(together[1]).toEqual(runner.do({ mode: 'decisions', alternative: 'b', replication: 0 }));
  });

  test('would come to something else together, and are refused', () => {
    const runner = new Runner(live, live.seed, () => '');
    const facts = (alternative: string) =>
      runner.do({ mode: 'decisions', alternative, replication: 0 }).facts;
    expect(facts('a')).not.toBe(facts('c'));
    const blueprints = ['a', 'c'].map((id) => prepare(live, 'decisions', id).blueprint);
    expect(() => runTogether(blueprints, { seed: '1', replication: 0, replay: '' })).toThrow(
      'different networks',
    );
  });
});
