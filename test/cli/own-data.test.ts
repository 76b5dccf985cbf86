// The guide from tables to a picture: its commands are run in turn, as a reader would, and print what the page says they print.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayPicture } from '../../cli/import/picture.ts';
import { program, root } from './call.ts';

const path = join(root, 'docs/guides/your-own-data.md');
const picture = join(root, 'docs/pictures/replay.svg');
const isUpdate = process.env['AFTERSIM_UPDATE_GUIDES'] === '1';
const examples = [...readFileSync(path, 'utf8').matchAll(/```sh\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-own-data-'));
  for (const name of ['fleet', 'orders', 'parts'])
    copyFileSync(join(root, `test/cli/import/${name}.csv`), join(folder, `${name}.csv`));
  mkdirSync(join(folder, 'bin'));
  const script = `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`;
  writeFileSync(join(folder, 'bin/aftersim'), script, { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there is an example of every step', () => {
  expect(examples).toHaveLength(5);
});

test.each(examples.map(([, commands = '', output = '']) => [commands, output]))('%s', (commands, output) => {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', commands], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
  });
  expect([status, stderr]).toEqual([0, '']);
  const block = (text: string): string => `\`\`\`sh\n${commands}\`\`\`\n\n\`\`\`text\n${text}\`\`\``;
  if (isUpdate) {
    const page = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      page.replace(block(output), () => block(stdout)),
    );
  } else expect(stdout).toBe(output);
});

test('the picture of the page is what was drawn', () => {
  const drawn = readFileSync(join(folder, 'replay.svg'), 'utf8');
  if (isUpdate) writeFileSync(picture, drawn);
  expect(readFileSync(picture, 'utf8')).toBe(drawn);
  expect(drawn.match(/class="seen"/g)).toHaveLength(7);
});

test('a figure that lies outside is marked, and names cannot break the picture', () => {
  const one = { observed: 9, simulated: 4, low: 3, high: 5, within: false };
  const drawn = replayPicture(
    [
      { name: 'a <b> & "c"', ...one },
      { ...one, name: 'none', simulated: 0 },
    ],
    'x',
    20,
  );
  expect(drawn).toContain('class="seen outside"');
  expect(drawn).toContain('a &lt;b> &amp; &quot;c&quot;');
  expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
});
