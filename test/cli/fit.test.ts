// `aftersim fit`: what it prints for published records, what of it a scenario takes, and what it says to tables that are
// not what they should be.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, callJson, program, root } from './call.ts';

const data = 'test/fit/data';
const fans = [`${data}/generator-fans-lifedata.csv`, '--time', 'hours', '--event', 'status'];
const gaps = ['--time', 'hours_since_previous', '--gaps', '--system', 'machine'];
const loaders = [`${data}/mining-loader-hydraulics-events.csv`, ...gaps];
const seats = [
  `${data}/rail-diesel-valve-seats-events.csv`,
  '--system',
  'id',
  '--event',
  'status',
  '--unit',
  'd',
];

interface EstimateJson {
  readonly value: number;
  readonly standardError: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly interval: string;
}
interface LawJson {
  readonly law: string;
  readonly parameters: Readonly<Record<string, EstimateJson>>;
  readonly aic: number;
  readonly behind: number;
}
interface FitJson {
  readonly schema: string;
  readonly engine: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly confidence: number;
  readonly best: string;
  readonly fits: readonly LawJson[];
  readonly refused: readonly { readonly law: string; readonly kind: string; readonly message: string }[];
  readonly trend: { readonly statistic: number; readonly pValue: number } | null;
  readonly systems: readonly { readonly id: string; readonly powerLaw: LawJson | null }[] | null;
  readonly fragment: string;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-fit-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (content: string | Buffer): string => {
  const path = join(folder, 'table.csv');
  writeFileSync(path, content);
  return path;
};

describe('published records', () => {
  test('of fans are printed as a table, ranked', () => {
    const { code, stdout, stderr } = call(['fit', ...fans]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/12 failures, 58 lives censored; 344,440 h in all/);
    expect(stdout).toMatch(/exponential +mean +28,703 +8,286 +17,114 to 53,602 +272\.35 +0\.00/);
    expect(stdout).toMatch(/weibull +shape +1\.058/);
    expect(stdout).toMatch(/scale +26,297/);
    expect(stdout).toMatch(/Best by AIC: exponential, but lognormal is so close/);
    expect(stdout.split('\n').every((line) => line.length <= 100)).toBe(true);
  });
  test('of fans are JSON, with all that is needed to get it again', () => {
    const out = join(folder, 'fans.json');
    const result = callJson<FitJson>(['fit', ...fans, '--out', out]);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(result);
    expect(result).toMatchObject({
      schema: 'aftersim.fit/1',
      confidence: 0.95,
      best: 'exponential',
      refused: [],
      trend: null,
      systems: null,
      data: {
        kind: 'lives',
        events: 12,
        censored: 58,
        total: 344_440,
        systems: null,
        unit: 'h',
        meter: 'h',
        columns: { time: 'hours', event: 'status', censored: null, gaps: false },
      },
    });
    expect(result.data['digest']).toMatch(/^[0-9a-f]{64}$/);
    const weibull = result.fits.find(({ law }) => law === 'weibull');
    expect(weibull!.parameters['shape']!.value).toBeCloseTo(1.058, 3);
    expect(weibull!.parameters['shape']!.interval).toBe('likelihoodRatio');
    expect(weibull!.behind).toBeGreaterThan(0);
    expect(JSON.stringify(result)).not.toMatch(/"spec"/);
  });
  test('of loaders tell each machine’s wear', () => {
    const result = callJson<FitJson>(['fit', ...loaders, '--each']);
    expect(result.best).toBe('powerLaw');
    expect(result.trend!.pValue).toBeLessThan(0.01);
    const shapes = result.systems!.map(({ id, powerLaw }) => [
      id,
      powerLaw!.parameters['shape']!.value.toFixed(3),
    ]);
    expect(shapes).toEqual([
      ['LHD-1', '1.628'],
      ['LHD-3', '1.493'],
      ['LHD-9', '1.654'],
      ['LHD-11', '1.316'],
      ['LHD-17', '1.528'],
      ['LHD-20', '1.220'],
    ]);
    const { stdout } = call(['fit', ...loaders, '--each']);
    expect(stdout).toMatch(/6 systems, 6 of them observed until a failure; 152 failures; 20,217 h/);
    expect(stdout).toMatch(/LHD-9 +27 +4,743 +1\.654 1\.106 to 2\.359 +1\.531/);
    expect(stdout).toMatch(/Trend \(Laplace\): 2\.80, p = 0\.0051: failures come closer/);
  });
  test('of aircraft that differ cast doubt on a process that takes them to be alike', () => {
    const aircraft = [`${data}/aircraft-air-conditioning-events.csv`, '--gaps', '--system', 'aircraft'];
    const { stdout } = call(['fit', ...aircraft, '--time', 'operating_hours_since_previous']);
    expect(stdout).toMatch(/weibull gaps +shape +0\.9246/);
    expect(stdout).toMatch(/p = 0\.27: no trend to be seen/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/Best by AIC: powerLaw.* does not bear it out/);
    expect(call(['fit', ...loaders]).stdout).not.toMatch(/bear it out/);
  });
  test('of valve seats say which laws they do not allow', () => {
    const { stdout, code } = call(['fit', ...seats]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /exponential, weibull, lognormal could not be fitted: system 328: two failures at 653/,
    );
    expect(stdout).toMatch(/powerLaw +shape +1\.400/);
  });
  test('come from stdin as well', () => {
    const { code, stdout } = call(['fit', '-'], 'time\n3\n5\n9\n');
    expect(code).toBe(0);
    expect(stdout).toMatch(/3 failures, 0 lives censored; 17.* h in all/);
  });
});

describe('a piece of a scenario', () => {
  /** The printed piece put in place of the life of first-steps, and read by `aftersim check`. */
  const pasted = (piece: string) => {
    const scenario = readFileSync(join(root, 'scenarios/first-steps.yaml'), 'utf8');
    const meter = /^meter: (\w+)$/m.exec(piece)?.[1] ?? '';
    const indented = piece.replace(/^(?=.)/gm, '        ');
    const whole = scenario
      .replace(
        / {6}wear: \{.*\}\n/,
        `      wear:\n        severity: stops\n        job: swap\n        renews: unit\n${indented}`,
      )
      .replace('usage: { h: 24 h/d }', `usage: { h: 24 h/d${meter === 'fh' ? ', fh: 9 fh/d' : ''} }`);
    expect(whole).toContain('basis: derived');
    const path = join(folder, 'pasted.yaml');
    writeFileSync(path, whole);
    return path;
  };
  const pieceOf = (...args: string[]) => {
    const { code, stdout, stderr } = call(['fit', ...args, '--format', 'yaml']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return stdout;
  };
  test('has value, basis, range and source', () => {
    expect(
      pieceOf(...fans, '--law', 'weibull', '--source', 'Nelson 1982, "fans"')
        .split('\n')
        .slice(2),
    ).toEqual([
      'meter: h',
      'life:',
      '  value: "weibull(1.0584, 26_297 h)"',
      '  basis: derived',
      '  range: ["weibull(0.60597, 13_631 h)", "weibull(1.6579, 106_090 h)"]',
      '  source: "Nelson 1982, \\"fans\\"; 12 failures, 58 lives censored; maximum likelihood"',
      '',
    ]);
  });
  test.each([
    ['an exponential', [...fans, '--law', 'exponential'], /exponential\(28_703 h\)/],
    ['a Weibull', [...fans, '--law', 'weibull'], /weibull\(1.0584, 26_297 h\)/],
    ['a lognormal', [...fans, '--law', 'lognormal'], /lognormal\(104_170 h, \d+\.?\d* %\)/],
    ['a life in days', seats, /exponential\(348.36 d\)/],
    ['a life of a meter', [...loaders, '--law', 'weibull', '--unit', 'fh'], /weibull\(0.94324, 129.49 fh\)/],
    ['a life in hours of the calendar', [...fans, '--meter', 'calendar'], /meter: calendar/],
  ] as const)('that is %s can be run', (_what, args, says) => {
    const piece = pieceOf(...args);
    expect(piece).toMatch(says);
    const path = pasted(piece);
    expect(call(['check', path])).toMatchObject({ code: 0 });
    expect(call(['run', path, '--replications', '2', '--quiet'])).toMatchObject({ code: 0 });
  });
  test('of a process says that a scenario has none', () => {
    expect(pieceOf(...loaders)).toMatch(/# .*power-law process: shape 1.3586, scale 314\.5 h/);
    expect(pieceOf(...loaders)).toMatch(/right for that age, not for others/);
  });
  test('of gaps says what that means', () => {
    expect(pieceOf(...loaders, '--law', 'weibull')).toMatch(/# .*as good as new/);
  });
});

describe('a table', () => {
  const lives = (content: string, ...flags: string[]) => {
    const { code, stdout, stderr } = call(['fit', write(content), '--format', 'json', ...flags]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return (JSON.parse(stdout) as FitJson).data;
  };
  test('may be quoted, end its lines as Windows does, begin with a mark, and hold remarks', () => {
    const content =
      '\ufeff# from "the" field\r\n"run, h",state\r\n"1e2", yes\r\n\r\n# end\r\n 250.5 ,no\r\n"40","YES"\r\n';
    expect(lives(content, '--time', 'run, h', '--event', 'state')).toMatchObject({
      events: 2,
      censored: 1,
      total: 390.5,
    });
  });
  test('may say what is censored, and how many lives a row stands for', () => {
    const content = 'time,alive,units\n10,0,3\n20,1,50\n15,0,1\n';
    const its = lives(content, '--censored', 'alive', '--count', 'units');
    expect(its).toMatchObject({ events: 4, censored: 50, total: 1045 });
  });
  test('may hold ages of systems, their ends marked, in turns', () => {
    const content = 'unit,age,failed\nA,10,1\nB,7,1\nA,30,1\nB,40,0\nC,25,0\nA,55,0\n';
    const its = lives(content, '--system', 'unit', '--time', 'age', '--event', 'failed');
    expect(its).toMatchObject({ kind: 'systems', systems: 3, events: 3, censored: 3, total: 120 });
  });
  test('with a column that looks like the event is asked about', () => {
    const path = write('time,status\n10,1\n20,0\n15,1\n');
    const { code, stderr } = call(['fit', path]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/every row was taken for a failure; .* add --event "status"/);
    expect(call(['fit', path, '--quiet']).stderr).toBe('');
    expect(call(['fit', path, '--event', 'status']).stderr).toBe('');
  });
});

const wrong: [what: string, content: string | Buffer, flags: string[], says: RegExp[]][] = [
  ['nothing', '', [], [/table.csv": the table is empty; its first line names the columns/]],
  ['remarks alone', '# no\n', [], [/is empty/]],
  ['a header alone', 'time\n', [], [/there are no lives/]],
  ['what is not text', Buffer.from([0x74, 0xff, 0xfe, 0x0a]), [], [/not text in UTF-8/]],
  ['semicolons', 'time;event\n3;1\n', [], [/table.csv:1: cells are parted by commas here/]],
  [
    'no header',
    '3,1\n5,1\n',
    [],
    [/table.csv:1: the first line names the columns, but "3" looks like a number/],
  ],
  ['a name twice', 'time,time\n3,4\n', [], [/table.csv:1: a second column is called "time"/]],
  ['a column without a name', 'time,\n3,4\n', [], [/table.csv:1: a column has no name/]],
  [
    'rows of other lengths',
    'time,event\n3\n4,1\n5,1,1\n',
    [],
    [/2 problems in the data/, /csv:2: the header names 2 columns, this row has 1/, /csv:4: .* has 3/],
  ],
  ['an open quotation mark', 'time\n"3\n', [], [/csv:2: a quotation mark is not closed/]],
  ['another column of times', 'Time\n3\n', [], [/--time: .* no column "time"; did you mean "Time"\?/]],
  [
    'another column of events',
    'time\n3\n',
    ['--event', 'failed'],
    [/--event: .* \(its columns are "time"\)/],
  ],
  [
    'odd cells',
    'time,event,count\n-3,1,1\nabc,1,1\n"1,5",1,1\n0,1,1\n,1,1\n9,maybe,1\n9,1,0\n9,1,2.5\n1e999,1,1\n',
    ['--event', 'event', '--count', 'count'],
    [
      /9 problems in the data; nothing was fitted/,
      /csv:2: time: a time is above 0 and finite, not -3/,
      /csv:3: time: a time is a plain number such as 1250.5, not "abc"/,
      /csv:4: time: a decimal point is a point, not a comma: "1,5"/,
      /csv:5: time: a time of 0 has no likelihood/,
      /csv:6: time: there is no time/,
      /csv:7: event: give 1 or 0 \(or true or false, yes or no\), not "maybe"/,
      /csv:8: count: a count is a whole number above 0, not "0"/,
      /csv:9: count: .* not "2.5"/,
      /csv:10: time: a time is above 0 and finite, not 1e999/,
    ],
  ],
  ['many odd cells', `time\n${'x\n'.repeat(50)}`, [], [/50 problems/, /csv:21: /, /… and 30 more/]],
  ['no failures', 'time,e\n3,0\n4,0\n', ['--event', 'e'], [/none of the 2 lives ended in a failure/]],
  [
    'one distinct value',
    'time\n7\n7\n',
    ['--law', 'weibull'],
    [/every failure is at 7, and no life is longer/],
  ],
  [
    'ages that fall',
    'id,time\na,5\na,3\n',
    ['--system', 'id'],
    [/csv:3: system a: 3 after 5: ages of a system rise; .* say --gaps/],
  ],
  [
    'rows after the end',
    'id,time,e\na,5,0\na,9,1\n',
    ['--system', 'id', '--event', 'e'],
    [/csv:3: system a: its observation ended in line 2/],
  ],
  ['a system without a name', 'id,time\n,5\n', ['--system', 'id'], [/csv:2: id: the system has no name/]],
  ['no systems for a process', 'time\n3\n', ['--law', 'powerLaw'], [/name the column .* with --system/]],
  ['no systems for gaps', 'time\n3\n', ['--gaps'], [/--gaps is about machines/]],
  ['no systems for each', 'time\n3\n', ['--each'], [/--each is about machines/]],
  ['events and censored', 'time\n3\n', ['--event', 'a', '--censored', 'b'], [/cannot be used with/]],
  ['counts of systems', 'time\n3\n', ['--count', 'a', '--system', 'b'], [/cannot be used with/]],
  ['a unit of two words', 'time\n3\n', ['--unit', 'flight hours'], [/--unit is one word/]],
  ['a meter of another unit', 'time\n3\n', ['--meter', 'fh'], [/--meter fh counts in fh, not in "h"/]],
  [
    'a calendar of uses',
    'time\n3\n',
    ['--meter', 'calendar', '--unit', 'fc'],
    [/counts time, in s, min, h,/],
  ],
  ['a law that there is not', 'time\n3\n', ['--law', 'gamma'], [/Allowed choices are exponential, weibull/]],
  ['too much', `time\n${'1234567.5\n'.repeat(110_000)}`, [], [/longer than \d+ bytes; .* --count/]],
];
test.each(wrong)('%s is refused with a message', (_what, content, flags, says) => {
  const { code, stdout, stderr } = call(['fit', write(content), ...flags]);
  for (const its of says) expect(stderr).toMatch(its);
  expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+\)?\n/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test.each([
  ['a file that is not there', `${data}/generator-fans.csv`, /there is no file/],
  ['a folder', data, /is a folder; give a table/],
])('%s is refused with a message', (_what, path, says) => {
  const { code, stderr } = call(['fit', path]);
  expect(stderr).toMatch(says);
  expect(code).toBe(2);
});

describe('docs/cli.md', () => {
  const page = readFileSync(join(root, 'docs/cli.md'), 'utf8');
  const section = /^## fit\n(.*?)^## /ms.exec(page)?.[1] ?? '';
  const examples = section.split('\n').filter((line) => line.startsWith('aftersim fit'));
  test('has examples', () => expect(examples.length).toBeGreaterThan(2));
  test.each(examples)('%s', (line) => {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    rmSync(join(folder, 'test'), { force: true });
    symlinkSync(join(root, 'test'), join(folder, 'test'));
    writeFileSync(join(bin, 'aftersim'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
      mode: 0o755,
    });
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
    expect(status).toBe(0);
  });
  test('tells of every flag of fit', () => {
    const { stdout } = call(['fit', '--help']);
    const flags = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, flag = '']) => flag);
    expect(flags).toContain('--gaps');
    expect(flags.filter((flag) => flag !== '--help' && !page.includes(`\`${flag}`))).toEqual([]);
  });
});
