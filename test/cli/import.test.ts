// `aftersim import`: forty compressors are simulated from a scenario that we know; from what their owner would have recorded of
// them in three years, the scenario must come back, within its own intervals, and run as they did.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { WrongCall } from '../../cli/call/exit.ts';
import { historyOf } from '../../cli/import/history.ts';
import { causesOf } from '../../cli/import/lives.ts';
import { mappingOf } from '../../cli/import/mapping.ts';
import { readMoment, type Moment } from '../../cli/import/moment.ts';
import { replayOf } from '../../cli/import/replay.ts';
import { machinesText, scenarioText } from '../../cli/import/scenario-text.ts';
import { FitError } from '../../engine/stats/fit/index.ts';
import { formatProblems, readScenario, readTable } from '../../language/index.ts';
import { chronicle, factsOf, scenarioIn, type Chronicle } from '../laws/chronicle.ts';
import { call, callJson, root } from './call.ts';

const start = Date.UTC(2022, 0, 1);
const windowStart = 8_760;
const windowEnd = 4 * 8_760;
const dateOf = (hour: number): string => new Date(start + hour * 3_600_000).toISOString();

interface Tables {
  readonly fleet: string;
  readonly orders: string;
  readonly parts: string;
}

/** What the owner of the machines of a run wrote down of its last three years. */
function recorded({ facts }: Chronicle): Tables {
  const machine = (index: number): string => `C${String(index + 1).padStart(2, '0')}`;
  const fleet = Array.from(
    { length: 40 },
    (_, index) => `${machine(index)},${index < 20 ? 'north,20' : 'south,24'},2022-01-01`,
  );
  const failures = new Map(factsOf(facts, 'failed').map((fact) => [fact.id, fact]));
  const arrivals = new Map(
    factsOf(facts, 'worked').flatMap((fact) => (fact.step === 0 ? [[fact.request, fact.at] as const] : [])),
  );
  const ends = new Map(factsOf(facts, 'closed').map((fact) => [fact.request, fact.at]));
  const orders = factsOf(facts, 'raised').flatMap((raised) => {
    const [arrived, restored] = [arrivals.get(raised.request), ends.get(raised.request)];
    const failure = failures.get(raised.cause);
    if (failure === undefined || arrived === undefined || restored === undefined) return [];
    if (raised.at < windowStart) return [];
    const what = failure.socket === 0 ? 'leak,seal' : 'dead board,board';
    return [
      `${machine(raised.machine)},${[raised.at, arrived, restored].map(dateOf).join(',')},"${what.replace(',', '","')}"`,
    ];
  });
  return {
    fleet: ['Serial,Site,hours per day,installed', ...fleet, ''].join('\n'),
    orders: ['Serial,Reported at,On site,Closed,Fault,Part number', ...orders, ''].join('\n'),
    parts: 'Part number,Price,Lead days,Stock\nseal,1200.50,14,12\nboard,800,30,15\n',
  };
}

const truth = scenarioIn('test/cli/import/truth.yaml');
const window = ['--from', '2023-01-01', '--to', dateOf(windowEnd)];
let folder: string;
let tables: Tables;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-import-'));
  tables = recorded(chronicle(truth, { seed: '0' }));
  for (const [name, text] of Object.entries(tables))
    writeFileSync(join(folder, `${name}.csv`), text as string);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => join(folder, name);
const importing = (more: readonly string[], given = inFolder('orders.csv')) =>
  call([
    'import',
    inFolder('fleet.csv'),
    '--orders',
    given,
    '--parts',
    inFolder('parts.csv'),
    ...window,
    ...more,
  ]);

interface Known {
  readonly value: string;
  readonly basis: string;
  readonly range: readonly string[];
  readonly source: string;
}
interface Replay {
  readonly schema: string;
  readonly figures: readonly { readonly name: string; readonly within: boolean }[];
}
interface Imported {
  readonly items: Record<
    string,
    { readonly modes: Record<string, { readonly life: Known }>; readonly price: Known }
  >;
  readonly jobs: Record<string, { readonly steps: readonly { readonly time?: Known }[] }>;
}
const numbersIn = (law: string): number[] =>
  [...law.matchAll(/\d[\d_]*(?:\.\d+)?/g)].map(([text]) => Number(text.replaceAll('_', '')));
/** Whether each number of the law lies between those of the ends of the range. */
function within(truth: readonly number[], { range }: Known): boolean {
  const [low = [], high = []] = range.map(numbersIn);
  return truth.every(
    (value, index) => (low[index] ?? Infinity) <= value && value <= (high[index] ?? -Infinity),
  );
}

test('the example tables are what that run left behind', () => {
  for (const [name, text] of Object.entries(tables)) {
    const file = join(root, `test/cli/import/${name}.csv`);
    const whole = `# Made by us from truth.yaml, seed 0: an example, no field data. Every number is assumed.\n${String(text)}`;
    if (process.env['AFTERSIM_UPDATE_IMPORT'] === '1') writeFileSync(file, whole);
    expect(readFileSync(file, 'utf8')).toBe(whole);
  }
});

test('the examples of the page on the command line work', () => {
  const page = readFileSync(join(root, 'docs/cli.md'), 'utf8').replaceAll(/ \\\n */g, ' ');
  const examples = [...page.matchAll(/^aftersim import (.*--orders.*)$/gm)].map(([, args = '']) => args);
  expect(examples.length).toBeGreaterThanOrEqual(3);
  for (const args of examples) {
    const { code, stderr } = call([
      'import',
      ...args.split(' ').map((part) => part.replace('mine.yaml', inFolder('page.yaml'))),
    ]);
    expect(stderr).not.toContain('aftersim: ');
    expect(code).toBe(0);
  }
});

describe('from the records of forty machines', () => {
  let text: string;
  let imported: Imported;
  beforeAll(() => {
    const { code, stderr } = importing(['--out', inFolder('mine.yaml')]);
    expect(stderr).toContain('40 machines, 2 causes of failure');
    expect(code).toBe(0);
    text = readFileSync(inFolder('mine.yaml'), 'utf8');
    imported = parse(text) as Imported;
  });

  test('there are about three hundred orders', () => {
    expect(tables.orders.split('\n').length).toBeGreaterThan(200);
  });

  test('the lives come back within their intervals, each with basis and source', () => {
    const seal = imported.items['seal']?.modes['leak']?.life;
    const board = imported.items['board']?.modes['dead board']?.life;
    if (seal === undefined || board === undefined) throw new Error(`a life is missing:\n${text}`);
    expect(seal.value).toMatch(/^weibull/);
    expect(within([2.5, 6_000], seal), seal.range.join(' … ')).toBe(true);
    expect(within([2.5, 12_000], seal)).toBe(false);
    expect(numbersIn(board.value)).toHaveLength(board.value.startsWith('weibull') ? 2 : 1);
    expect(within(board.value.startsWith('weibull') ? [1, 9_000] : [9_000], board), board.value).toBe(true);
    for (const { basis, source } of [seal, board]) {
      expect(basis).toBe('derived');
      expect(source).toMatch(/^orders\.csv; \d+ failures, \d+ lives censored; maximum likelihood$/);
    }
  });

  test('so do the times of response and repair, and prices and stocks as listed', () => {
    const times = Object.values(imported.jobs).map(({ steps }) =>
      steps.flatMap(({ time }) => time?.value ?? []),
    );
    const [dead = [], leak = []] = times.map((its) => its.map((law) => numbersIn(law)[0] ?? NaN));
    for (const [mean, expected] of [
      [dead[0], 6],
      [dead[1], 2],
      [leak[0], 6],
      [leak[1], 4],
    ] as const) {
      expect(Math.abs((mean ?? NaN) - expected) / expected).toBeLessThan(0.2);
    }
    expect(imported.items['seal']?.price.value).toBe('1200.5 USD');
    expect(text).toContain('level: { value: "12", basis: derived, source: "parts.csv" }');
    expect(text).toContain('leadTime: { value: "14 d", basis: derived, source: "parts.csv" }');
  });

  test('the scenario passes `check` and runs as the machines did', () => {
    expect(call(['check', inFolder('mine.yaml')]).code).toBe(0);
    interface Run {
      readonly metrics: Record<string, { readonly mean: number; readonly sd: number }>;
    }
    const { failures } = callJson<Run>(['run', inFolder('mine.yaml'), '--replications', '20']).metrics;
    const seen = tables.orders.trim().split('\n').length - 1;
    expect(Math.abs((failures?.mean ?? NaN) - seen)).toBeLessThan(3 * (failures?.sd ?? NaN));
  });

  test('--replay sets what was seen beside what is simulated', () => {
    const { code, stdout } = importing([
      '--out',
      inFolder('again.yaml'),
      '--replay',
      '40',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    const replay = JSON.parse(stdout) as Replay;
    expect(replay.schema).toBe('aftersim.replay/1');
    expect(replay.figures.map(({ name, within }) => [name, within])).toEqual([
      ['failures', true],
      ['failures in a month', true],
      ['mean hours from failure to arrival', true],
      ['hours from failure to arrival, 90 % quantile', true],
      ['hours down', true],
      ['parts used: board', true],
      ['parts used: seal', true],
    ]);
    expect(importing(['--out', inFolder('again.yaml'), '--replay', '20']).stdout).toMatch(
      /failures +[\d.,]+ .*yes/,
    );
  });

  test('and it sees that a history is not that of the scenario: twice as many machines fail more often', () => {
    const history = historyFrom(tables);
    const doubled = {
      ...history,
      machines: [
        ...history.machines,
        ...history.machines.map((its) => ({ ...its, id: `${its.id}b`, orders: [] })),
      ],
    };
    const names = { name: 'x', currency: 'USD', fleet: 'f', orders: 'o', parts: 'p', machines: 'm.csv' };
    const read = readScenario(scenarioText(doubled, causesOf(history), names), {
      file: 'x.yaml',
      files: () => machinesText(doubled),
    });
    if ('problems' in read) throw new Error(formatProblems(read.problems));
    const [failures] = replayOf(read.scenario, history, 20);
    expect(failures?.within).toBe(false);
  });

  test('--dry-run tells which column was taken for what, and writes nothing', () => {
    const { code, stdout } = importing(['--dry-run', '--out', inFolder('never.yaml')]);
    expect(code).toBe(0);
    expect(stdout).toContain('orders.failed=Reported at\n  orders.arrived=On site\n  orders.restored=Closed');
    expect(stdout).toContain('fleet.customer=(none)');
    expect(() => readFileSync(inFolder('never.yaml'))).toThrow('ENOENT');
  });

  test('a machine that never failed makes lives longer, not shorter', () => {
    const fits = (fleet: string) =>
      fitsOf({ ...tables, fleet }).find(({ cause }) => cause === 'dead board')?.fit.mean.value ?? NaN;
    const idle = Array.from({ length: 40 }, (_, index) => `X${index},north,20,2023-01-01`).join('\n');
    expect(fits(`${tables.fleet}${idle}\n`)).toBeGreaterThan(1.2 * fits(tables.fleet));
  });
});

class WrongTable extends Error {}
const moment = (text: string): Moment => {
  const read = readMoment(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
};
/** The import without files. */
function historyFrom({ fleet, orders, parts }: Tables, to = dateOf(windowEnd)) {
  const mapped = (kind: 'fleet' | 'orders' | 'parts', text: string) => {
    const table = readTable(text, `${kind}.csv`);
    if ('problems' in table) throw new WrongTable(formatProblems(table.problems));
    return { table, mapping: mappingOf(kind, table, []) };
  };
  return historyOf(
    { fleet: mapped('fleet', fleet), orders: mapped('orders', orders), parts: mapped('parts', parts) },
    { from: moment('2023-01-01'), to: moment(to) },
  );
}
/** What is said against the tables; nothing when they make a scenario. Whatever else goes wrong is thrown. */
function attempt(given: Tables): string {
  try {
    const history = historyFrom(given);
    const names = { name: 'x', currency: 'USD', fleet: 'f', orders: 'o', parts: 'p', machines: 'm.csv' };
    const text = scenarioText(history, causesOf(history), names);
    const machines = machinesText(history);
    const read = readScenario(text, { file: 'x.yaml', files: () => machines });
    if (!('problems' in read)) return '';
    const told = formatProblems(read.problems);
    // What was imported reads without a problem, but for names that a scenario cannot have.
    expect(told).toMatch(/cannot be an id|is not allowed as a name/);
    return told;
  } catch (error) {
    if (error instanceof WrongCall || error instanceof FitError || error instanceof WrongTable)
      return error.message;
    throw error;
  }
}
const fitsOf = (given: Tables) => causesOf(historyFrom(given));

describe('in twenty histories of the same machines', () => {
  const histories = Array.from({ length: 20 }, (_, seed) =>
    recorded(chronicle(truth, { seed: String(seed) })),
  );
  /** How many of the sixty intervals (seal: shape, scale; board: mean) hold the truth. */
  const holding = (to: string): number =>
    histories
      .flatMap((given) => causesOf(historyFrom(given, to)))
      .flatMap(({ cause, fit }) => {
        if (cause === 'dead board') return [fit.mean.lower <= 9_000 && 9_000 <= fit.mean.upper];
        if (fit.law !== 'weibull') return [false, false];
        const { shape, scale } = fit.parameters;
        return [shape.lower <= 2.5 && 2.5 <= shape.upper, scale.lower <= 6_000 && 6_000 <= scale.upper];
      })
      .filter((holds) => holds).length;

  // Binomial with 60 tries at 95 %: 51 or fewer in 0.1 % of such tests; the seeds are fixed.
  test('the intervals hold the truth as often as they say', () => {
    expect(holding(dateOf(windowEnd))).toBeGreaterThanOrEqual(52);
  });

  test('which they do not when the end of the records is given a year too late', () => {
    expect(holding(dateOf(windowEnd + 8_760))).toBeLessThan(45);
  });
});

describe('tables that are not what they should be', () => {
  test('are told of by row and column, all at once, and nothing is written', () => {
    const rows = tables.orders.split('\n');
    rows[1] = 'C99,2023-02-30,,2023-03-01,leak,seal';
    rows[2] = 'C01,2024-03-02,2024-03-01,2024-03-03,leak,seal';
    rows[3] = 'C01,2021-03-02,,2021-03-03,leak,seal';
    rows[4] = 'C01,03/04/2024,,12.5,leak,seal';
    writeFileSync(inFolder('wrong.csv'), rows.join('\n'));
    const { code, stderr } = importing(['--out', inFolder('never.yaml')], inFolder('wrong.csv'));
    expect(code).toBe(2);
    const told = stderr.replaceAll(`${folder}/`, '').trim().split('\n');
    expect(told).toEqual([
      'aftersim: 6 problems in the tables; nothing was imported',
      'wrong.csv:2:1  machine: no machine is called "C99" in fleet.csv',
      'wrong.csv:2:5  failed: there is no such moment as "2023-02-30"',
      'wrong.csv:3:16  arrived: nobody arrives before the failure or after the machine is restored',
      'wrong.csv:4:5  failed: it failed outside of the window from --from to --to',
      'wrong.csv:5:5  failed: expected a date such as 2025-03-31 or 2025-03-31 14:30, or hours such as 1250.5, not "03/04/2024"',
      'wrong.csv:5:17  restored: the window is given in dates, this is not: "12.5"',
    ]);
  });

  test.each([
    [['--map', 'orders.failed=Reported att'], '--map orders.failed: "', 'did you mean "Reported at"?'],
    [
      ['--map', 'orders.fialed=x'],
      '--map orders.fialed: it has no meaning "fialed"',
      'did you mean "failed"?',
    ],
    [['--map', 'failed=x'], 'is not of the form TABLE.MEANING=COLUMN', ''],
    [['--from', '2027-01-01'], '--to is after --from', ''],
    [['--from', '5'], 'either both dates or both hours', ''],
  ])('%j', (flags, first, second) => {
    const { code, stderr } = importing(['--dry-run', ...flags]);
    expect(code).toBe(2);
    expect(stderr).toContain(first);
    expect(stderr).toContain(second);
  });

  test('never end it otherwise than with a message, whatever is changed in them', () => {
    const few = (text: string): string => text.split('\n').slice(0, 30).join('\n');
    const small = { fleet: tables.fleet, orders: few(tables.orders), parts: tables.parts };
    const piece = fc.constantFrom(
      '"',
      ',',
      '\n',
      '=',
      '\u0000',
      '-',
      '1e999',
      'C01',
      '#',
      'é',
      '__proto__',
      '2024-01-01',
      '',
    );
    const which = fc.constantFrom('fleet' as const, 'orders' as const, 'parts' as const);
    const edit = fc.tuple(which, fc.nat(2_000), fc.nat(20), piece);
    let refused = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const changed = { ...small };
        for (const [kind, at, length, text] of edits)
          changed[kind] = changed[kind].slice(0, at) + text + changed[kind].slice(at + length);
        const told = attempt(changed);
        if (told !== '') refused += 1;
        expect(told).not.toMatch(/undefined|NaN|is not a function|Cannot read/);
      }),
      { numRuns: 100 },
    );
    expect(refused).toBeGreaterThan(10);
  });
});
