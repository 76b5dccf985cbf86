/**
 * What a key means, said where the key is declared: `parent: key('The place one level up.', text.optional())`. The
 * reference pages, the JSON Schema and the help of editors are made of it; reading a file does not look at it.
 */
import type { z } from 'zod';
import { carryOver } from './written.ts';

/** What is said of a key beside its sentence. */
export interface KeyNotes {
  /** What normalize fills in: a value of `normalize/defaults.ts`, in its units. */
  readonly byDefault?: unknown;
  /** What holds where the key is left out, if it is no one value: "the horizon". */
  readonly otherwise?: string;
  /** As it would be written, where the example of its kind of value says too little. */
  readonly example?: string;
  /** Rows of docs/coverage.md that the key is an answer to. */
  readonly rows?: readonly string[];
  /** The base must have it, though an overlay need not. */
  readonly needed?: true;
}

export interface KeyDoc extends KeyNotes {
  readonly sentence: string;
}

const docs = new WeakMap<z.ZodType, KeyDoc>();

/** The schema of a key with what the key means: one or two whole sentences. */
export function key<T extends z.ZodType>(sentence: string, schema: T, notes: KeyNotes = {}): T {
  // Schemas are shared between keys; what is said of one must not be said of all.
  const own = schema.clone();
  carryOver(schema, own);
  docs.set(own, { sentence, ...notes });
  return own;
}

/** What was said of a key's schema. */
export function docOf(schema: z.ZodType): KeyDoc | undefined {
  return docs.get(schema);
}
