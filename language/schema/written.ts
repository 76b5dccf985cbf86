/**
 * How a value is written, for the reference and for JSON Schema. Zod sees values as unknown until the language has read
 * them; here each such unknown says what it stands for.
 */
import { z } from 'zod';

/** Scalars that are read in a unit or a grammar of their own; `reference/kinds.ts` describes each. */
export type KindName =
  | 'duration'
  | 'time'
  | 'units'
  | 'factorLaw'
  | 'amount'
  | 'life'
  | 'share'
  | 'fraction'
  | 'usageRate'
  | 'workingHours'
  | 'days'
  | 'currency'
  | 'money'
  | 'moneyRate'
  | 'price'
  | 'text'
  | 'flag'
  | 'number'
  | 'positive'
  | 'notNegative'
  | 'monthly'
  | 'level'
  | 'version'
  | 'anything'
  | 'template';

/** What stands for an unknown of zod. */
export type Written =
  | { readonly is: KindName }
  | {
      readonly is: 'word';
      readonly words: readonly string[];
      /** Or a rule of one's own. */ readonly own?: true;
    }
  | { readonly is: 'count'; readonly least: number; readonly most: number }
  /** Any one of several forms; a function where one of them holds this choice itself. */
  | { readonly is: 'oneOf'; readonly forms: () => readonly z.ZodType[] }
  /** An overlay over the whole scenario. */
  | { readonly is: 'overlay' };

const written = new WeakMap<z.ZodType, Written>();

/** An unknown that stands for what is said. */
export function unknownFor(its: Written | undefined): z.ZodUnknown {
  const schema = z.unknown();
  if (its !== undefined) written.set(schema, its);
  return schema;
}

/** Says of a copy what was said of its original. */
export function carryOver(original: z.ZodType, copy: z.ZodType): void {
  const its = written.get(original);
  if (its !== undefined) written.set(copy, its);
}

/** What an unknown stands for; undefined where nobody has said it. */
export function writtenAs(schema: z.ZodType): Written | undefined {
  return written.get(schema);
}
