// Rules of the user's own: they conform or are refused, they do what built-in ones do, and they go with the run's key.
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Order } from '../../batch/executor.ts';
import { InProcess } from '../../batch/in-process.ts';
import { BrokenRules, ownRulesFrom } from '../../batch/own-rules.ts';
import { Pool } from '../../batch/pool.ts';
import { breachesOf } from '../../engine/build/conformance.ts';
import { noOwnRules, type OwnKind, type OwnRules } from '../../engine/build/own-rules.ts';
import type { Scenario } from '../../engine/build/scenario.ts';
import type { RunResult } from '../../engine/experiments/run.ts';
import { precedences } from '../../engine/network/entitlements/precedence.ts';
import { byNumbers } from '../../engine/network/stock/replenish-rule.ts';
import { log } from '../../engine/random/arithmetic/logarithm.ts';
import { pick } from '../../engine/relations/rules/rules.ts';
import { formatProblems, readScenario } from '../../language/index.ts';
import { chronicle, factsOf, twoCustomers } from '../laws/chronicle.ts';
import { call, firstSteps, root } from '../cli/call.ts';

const threeClasses = 'test/network/scenarios/three-classes.yaml';
const worker = pathToFileURL(join(root, 'dist/worker.js'));
const folder = mkdtempSync(join(tmpdir(), 'aftersim-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const exported = (kind: OwnKind, rule: string): string => `export default { ${kind}: { mine: ${rule} } };`;
const rulesOf = (kind: OwnKind, rule: string): OwnRules => ownRulesFrom(exported(kind, rule), 'mine.js');

const changed = (file: string, settings: readonly string[], own?: OwnRules): Scenario => {
  const read = readScenario(readFileSync(join(root, file)), { file, settings, ...(own && { own }) });
  if ('problems' in read) expect.fail(formatProblems(read.problems));
  return read.scenario;
};

/** What is said of a text that is no file of rules, or whose rules do not conform. */
function refused(source: string): string {
  try {
    ownRulesFrom(source, 'mine.js');
  } catch (error) {
    if (error instanceof BrokenRules) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('the laws that rules conform to', () => {
  it('are kept by the built-in ones', () => {
    const builtIn = {
      precedence: precedences,
      replenish: { byNumbers },
      decision: {
        leastOwnExpectedCost: (occasion) => pick({ name: 'leastOwnExpectedCost' }, occasion),
        logit: (occasion) => pick({ name: 'logit', scale: 50_000 }, occasion),
        always: (occasion) => pick({ name: 'always', option: 'stay' }, occasion),
      },
    } satisfies Pick<OwnRules, OwnKind>;
    expect(breachesOf(builtIn)).toEqual([]);
  });

  it('and by those of the example', () => {
    const file = 'scenarios/own-rules.js';
    const rules = ownRulesFrom(readFileSync(join(root, file), 'utf8'), file);
    expect(breachesOf(rules)).toEqual([]);
    expect(Object.keys({ ...rules.precedence, ...rules.replenish, ...rules.decision })).toHaveLength(3);
  });

  it.each([
    ['precedence', '(need) => need.size', 'must answer with a number'],
    ['precedence', '(need) => String(need.priority)', 'must answer with a number'],
    [
      'precedence',
      '(() => { let asked = 0; return () => (asked += 1); })()',
      'the same answer to the same question',
    ],
    [
      'precedence',
      '(() => { let last = 0; return (n) => { const it = last; last = n.dueAt; return it; }; })()',
      'the same',
    ],
    ['precedence', '(need) => { need.priority = 0; return 0; }', 'must not throw'],
    ['precedence', '() => Date.now()', 'Date is not defined'],
    ['precedence', '() => Math.random()', 'Math.random is not a function'],
    ['precedence', '() => Math.sin(1)', 'Math.sin is not a function'],
    ['precedence', '() => process.exit(1)', 'process is not defined'],
    ['precedence', '() => eval("1")', 'Code generation from strings'],
    ['replenish', '(stock) => stock.orderUpTo - stock.position', 'a whole number of units, at least 0'],
    ['replenish', '() => 0.5', 'a whole number of units'],
    ['decision', '() => "nowhere"', 'one of the options'],
    ['decision', '({ options }) => options.shift()', 'must not throw'],
  ] as const)('are seen to fail: %s %s', (kind, rule, said) => {
    expect(refused(exported(kind, rule))).toMatch(
      new RegExp(`^mine.js: ${kind}.mine: it must.*${said}|${said}`),
    );
  });

  it('keep whatever formula of its need a rule is', () => {
    const formula = fc.record({
      a: fc.double({ noNaN: true, min: -9, max: 9 }),
      b: fc.integer(),
      c: fc.boolean(),
    });
    fc.assert(
      fc.property(formula, ({ a, b, c }) => {
        const rule = `(n) => ${a} * n.priority + ${b} * n.raisedAt + (n.planned === ${String(c)} ? 1 : 0)`;
        expect(rulesOf('precedence', rule).precedence['mine']).toBeTypeOf('function');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a text that is no file of rules is refused, with the place', () => {
  it.each([
    ['const rule = 1;', 'mine.js: rules are what the file exports'],
    ['export default 7;', 'mine.js: rules are a map by kind'],
    ['export default {};', 'mine.js: there is no rule in it'],
    ['export default { precedence: { 2: () => 1 } };', 'mine.js: precedence.2: a name has letters'],
    [
      'export default { dispatch: { a: () => 1 } };',
      'no rules of the kind "dispatch"; kinds: precedence, replenish, decision',
    ],
    ['export default { precedence: { a: 1 } };', 'mine.js: precedence.a is no function'],
    ['\n\nexport default { precedence: { a: () => ] } };', "mine.js:3: Unexpected token ']'"],
    [
      'import fs from "node:fs";\nexport default {};',
      'mine.js:1: Cannot use import statement outside a module; a file of rules imports',
    ],
    ['\nnowhere();\nexport default {};', 'mine.js:2: nowhere is not defined'],
    ['for (;;);\nexport default {};', 'Script execution timed out'],
  ])('%s', (source, said) => {
    expect(refused(source)).toContain(said);
  });

  it('and a logarithm there is the portable one', () => {
    const { precedence } = rulesOf('precedence', '(need) => Math.log(need.priority + 3)');
    expect(precedence['mine']!({ priority: 0, raisedAt: 0, planned: false, severity: 0, dueAt: 0 })).toBe(
      log(3),
    );
  });
});

describe('a rule of one’s own that says what a built-in one says gives the same facts', () => {
  const differs = (a: Scenario, b: Scenario, mode: 'frozen' | 'decisions' = 'frozen'): boolean =>
    chronicle(a, { mode }).result.facts !== chronicle(b, { mode }).result.facts;

  it('who goes first', () => {
    const written = (rule: string, own?: OwnRules) =>
      changed(threeClasses, [`pools.fitters.dispatch=${rule}`], own);
    const mine = (rule: string) => written('own.mine', rulesOf('precedence', rule));
    expect(differs(written('byTier'), mine('(need) => need.priority'))).toBe(false);
    expect(differs(written('byTier'), mine('(need) => -need.priority'))).toBe(true);
  });

  it('when a stock orders', () => {
    const numbers = [
      'stocks.pump.plant.level=null',
      'stocks.pump.plant.reorderAt=3',
      'stocks.pump.plant.orderUpTo=7',
    ];
    const mine = (rule: string) =>
      changed(firstSteps, [...numbers, 'stocks.pump.plant.replenish=own.mine'], rulesOf('replenish', rule));
    const theirs = changed(firstSteps, numbers);
    const same = '(its) => (its.position > its.reorderAt ? 0 : its.orderUpTo - its.position)';
    expect(differs(theirs, mine(same))).toBe(false);
    expect(differs(theirs, mine('(its) => (its.position > its.reorderAt ? 0 : 1)'))).toBe(true);
  });

  it('what a party decides, at the start and in the run', () => {
    const always = (rule: string) => ['decisions.growth.rule=' + rule];
    const mine = (rule: string) => changed(twoCustomers, always('own.mine'), rulesOf('decision', rule));
    const theirs = changed(twoCustomers, always('{ always: more }'));
    expect(differs(theirs, mine('({ options }) => options.find((its) => its === "more")'), 'decisions')).toBe(
      false,
    );
    const stays = mine('({ options }) => options.find((its) => its === "asIs")');
    expect(differs(theirs, stays, 'decisions')).toBe(true);
    const { facts } = chronicle(stays, { mode: 'decisions' });
    expect(factsOf(facts, 'decided').length).toBeGreaterThan(0);
  });

  it('an answer that no law foresaw ends the run and says who gave it', () => {
    const late = rulesOf('replenish', '(its) => (its.now > 9_000 ? NaN : 2)');
    const numbers = ['stocks.pump.plant.replenish=own.mine'];
    const scenario = changed(firstSteps, numbers, late);
    expect(() => chronicle(scenario)).toThrow(/plant\/pump: its own rule orders NaN units at .*"position"/);
  });
});

describe('rules go with the run', () => {
  const own = rulesOf('precedence', '(need) => -need.priority');
  const order: Order = {
    scenario: changed(threeClasses, ['pools.fitters.dispatch=own.mine'], own),
    seed: '1',
    call: 'the test',
  };
  const tasks = [0, 1].map((replication) => ({ mode: 'frozen', alternative: 'base', replication }) as const);

  it('into threads', async () => {
    const factsBy = async (executor: InProcess | Pool): Promise<readonly string[]> => {
      const results: RunResult[] = [];
      await executor.run(tasks, (_, result) => results.push(result));
      return results.sort((a, b) => a.replication - b.replication).map(({ facts }) => facts);
    };
    const here = await factsBy(new InProcess(order));
    expect(await factsBy(new Pool(order, { workers: 2, program: worker }))).toEqual(here);
    const { own: _, ...without } = order.scenario;
    const nobodys = new InProcess({ ...order, scenario: without });
    await expect(factsBy(nobodys)).rejects.toThrow('the rule "own.mine" was not given to this run');
  });

  it('from the command line, whose digest of the scenario changes with their text', () => {
    const write = (name: string, rule: string): string => {
      const file = join(folder, name);
      writeFileSync(file, exported('precedence', rule));
      return file;
    };
    const digest = (file: string): string => {
      const args = ['run', firstSteps, '--set', 'pools.technicians.dispatch=own.mine', '--replications', '1'];
      const { code, stdout, stderr } = call([...args, '--rules', file, '--format', 'json']);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return (JSON.parse(stdout) as { readonly scenario: { readonly digest: string } }).scenario.digest;
    };
    const one = digest(write('one.js', '(need) => need.raisedAt'));
    expect(digest(write('same.js', '(need) => need.raisedAt'))).toBe(one);
    expect(digest(write('other.js', '(need) => need.dueAt'))).not.toBe(one);
  });
});

describe('what is named must be there', () => {
  const problem = (settings: readonly string[], own?: OwnRules): string => {
    const read = readScenario(readFileSync(join(root, firstSteps)), {
      file: 'it',
      settings,
      ...(own && { own }),
    });
    return 'problems' in read ? formatProblems(read.problems) : 'none';
  };
  const own = rulesOf('precedence', '(need) => need.dueAt');

  it.each([
    [
      'pools.technicians.dispatch=own.mine',
      undefined,
      '"own.mine" is a rule of your own: give the file that it is in with --rules',
    ],
    [
      'pools.technicians.dispatch=own.mien',
      own,
      'there is no precedence rule "own.mien" in the file of rules; it has mine; did you mean "mine"?',
    ],
    [
      'stocks.pump.plant.replenish=own.mine',
      own,
      '"own.mine" is a precedence rule; here a replenish rule is needed',
    ],
    ['stocks.pump.plant.allocate=[own.mine, own.other]', own, 'there is no precedence rule "own.other"'],
    ['pools.technicians.dispatch=own.', own, 'own.NAME'],
    ['pools.technicians.dispatch=own.mine', own, 'none'],
  ] as const)('%s', (setting, rules, said) => {
    expect(problem([setting], rules)).toContain(said);
  });

  it('and a file of rules that is not there is said so', () => {
    const { code, stderr } = call(['run', firstSteps, '--rules', join(folder, 'nowhere.js')]);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no file');
    expect(noOwnRules.precedence).toEqual({});
  });
});
