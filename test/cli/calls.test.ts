// Calls that cannot be carried out: exit code 2, a message that helps, and never a stack trace.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, firstSteps } from './call.ts';
import type { CheckJson } from './schemas.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-cli-'));
  writeFileSync(join(folder, 'binary.yaml'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]));
  writeFileSync(join(folder, 'long.yaml'), `# ${'x'.repeat(1_100_000)}\n`);
  writeFileSync(join(folder, 'empty.yaml'), '');
  writeFileSync(join(folder, 'newer.yaml'), 'aftersim: 99\n');
  writeFileSync(join(folder, 'broken.trace'), 'aftersim trace\n\u0001');
  writeFileSync(
    join(folder, 'two-problems.yaml'),
    'aftersim: 1\nname: two problems\nhorizon: 3 parsecs\nplacse: {}\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wrong: [what: string, args: (path: (name: string) => string) => string[], says: RegExp][] = [
  ['no command', () => [], /Usage: aftersim/],
  [
    'an unknown command',
    () => ['comapre', firstSteps],
    /unknown command 'comapre'[^]*Did you mean compare\?/,
  ],
  ['an unknown flag', () => ['run', firstSteps, '--replicatons', '3'], /Did you mean --replications\?/],
  ['no file', () => ['check'], /missing required argument 'file'/],
  ['two files', () => ['check', firstSteps, firstSteps], /too many arguments/],
  [
    'a file that is not there',
    () => ['check', 'scenarios/first-step.yaml'],
    /no file "scenarios\/first-step.yaml"; did you mean "scenarios\/first-steps.yaml"\?/,
  ],
  [
    'a folder',
    () => ['run', 'scenarios'],
    /"scenarios" is a folder; give a scenario file, such as scenarios\//,
  ],
  ['a binary file', (path) => ['check', path('binary.yaml')], /binary.yaml:1:1 .*not text/],
  ['a long file', (path) => ['run', path('long.yaml')], /long.yaml:1:1 .*bytes/],
  ['an empty file', (path) => ['compare', path('empty.yaml')], /empty.yaml:1:1 .*the file is empty/],
  ['a newer version', (path) => ['run', path('newer.yaml')], /newer.yaml:1:\d+ .*newer than this release/],
  [
    'a broken trace',
    (path) => ['explain', path('broken.trace'), '--machine', 'A/1'],
    /broken.trace" cannot be read: it is cut off/,
  ],
  ['a trace where a scenario belongs', (path) => ['run', path('broken.trace')], /is a trace, not a scenario/],
  [
    'replications that are no number',
    () => ['run', firstSteps, '--replications', 'many'],
    /whole number from 1/,
  ],
  ['no replications', () => ['run', firstSteps, '--replications', '0'], /whole number from 1/],
  ['workers that are no number', () => ['run', firstSteps, '--workers', '-1'], /whole number from 0/],
  [
    'a form that there is not',
    () => ['run', firstSteps, '--format', 'xml'],
    /Allowed choices are table, json/,
  ],
  [
    'an unknown alternative',
    () => ['run', firstSteps, '--alternative', 'adhoc'],
    /no alternative is called "adhoc"; did you mean "adHoc"\?/,
  ],
  [
    'an unknown alternative in a list',
    () => ['compare', firstSteps, '--only', 'adHoc,lease'],
    /no alternative is called "lease"/,
  ],
  [
    'one replication and several',
    () => ['run', firstSteps, '--replication', '3', '--replications', '4'],
    /give one of them/,
  ],
  [
    'flags that do not go together',
    () => ['compare', firstSteps, '--payment-only', '--equal-npv'],
    /cannot be used with/,
  ],
  [
    'decisions and payment only',
    () => ['run', firstSteps, '--payment-only', '--decisions', 'free'],
    /cannot be used with/,
  ],
  [
    'an unknown machine',
    () => ['explain', firstSteps, '--machine', 'station/3'],
    /no machine is called "station\/3"; did you mean "stations\/3"\? \(machines: stations\/1 to stations\/20\)/,
  ],
  ['a setting without a value', () => ['run', firstSteps, '--set', 'horizon'], /--set horizon:1:1/],
  [
    'a setting that leads nowhere',
    () => ['run', firstSteps, '--set', 'fleets.stotions.count=3'],
    /did you mean "stations"\?/,
  ],
  ['a setting of the wrong unit', () => ['run', firstSteps, '--set', 'horizon=3 kg'], /expected a duration/],
  [
    'an output folder that is not there',
    () => ['run', firstSteps, '--out', 'nowhere/result.json'],
    /there is no folder/,
  ],
  ['an output that is a folder', () => ['run', firstSteps, '--out', 'scenarios'], /it is a folder/],
];

test.each(wrong)('%s is refused with a message', (_what, args, says) => {
  const { code, stdout, stderr } = call(args((name) => join(folder, name)));
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+\)?\n/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('every problem of a scenario is told, with file, line and column', () => {
  const path = join(folder, 'two-problems.yaml');
  const { code, stderr } = call(['compare', path]);
  expect(code).toBe(2);
  expect(stderr).toContain(`${path}:3:10  horizon: `);
  expect(stderr).toContain(`${path}:4:1  placse: `);
  expect(stderr).toContain('did you mean "places"?');
});

test('check tells problems as JSON, too', () => {
  const { code, stdout } = call(['check', join(folder, 'two-problems.yaml'), '--format', 'json']);
  expect(code).toBe(2);
  const result = JSON.parse(stdout) as CheckJson;
  expect(result.schema).toBe('aftersim.check/1');
  expect(result.ok).toBe(false);
  expect(result.problems.map(({ line, column }) => [line, column])).toContainEqual([4, 1]);
});

test.each([
  ['--help'],
  ['compare', '--help'],
  ['run', '--help'],
  ['explain', '--help'],
  ['check', '--help'],
  ['--version'],
])('%s %s is answered on stdout', (...args) => {
  const { code, stdout, stderr } = call(args.filter((argument) => argument !== undefined));
  expect(stderr).toBe('');
  expect(stdout).toMatch(/Examples?:|^\d+\.\d+\.\d+/);
  expect(code).toBe(0);
});
