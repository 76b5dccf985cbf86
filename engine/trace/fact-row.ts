/** A fact as a row of numbers: kind, id, time, cause, then its own fields. One form for digest and trace. */
import type { Fact } from '../network/facts/fact.ts';
import { factFields, factKinds } from '../network/facts/fact-fields.ts';

const codes = new Map(factKinds.map((kind, code) => [kind as string, code]));
const fieldsOf: readonly (readonly string[])[] = factKinds.map((kind) => factFields[kind]);

/** Room that a row needs: the longest fact, with its list of meters. */
export const rowLength = 64;

/** Writes the row of a fact and returns its length. */
export function writeRow(fact: Fact, row: Float64Array): number {
  const code = codes.get(fact.kind) ?? -1;
  row[0] = code;
  row[1] = fact.id;
  row[2] = fact.at;
  row[3] = fact.cause;
  let length = 4;
  const values = fact as unknown as Readonly<Record<string, number | readonly number[]>>;
  const fields = fieldsOf[code] ?? [];
  for (const field of fields) {
    const value = values[field];
    if (typeof value === 'number') {
      row[length] = value;
      length += 1;
    } else if (value !== undefined) {
      for (const each of value) {
        row[length] = each;
        length += 1;
      }
    }
  }
  return length;
}

/** The fact that a row stands for. */
export function readRow(row: readonly number[]): Fact {
  const [code = -1, id, at, cause, ...rest] = row;
  const kind = factKinds[code];
  if (kind === undefined) throw new RangeError(`no kind of fact has the code ${code}`);
  const fields: readonly string[] = factFields[kind];
  const own = fields.map((field, index): [string, unknown] => [
    field,
    field === 'use' ? rest.slice(index) : rest[index],
  ]);
  return { kind, id, at, cause, ...Object.fromEntries(own) } as unknown as Fact;
}
