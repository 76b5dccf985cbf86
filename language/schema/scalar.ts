/**
 * Scalars of the schema. Every one may be written as `{ value, basis, range, source }`, and is then read by its value;
 * its range is read the same way, and must hold the value.
 */
import { z } from 'zod';
import type { Basis } from '../../engine/contracts/economics-input.ts';
import {
  badRange,
  expectedCount,
  expectedFlag,
  expectedList,
  expectedNumber,
  expectedText,
  expectedWord,
  missingKey,
  nothingWritten,
  outsideRange,
  unknownKey,
  unreadableNumber,
  valueMissing,
} from '../messages.ts';
import type { Complaint, Reading } from '../problem.ts';
import { numberOf, readQuantity } from '../units/quantity.ts';
import { unknownFor, type Written } from './written.ts';

// Compiled checks need `new Function`, which a strict page refuses.
z.config({ jitless: true });

/** How well a value can be known. */
export const bases = ['published', 'derived', 'recalled', 'assumed'] as const satisfies readonly Basis[];

export const annotationKeys = ['value', 'basis', 'range', 'source'];

/** Reads a raw scalar. */
export type Read<T> = (raw: unknown) => Reading<T>;

/** A value and how well it is known; `assumed` where nothing is said. */
export interface Known<T> {
  readonly value: T;
  readonly basis: Basis;
}

interface Sink {
  addIssue(issue: { code: 'custom'; path: (string | number)[]; params: { complaint: Complaint } }): void;
}

function complain(sink: Sink, complaint: Complaint, path: (string | number)[] = []): void {
  sink.addIssue({ code: 'custom', path, params: { complaint } });
}

function isMap(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function readBasis(raw: Readonly<Record<string, unknown>>, sink: Sink): Basis {
  const { basis } = raw;
  if (!('basis' in raw)) return 'assumed';
  const known = bases.find((word) => word === basis);
  if (known === undefined) complain(sink, expectedWord(basis, bases), ['basis']);
  return known ?? 'assumed';
}

function checkRange<T>(
  raw: Readonly<Record<string, unknown>>,
  value: Reading<T>,
  read: Read<T>,
  sink: Sink,
): void {
  const { range } = raw;
  if (!('range' in raw)) return;
  if (!Array.isArray(range) || range.length !== 2) {
    complain(sink, Array.isArray(range) ? badRange() : expectedList(range), ['range']);
    return;
  }
  const ends = range.map((end: unknown, index) => {
    const reading = read(end);
    if ('complaint' in reading) complain(sink, reading.complaint, ['range', index]);
    return 'value' in reading ? reading.value : undefined;
  });
  const [low, high] = ends;
  if (typeof low !== 'number' || typeof high !== 'number') return;
  if (low > high) complain(sink, badRange(), ['range']);
  else if ('value' in value && typeof value.value === 'number' && (value.value < low || value.value > high)) {
    complain(sink, outsideRange(), ['value']);
  }
}

/** A scalar together with its basis; `written`: how it is written, for the reference. */
export function known<T>(read: Read<T>, written?: Written) {
  return unknownFor(written).transform((raw, context): Known<T> => {
    const sink: Sink = context;
    if (!isMap(raw)) {
      const reading = present(raw, read);
      if ('value' in reading) return { value: reading.value, basis: 'assumed' };
      complain(sink, reading.complaint);
      return z.NEVER;
    }
    if (!('value' in raw)) {
      const named = Object.keys(raw).some((key) => annotationKeys.includes(key));
      // A map where a scalar is due says so itself; only a half-written annotation needs its own message.
      const reading = named ? undefined : read(raw);
      complain(sink, reading !== undefined && 'complaint' in reading ? reading.complaint : valueMissing());
      return z.NEVER;
    }
    for (const key of Object.keys(raw)) {
      if (!annotationKeys.includes(key)) complain(sink, unknownKey(key, annotationKeys), [key]);
    }
    if ('source' in raw && typeof raw['source'] !== 'string')
      complain(sink, expectedText(raw['source']), ['source']);
    const basis = readBasis(raw, sink);
    const reading = present(raw['value'], read);
    checkRange(raw, reading, read, sink);
    if ('value' in reading) return { value: reading.value, basis };
    complain(sink, reading.complaint, ['value']);
    return z.NEVER;
  });
}

/** A scalar whose basis does not matter to the engine. */
export function scalar<T>(read: Read<T>, written?: Written) {
  return known(read, written).transform((reading): T => reading.value);
}

function present<T>(raw: unknown, read: Read<T>): Reading<T> {
  // The marker of a key that is not there at all; whoever reports it knows the key.
  if (raw === undefined) return { complaint: missingKey('value') };
  if (raw === null) return { complaint: nothingWritten() };
  return read(raw);
}

/** A name: an id of something, or free text. */
export const text = scalar<string>(readText, { is: 'text' });

/** A name that is known, though what is wrong with another one is told elsewhere. */
export function nameAmong(words: readonly string[]) {
  return scalar<string>(readText, { is: 'word', words });
}

function readText(raw: unknown): Reading<string> {
  return typeof raw === 'string' || typeof raw === 'number'
    ? { value: String(raw) }
    : { complaint: expectedText(raw) };
}

/** True or false. */
export const flag = scalar<boolean>(
  (raw) => (typeof raw === 'boolean' ? { value: raw } : { complaint: expectedFlag(raw) }),
  { is: 'flag' },
);

/** One of the given words. */
export function word<const W extends string>(...words: readonly W[]) {
  return scalar<W>(
    (raw) => {
      const found = words.find((candidate) => candidate === raw);
      return found === undefined ? { complaint: expectedWord(raw, words) } : { value: found };
    },
    { is: 'word', words },
  );
}

/** Reads a number without a unit. */
export const readBareNumber: Read<number> = (raw) => {
  const quantity = readQuantity(raw);
  if (!('value' in quantity)) return { complaint: expectedNumber(raw) };
  if (quantity.value.unit !== '') return { complaint: expectedNumber(raw) };
  const value = numberOf(quantity.value);
  return Number.isFinite(value) ? { value } : { complaint: unreadableNumber(quantity.value.text) };
};

/** A whole number between two bounds. */
export function count(least: number, most: number) {
  return scalar<number>(readCount(least, most), { is: 'count', least, most });
}

/** Reads a whole number between two bounds. */
export function readCount(least: number, most: number): Read<number> {
  return (raw) => {
    const number = readBareNumber(raw);
    if (
      !('value' in number) ||
      !Number.isInteger(number.value) ||
      number.value < least ||
      number.value > most
    ) {
      return { complaint: expectedCount(raw, least, most) };
    }
    return number;
  };
}
