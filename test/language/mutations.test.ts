// A wrong file gets a message, never a crash or a hang: the shipped scenarios, damaged at random. AFTERSIM_FUZZ_SEED
// repeats a run, AFTERSIM_FUZZ_RUNS makes it longer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, formatProblems, readScenario } from '../../language/index.ts';
import { pumps, shippedText } from './read.ts';

const seed = Number(process.env['AFTERSIM_FUZZ_SEED'] ?? 20_100_801);
const numRuns = Number(process.env['AFTERSIM_FUZZ_RUNS'] ?? 120);

const texts = {
  pumps,
  'first-steps': shippedText('first-steps'),
  'aero-engines': shippedText('aero-engines'),
};

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

/** Cut out a piece, put an oddity in its place, twice over or once. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
  oddity: fc.oneof(oddities, fc.string({ maxLength: 6 })),
  times: fc.constantFrom(1, 1, 1, 2, 50),
});

/** Move a line elsewhere, or say it twice. */
const shuffle = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  keep: fc.boolean(),
});

function damaged(
  text: string,
  { at, length, oddity, times }: { at: number; length: number; oddity: string; times: number },
) {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + oddity.repeat(times) + text.slice(start + length);
}

function shuffled(text: string, { from, to, keep }: { from: number; to: number; keep: boolean }) {
  const lines = text.split('\n');
  const line = lines[Math.floor(from * (lines.length - 1))] ?? '';
  if (!keep) lines.splice(Math.floor(from * (lines.length - 1)), 1);
  lines.splice(Math.floor(to * lines.length), 0, line);
  return lines.join('\n');
}

/** Every word of a text, for swaps of names and values. */
function swapped(text: string, from: number, to: number) {
  const words = text.split(/(?<=[\s,:{}[\]])|(?=[\s,:{}[\]])/);
  const source = words[Math.floor(from * (words.length - 1))] ?? '';
  words[Math.floor(to * (words.length - 1))] = source;
  return words.join('');
}

function readsOrRefuses(text: string) {
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
}

describe.each(Object.entries(texts))('%s, damaged at random (seed ' + String(seed) + ')', (_, text) => {
  it('is read or refused when pieces are cut out and oddities put in', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        readsOrRefuses(damages.reduce(damaged, text));
      }),
      { seed, numRuns },
    );
  });

  it('is read or refused when its lines are moved and repeated', () => {
    fc.assert(
      fc.property(fc.array(shuffle, { minLength: 1, maxLength: 3 }), (shuffles) => {
        readsOrRefuses(shuffles.reduce(shuffled, text));
      }),
      { seed, numRuns },
    );
  });

  it('is read or refused when its words are put in place of each other', () => {
    const where = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(where, where), { minLength: 1, maxLength: 3 }), (swaps) => {
        readsOrRefuses(swaps.reduce((current, [from, to]) => swapped(current, from, to), text));
      }),
      { seed, numRuns },
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
      { seed, numRuns },
    );
  });

  it('in bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect('problems' in readScenario(bytes, { file: 'mutant.yaml' })).toBe(true);
      }),
      { seed, numRuns },
    );
  });
});
