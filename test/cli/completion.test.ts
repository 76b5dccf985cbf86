// The shells that are there complete commands, flags and values; what they are given comes from the program itself.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { call, program, root } from './call.ts';

/** What bash offers for the words of a line, the last of which is being written. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `
    aftersim() { "${process.execPath}" "${program}" "$@"; }
    source <(aftersim completion bash)
    complete -p aftersim | grep -q -- '-F _aftersim' || exit 3
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    _aftersim
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ['-c', script, 'bash', 'aftersim', ...words];
  const { status, stdout, stderr } = spawnSync('bash', args, { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.split('\n').filter((line) => line !== '');
}

const helpOf = (...args: string[]): string => call([...args, '--help']).stdout;
const commands = [...helpOf().matchAll(/^ {2}(\w+) (?:\[|<)/gm)].map(([, name = '']) => name);

test('bash completes every command of the program', () => {
  expect(commands.length).toBeGreaterThan(7);
  expect(offered('')).toEqual(expect.arrayContaining(commands.filter((name) => name !== 'help')));
  expect(offered('comp')).toEqual(['compare', 'completion']);
});

test.each(['run', 'compare', 'sweep', 'explain', 'fit', 'check', 'diff'])(
  'bash completes every flag of %s',
  (command) => {
    const flags = [...helpOf(command).matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = '']) => flag);
    expect(offered(command, '--')).toEqual(expect.arrayContaining(flags));
    expect(offered(command, '--')).toHaveLength(flags.length);
  },
);

test('bash completes values, shells and files', () => {
  expect(offered('sweep', 'FILE', '--format', '')).toEqual(['table', 'json', 'csv']);
  expect(offered('run', 'FILE', '--decisions', 'fr')).toEqual(['free', 'frozen']);
  expect(offered('completion', 'f')).toEqual(['fish']);
  expect(offered('run', 'scenarios/first')).toEqual(['scenarios/first-steps.yaml']);
  expect(offered('run', '--out', 'scenarios/first')).toEqual(['scenarios/first-steps.yaml']);
});

test.each(['zsh', 'fish'])('the script for %s knows every command and flag', (shell) => {
  const { stdout } = call(['completion', shell]);
  const flags = [...helpOf('run').matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, flag = '']) => flag);
  for (const word of [...flags, ...commands.filter((name) => name !== 'help')]) {
    expect(stdout).toMatch(new RegExp(`(^|[^\\w])${word}([^\\w]|$)`));
  }
  // Where the shell is there, it must find the script readable.
  const read = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
  expect(read.error === undefined ? read.stderr : '').toBe('');
});

test('an unknown shell is refused', () => {
  const { code, stderr } = call(['completion', 'bsh']);
  expect(stderr).toMatch(/Allowed choices are bash, zsh, fish/);
  expect(code).toBe(2);
});
