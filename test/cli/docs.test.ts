// Every example of docs/cli.md works: each `aftersim …` line in a fence marked `sh` is run as it stands, with two
// replications where it names none, in a folder of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemsOf } from './result-schemas.ts';
import { call, program, root } from './call.ts';

const page = readFileSync(join(root, 'docs/cli.md'), 'utf8');
const examples = [...page.matchAll(/^```sh\n(.*?)^```/gms)]
  .flatMap(([, body = '']) => body.split('\n'))
  .filter((line) => line.startsWith('aftersim '));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-docs-'));
  symlinkSync(join(root, 'scenarios'), join(folder, 'scenarios'));
  mkdirSync(join(folder, 'results'));
  mkdirSync(join(folder, 'bin'));
  const script = `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`;
  writeFileSync(join(folder, 'bin/aftersim'), script, { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there are examples of every command', () => {
  const commands = new Set(examples.map((line) => line.split(' ')[1]));
  expect([...commands]).toEqual([
    'check',
    'run',
    'compare',
    'sweep',
    'explain',
    'measures',
    'schema',
    'diff',
    'migrate',
    'init',
    'completion',
  ]);
});

// In the order of the page: a later example may read what an earlier one wrote.
test.each(examples)('%s', (line) => {
  const few =
    /^aftersim (run|compare|sweep)/.test(line) && !/ --replications? /.test(line) ? ' --replications 2' : '';
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line + few], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
  });
  expect(stderr).not.toContain('Error');
  expect(stdout).not.toBe('');
  expect(status).toBe(0);
  if (line.includes('--format json')) expect(problemsOf(JSON.parse(stdout))).toEqual([]);
});

test.each(['check', 'run', 'compare', 'sweep', 'explain'])(
  'the page tells of every flag of %s',
  (command) => {
    const { stdout } = call([command, '--help']);
    const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = '']) => flag);
    expect(flags).toContain('--set');
    expect(flags.filter((flag) => flag !== '--help' && !page.includes(`\`${flag}`))).toEqual([]);
  },
);

test.each(['diff', 'migrate', 'init', 'fit'])('the page tells of every own flag of %s', (command) => {
  const { stdout } = call([command, '--help']);
  const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = '']) => flag);
  expect(flags.length).toBeGreaterThan(1);
  expect(flags.filter((flag) => flag !== '--help' && !page.includes(`\`${flag}`))).toEqual([]);
});

test('every command has examples in its help', () => {
  const names = [...call(['--help']).stdout.matchAll(/^ {2}(\w+) (?:\[|<)/gm)].map(([, name = '']) => name);
  expect(names).toContain('diff');
  for (const name of names.filter((each) => each !== 'help')) {
    expect(call([name, '--help']).stdout).toMatch(/Examples?:\n {2}\$ /);
  }
});
