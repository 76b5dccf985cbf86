/** Reads scenarios for tests: one that must be right, or the lines that say what is wrong with one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { formatProblem, formatProblems, readScenario, type ReadScenario } from '../../language/index.ts';

/** The text of a scenario in `scenarios/`. */
export const shippedText = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../scenarios', `${name}.yaml`), 'utf8');

/** A small scenario that is right, for tests that change one thing. */
export const pumps = readFileSync(join(import.meta.dirname, 'fixtures/pumps.yaml'), 'utf8');

/** The text with one thing replaced, which must be there. */
export function withChange(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

/** Reads a text that must be right. */
export function readRight(text: string, settings: readonly string[] = []): ReadScenario {
  const read = readScenario(text, { file: 'test.yaml', settings });
  if ('problems' in read) throw new Error(formatProblems(read.problems));
  return read;
}

/** What is wrong with a text, one line each, without the file's name. */
export function wrongWith(text: string | Uint8Array, settings: readonly string[] = []): readonly string[] {
  const read = readScenario(text, { file: 'test.yaml', settings });
  return 'problems' in read
    ? read.problems.map((problem) => formatProblem(problem).replace('test.yaml:', ''))
    : [];
}
