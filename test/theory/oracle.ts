// The exact values that the closed forms must give, as data in `fixtures/`: the numbers of a model, the answer, and how
// many digits of it are meant.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

export interface Oracle<Model, Expected, Approximations = undefined> {
  readonly id: string;
  readonly model: Model;
  readonly expect: Expected;
  /** Relative error of the published digits. */
  readonly relative: number;
  /** What a published approximation says; not what is true. */
  readonly approximations: Approximations;
}

export type Values = Readonly<Record<string, number>>;

/** The oracle of that id. The caller says what it looks like: the file is part of this test. */
export function oracle<Model = Values, Expected = Values, Approximations = undefined>(
  file: string,
  id: string,
): Oracle<Model, Expected, Approximations> {
  const path = join(import.meta.dirname, 'fixtures', `${file}.json`);
  const all = JSON.parse(readFileSync(path, 'utf8')) as Oracle<Model, Expected, Approximations>[];
  const found = all.find((its) => its.id === id);
  if (found === undefined) throw new RangeError(`${file}.json has no oracle ${id}`);
  return found;
}

/** Asserts that a number is another one but for a relative error (absolute where the other one is zero). */
export const close = (got: number, wanted: number, relative = 1e-10, what = '') => {
  const error = Math.abs(got - wanted) / (wanted === 0 ? 1 : Math.abs(wanted));
  expect(error, `${what} ${got} against ${wanted}`).toBeLessThanOrEqual(relative);
};

/** Asserts that every value of an oracle is met, none left out and none added. */
export const expectMet = (exact: Values, got: Values, relative: number) => {
  expect(Object.keys(got).sort()).toEqual(Object.keys(exact).sort());
  for (const [name, value] of Object.entries(exact)) close(got[name] ?? NaN, value, relative, name);
};

/** Asserts that a call is refused with a message that names the argument. */
export const expectRefused = (call: () => unknown, name: RegExp) => {
  expect(call).toThrow(RangeError);
  expect(call).toThrow(name);
};
