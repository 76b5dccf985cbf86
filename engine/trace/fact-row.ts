/** A fact as a row of numbers: kind, id, time, cause, then its own fields. One form for digest and trace. */
import type { Fact } from '../network/facts/fact.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import { factNumbers } from '../network/facts/fact-numbers.ts';
import { factFields, factKinds } from '../network/facts/fact-fields.ts';

const codes = new Map(factKinds.map((kind, code) => [kind as string, code]));

/** Room that a row needs: the longest fact, with its list of meters. */
export const rowLength = 64;

/** Writes the row of a fact and returns its length. */
export function writeRow(fact: Fact, row: Float64Array): number {
  const write = factNumbers[fact.kind] as (fact: Fact, row: Float64Array) => number;
  return writeRowWith(fact, codes.get(fact.kind) ?? -1, write, row);
}

function writeRowWith(
  fact: Fact,
  code: number,
  write: (fact: Fact, row: Float64Array) => number,
  row: Float64Array,
): number {
  row[0] = code;
  row[1] = fact.id;
  row[2] = fact.at;
  row[3] = fact.cause;
  return write(fact, row);
}

/** Hands every later fact's row to `take`, with the row's length. The row is used again for the next fact. */
export function onEveryRow(bus: FactBus, take: (row: Float64Array, length: number) => void): void {
  const row = new Float64Array(rowLength);
  for (const [code, kind] of factKinds.entries()) {
    const write = factNumbers[kind] as (fact: Fact, row: Float64Array) => number;
    bus.on(kind, (fact) => {
      take(row, writeRowWith(fact, code, write, row));
    });
  }
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
