// A wrong file gets a message, never a crash or a hang: every scenario of the project, edited at random. A few hundred edits
// in the normal run, 10,000 with AFTERSIM_LONG=1; AFTERSIM_FUZZ_SEED repeats a run, AFTERSIM_FUZZ_RUNS makes it longer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, formatProblems, readScenario } from '../../language/index.ts';
import { scenarioTexts } from './scenario-texts.ts';

const seed = Number(process.env['AFTERSIM_FUZZ_SEED'] ?? 20_100_801);
const isLong = process.env['AFTERSIM_LONG'] === '1';
const numRuns = Number(process.env['AFTERSIM_FUZZ_RUNS'] ?? (isLong ? 10_000 : 300));

const texts = scenarioTexts();

/** What a person might leave behind in a file, and what only a machine would. */
const oddities = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\t',
  ':',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!x ',
  '|',
  '>',
  '%',
  '@',
  ',',
  'null',
  '~',
  'true',
  '0',
  '-1',
  '1e999',
  '.inf',
  '.nan',
  '0x10',
  'toString',
  '__proto__',
  'value',
  'value: 1',
  '{}',
  '[]',
  '1 h',
  '-3 d',
  '5 EUR',
  '130 %',
  'unlimited',
  'always',
  'weibull(',
  'weibull(0, 1 h)',
  '\u0000',
  '\uFFFD',
  '\uD800',
  '\u2028',
  '99999999999',
  'repair',
  'supplier',
  '<<',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  'aftersim: 2\n',
);

const somewhere = fc.double({ min: 0, max: 1, noNaN: true });
type Edit = (text: string) => string;

/** Cut out a piece, put an oddity in its place, twice over or once. */
const damage: fc.Arbitrary<Edit> = fc
  .record({
    at: somewhere,
    length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
    oddity: fc.oneof(oddities, fc.string({ maxLength: 6 })),
    times: fc.constantFrom(1, 1, 1, 2, 50),
  })
  .map(({ at, length, oddity, times }) => (text) => {
    const start = Math.floor(at * text.length);
    return text.slice(0, start) + oddity.repeat(times) + text.slice(start + length);
  });

/** Delete a line, move it elsewhere, or say it twice. */
const shuffle: fc.Arbitrary<Edit> = fc
  .record({ from: somewhere, to: somewhere, how: fc.constantFrom('delete', 'move', 'repeat') })
  .map(({ from, to, how }) => (text) => {
    const lines = text.split('\n');
    const index = Math.floor(from * (lines.length - 1));
    const line = lines[index] ?? '';
    if (how !== 'repeat') lines.splice(index, 1);
    if (how !== 'delete') lines.splice(Math.floor(to * lines.length), 0, line);
    return lines.join('\n');
  });

/** Two lines exchange what they are indented by; or one is moved in or out. */
const indentation: fc.Arbitrary<Edit> = fc
  .record({ first: somewhere, second: somewhere, by: fc.constantFrom(undefined, -2, -1, 1, 2, 4) })
  .map(({ first, second, by }) => (text) => {
    const lines = text.split('\n');
    const [one, other] = [first, second].map((at) => Math.floor(at * (lines.length - 1))) as [number, number];
    const depth = (index: number): number => /^ */.exec(lines[index] ?? '')?.[0].length ?? 0;
    const [ofOne, ofOther] = [depth(one), depth(other)];
    const indented = (index: number, spaces: number): void => {
      lines[index] = ' '.repeat(Math.max(0, spaces)) + (lines[index] ?? '').trimStart();
    };
    if (by === undefined) indented(other, ofOne);
    indented(one, by === undefined ? ofOther : ofOne + by);
    return lines.join('\n');
  });

/** A word, a name or a value, in the place of another. */
const swap: fc.Arbitrary<Edit> = fc.tuple(somewhere, somewhere).map(([from, to]) => (text) => {
  const words = text.split(/(?<=[\s,:{}[\]])|(?=[\s,:{}[\]])/);
  const source = words[Math.floor(from * (words.length - 1))] ?? '';
  words[Math.floor(to * (words.length - 1))] = source;
  return words.join('');
});

/** A whole value in the place of another key's. */
const exchange: fc.Arbitrary<Edit> = fc.tuple(somewhere, somewhere).map(([from, to]) => (text) => {
  const values = [...text.matchAll(/(?<=: )[^\s{}[\],#][^{}[\],#\n]*/g)];
  const [source, target] = [from, to].map((at) => values[Math.floor(at * (values.length - 1))]);
  if (source === undefined || target === undefined) return text;
  return text.slice(0, target.index) + source[0] + text.slice(target.index + target[0].length);
});

const edits = fc.array(fc.oneof(damage, shuffle, indentation, swap, exchange), {
  minLength: 1,
  maxLength: 4,
});

function readsOrRefuses(text: string): boolean {
  const read = readScenario(text, { file: 'mutant.yaml' });
  if ('problems' in read) {
    expect(read.problems.length).toBeGreaterThan(0);
    for (const { line, column, message } of read.problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(message.length).toBeGreaterThan(5);
    }
    expect(formatProblems(read.problems)).not.toMatch(/undefined|\[object |function|\n {4}at /);
  } else {
    // What is accepted is whole: plain, finite data.
    expect(JSON.parse(canonicalJson(read.scenario))).toStrictEqual(JSON.parse(JSON.stringify(read.scenario)));
  }
  return 'scenario' in read;
}

// A large file takes long to read, so it gets fewer edits than its share.
describe(`a scenario of the project, edited at random (seed ${seed})`, () => {
  const files = texts.filter(([, text]) => text.length < 8_000);
  const large = texts.filter(([, text]) => text.length >= 8_000);

  it('is read or refused', { timeout: 290_000 }, () => {
    const read = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(fc.nat(files.length - 1), edits, (index, each) => {
        const text = each.reduce((current, edit) => edit(current), files[index]?.[1] ?? '');
        read[readsOrRefuses(text) ? 'right' : 'wrong']++;
      }),
      { seed, numRuns },
    );
    // Neither all broken beyond reading nor all unharmed.
    expect(read.right).toBeGreaterThan(numRuns / 50);
    expect(read.wrong).toBeGreaterThan(numRuns / 4);
  });

  it('is read or refused, the large ones too', { timeout: 290_000 }, () => {
    fc.assert(
      fc.property(fc.nat(large.length - 1), edits, (index, each) => {
        readsOrRefuses(each.reduce((current, edit) => edit(current), large[index]?.[1] ?? ''));
      }),
      { seed, numRuns: Math.ceil(numRuns / 15) },
    );
  });
});

describe('any text', () => {
  it('is read or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(oddities).map((parts) => parts.join('')),
        ),
        (text) => {
          readsOrRefuses(text);
          readsOrRefuses(`aftersim: 1\nname: x\nhorizon: 1 y\n${text}`);
        },
      ),
      { seed, numRuns: Math.min(numRuns, 300) },
    );
  });

  it('in bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect('problems' in readScenario(bytes, { file: 'mutant.yaml' })).toBe(true);
      }),
      { seed, numRuns: Math.min(numRuns, 300) },
    );
  });
});
