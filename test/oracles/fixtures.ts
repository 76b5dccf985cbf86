// The oracles' numbers: model parameters and exact values with their source in words, as data in `fixtures/`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Fixture<Expected> {
  readonly id: string;
  readonly model: Readonly<Record<string, unknown>>;
  readonly expect: Expected;
  readonly source: string;
}

/** The fixture of an oracle. The caller says what it expects: the file is part of this test. */
export function fixture<Expected>(file: string, id: string): Fixture<Expected> {
  const path = join(import.meta.dirname, 'fixtures', `${file}.json`);
  const all = JSON.parse(readFileSync(path, 'utf8')) as Fixture<Expected>[];
  const found = all.find((its) => its.id === id);
  if (found === undefined) throw new RangeError(`${file}.json has no oracle ${id}`);
  return found;
}

/** The exact values of an oracle, by name; figures over a year and the like stand apart in maps of their own. */
export function exactValues(file: string, id: string): Readonly<Record<string, number>> {
  const values = Object.entries(fixture<Readonly<Record<string, unknown>>>(file, id).expect);
  return Object.fromEntries(
    values.filter((value): value is [string, number] => typeof value[1] === 'number'),
  );
}
