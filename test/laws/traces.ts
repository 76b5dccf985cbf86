// A trace gives back what was written into it, and refuses what it cannot read.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { factFields, factKinds } from '../../engine/network/facts/fact-fields.ts';
import type { Trace, TraceHeader } from '../../engine/trace/trace.ts';

export type HeaderToWrite = Omit<TraceHeader, 'version' | 'fields' | 'facts'>;

/** What the laws need of a way to write facts down and to read them again. */
export interface Notation {
  write(header: HeaderToWrite, facts: readonly Fact[]): Uint8Array;
  read(bytes: Uint8Array): Trace;
}

const aNumber = fc
  .oneof(
    fc.constantFrom(-1, 0, 1, 0xf7, 0xf8, 0xff, 0x100, 0xffff, 0x10000, 0xffffffff, 0x100000000),
    fc.nat(300),
    fc.nat(),
    fc.double({ noNaN: true }),
    fc.double({ min: 0, max: 90_000, noNaN: true }),
  )
  .map((number) => number + 0);

/** A fact of any kind, with any numbers in its fields. */
export const aFact: fc.Arbitrary<Fact> = fc.constantFrom(...factKinds).chain((kind) => {
  const fields = ['id', 'at', 'cause', ...factFields[kind]].map((field): [string, fc.Arbitrary<unknown>] => [
    field,
    field === 'use' ? fc.array(aNumber, { maxLength: 9 }) : aNumber,
  ]);
  const record = fc.record(Object.fromEntries(fields));
  return record.map((own) => ({ kind, ...own }) as unknown as Fact);
});

const names = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 });
export const aHeader: fc.Arbitrary<HeaderToWrite> = fc.record({
  scenario: fc.string({ unit: 'grapheme' }),
  alternative: fc.string(),
  mode: fc.constantFrom('payment', 'decisions', 'frozen'),
  seed: fc.string(),
  replication: fc.nat(),
  horizon: fc.double({ min: 0, max: 1e6, noNaN: true }).map((hours) => hours + 0),
  engine: fc.string(),
  directory: fc.record({
    machines: names,
    fleetOf: fc.array(fc.nat(9), { maxLength: 4 }),
    fleets: names,
    items: names,
    modes: names,
    pools: names,
    stocks: names,
    places: names,
    tiers: names,
    customers: names,
    sockets: fc.array(names, { maxLength: 3 }),
    steps: fc.array(names, { maxLength: 3 }),
  }),
});

/** Every fact of every kind comes back as it was, and so does the header. */
export const givesBackWhatItTook = (make: () => Notation) =>
  fc.property(aHeader, fc.array(aFact, { maxLength: 40, size: 'max' }), (header, facts) => {
    const notation = make();
    const { header: got, facts: read } = notation.read(notation.write(header, facts));
    expect(got).toMatchObject(JSON.parse(JSON.stringify(header)) as object);
    expect(got.fields).toEqual(factFields);
    expect(read).toEqual(facts);
  });

/** A trace that was cut off is refused, or holds the facts before the cut: it never invents one. */
export const cutOffTracesInventNothing = (make: () => Notation) =>
  fc.property(
    aHeader,
    fc.array(aFact, { minLength: 1, maxLength: 10 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    (header, facts, share) => {
      const notation = make();
      const bytes = notation.write(header, facts);
      const part = bytes.subarray(0, Math.floor(share * bytes.length));
      let read: readonly Fact[] | undefined;
      try {
        read = notation.read(part).facts;
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      if (read !== undefined) expect(read).toEqual(facts.slice(0, read.length));
      if (part.length < bytes.length) expect(read?.length ?? 0).toBeLessThan(facts.length);
    },
  );
