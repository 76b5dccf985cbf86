// Each file in fixtures/wrong says in its first lines (`#! line:column  path: message`) what is to be said of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblems, readScenario } from '../../language/index.ts';
import { pumps, readRight, withChange, wrongWith } from './read.ts';

const folder = join(import.meta.dirname, 'fixtures/wrong');
const files = readdirSync(folder).sort();
const oneMegabyte = 1_000_000;

describe('a wrong file gets its message, with line, column and path', () => {
  it('is tested with dozens of wrong files', () => {
    expect(files.length).toBeGreaterThan(90);
  });

  it('and the file that they all differ from is right', () => {
    const { warnings } = readRight(pumps);
    expect(warnings).toEqual([]);
  });

  it.each(files)('%s', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const expected = text.split('\n').flatMap((line) => (line.startsWith('#! ') ? [line.slice(3)] : []));
    expect(expected.length).toBeGreaterThan(0);
    expect(wrongWith(text)).toEqual(expected);
  });
});

describe('a text that is no scenario at all is refused', () => {
  it('when it is empty, blank or nothing but null', () => {
    const empty = ['1:1  the file is empty; a scenario begins with "aftersim: 1"'];
    for (const text of ['', '\n\n', '   ', '---\n', '---\n...\n']) expect(wrongWith(text)).toEqual(empty);
    expect(wrongWith('null')).toEqual(['1:1  a scenario is a map of keys, beginning with "aftersim: 1"']);
  });

  it('when it is binary', () => {
    const binary = 'this is not text in UTF-8; a scenario is a YAML or JSON text file';
    expect(wrongWith('aftersim: 1\nname: a\u0000b')).toEqual([`2:8  ${binary}`]);
    expect(wrongWith('aftersim: 1\nname: \ud800')).toEqual([`2:7  ${binary}`]);
    expect(wrongWith(Uint8Array.from([0x61, 0x3a, 0x20, 0xff, 0xfe]))).toEqual([`1:1  ${binary}`]);
    expect(wrongWith(Uint8Array.from([0x1f, 0x8b, 0x08, 0x00]))).toEqual([`1:1  ${binary}`]);
  });

  it('when it is longer than 1 MB, in bytes', () => {
    const tooLong = /^1:1 {2}the file has \d+ bytes or more; at most 1000000 are read/;
    const comment = '#'.repeat(oneMegabyte - pumps.length);
    expect(wrongWith(`${pumps}${comment}`)).toEqual([]);
    expect(wrongWith(`${pumps}${comment}#`)).toEqual([expect.stringMatching(tooLong)]);
    expect(wrongWith(`#${'é'.repeat(oneMegabyte / 2)}`)).toEqual([expect.stringMatching(tooLong)]);
    expect(wrongWith(new Uint8Array(oneMegabyte + 1).fill(0x23))).toEqual([expect.stringMatching(tooLong)]);
  });

  it('when it is nested 100,000 levels deep, in whichever way', () => {
    const deep = 'nested more than 40 levels deep';
    const times = 100_000;
    for (const unit of ['[', '{a: ', '- ', '? ', '[{a: ']) {
      const lines = wrongWith(`aftersim: 1\nname: ${unit.repeat(times)}`);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines)
        expect(line).toMatch(new RegExp(`^2:\\d+ {2}(${deep}|.*not valid YAML|a key must be plain text)`));
    }
    expect(wrongWith(`a: ${'['.repeat(times)}${']'.repeat(times)}`)[0]).toContain(deep);
    const indented = Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(wrongWith(indented)).toEqual([`42:43  ${deep}`]);
  });

  it('when it has directives', () => {
    const refused = ['1:1  directives (lines that begin with %) are not part of the language'];
    expect(wrongWith(`%YAML 1.1\n---\n${pumps}`)).toEqual(refused);
    expect(wrongWith(`%TAG ! tag:example.org,2000:\n---\n${pumps}`)).toEqual(refused);
  });

  it('and a file with more problems than anybody reads is cut off', () => {
    const many = Array.from({ length: 500 }, (_, index) => `unknown${index}: 1`).join('\n');
    const lines = wrongWith(`${pumps}${many}\n`);
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toContain('there are more problems; the first 200 are shown');
  });
});

describe('problems', () => {
  it('are formatted as file:line:column, path and message', () => {
    const read = readScenario(withChange(pumps, 'kind: rotable', 'kidn: rotable'), { file: 'my/pumps.yaml' });
    if (!('problems' in read)) throw new Error('the unknown key was accepted');
    expect(formatProblems(read.problems)).toBe(
      'my/pumps.yaml:13:5  items.pump.kidn: unknown key "kidn"; known here: kind, price, openingValue, bookLife, ' +
        'contains, repair, modes; did you mean "kind"?',
    );
    expect(read.problems[0]).toMatchObject({
      file: 'my/pumps.yaml',
      line: 13,
      column: 5,
      path: 'items.pump.kidn',
      value: 'rotable',
      near: 'kind',
    });
  });

  it('never pollute prototypes', () => {
    wrongWith('aftersim: 1\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('of the base are not told again for each alternative', () => {
    const text = withChange(pumps, 'time: 6 h', 'time: 6');
    expect(wrongWith(`${text}  other: { discountRate: 5 % }\n`)).toHaveLength(1);
  });
});

describe('warnings', () => {
  it('name what nothing uses', () => {
    const text = withChange(pumps, 'prices:\n', 'prices:\n  forgotten: 5 USD\n');
    const { warnings } = readRight(text);
    expect(warnings.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'prices.forgotten: nothing uses the price "forgotten"',
    ]);
  });

  it('name the clocks of a tier that nobody can keep in some hours of the week', () => {
    const text = withChange(
      withChange(pumps, 'customer: {', 'tiers: { gold: { priority: 0, response: 8 h HOURS } }\ncustomer: {'),
      'usage: { h: 20 h/d } }',
      'usage: { h: 20 h/d }, tier: gold }',
    );
    const warned = (hours: string) =>
      readRight(text.replace(' HOURS', hours)).warnings.map(({ path }) => path);
    // Round the clock, failures on a Friday night wait until Monday; in the hours of the crew, there is time.
    expect(warned('')).toEqual(['tiers.gold.response']);
    expect(warned(', hours: "weekdays 06:00-22:00"')).toEqual([]);
  });
});
