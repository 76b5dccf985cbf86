/**
 * Maps and choices of the schema. Maps are strict: an unknown key is an error that names the known ones. A collection
 * is a map by id.
 */
import { z } from 'zod';
import { unknownFor } from './written.ts';

/** Between the known keys in the message of an unknown one, which `shape.ts` takes apart. */
export const keySeparator = '\n';

/** A map with exactly these keys. */
export function form<S extends z.ZodRawShape>(shape: S) {
  const known = Object.keys(shape).join(keySeparator);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

// A leading letter keeps ids from looking like list indices, which JavaScript would reorder. `value` marks a scalar,
// and `like` a map that is like another.
const idForm = String.raw`(?!(?:value|like)$)\p{L}(?:[\p{L}\p{N} ._-]{0,62}[\p{L}\p{N}._-])?`;
const idPattern = new RegExp(`^${idForm}$`, 'u');

/** Whether a text can be an id. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

const id = z
  .string()
  .refine(isId)
  .meta({ pattern: `^${idForm}$` });

/** A collection: a map by id, in the order of the file. */
export function byId<T extends z.ZodType>(schema: T) {
  return z.record(id, schema);
}

const stockKey = z
  .string()
  .refine((key) => {
    const [place, item, ...more] = key.split('/');
    return place !== undefined && item !== undefined && more.length === 0 && isId(place) && isId(item);
  })
  .meta({ pattern: `^${idForm.replace('$)', '/)')}/${idForm}$` });

/** A map by stock, whose key is `place/item`. */
export function byStock<T extends z.ZodType>(schema: T) {
  return z.record(stockKey, schema);
}

/**
 * A value whose form can be told from itself: the choice is made first, so that messages are about that form only.
 * `forms`: all that can be chosen.
 */
export function either<T>(choose: (raw: unknown) => z.ZodType<T>, forms: () => readonly z.ZodType[]) {
  return unknownFor({ is: 'oneOf', forms }).transform((raw, context): T => {
    const result = choose(raw).safeParse(raw);
    if (result.success) return result.data;
    for (const issue of result.error.issues)
      context.issues.push({ ...issue, input: raw } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}

/** Whether a raw value is a map that has the key. */
export function has(raw: unknown, key: string): boolean {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && key in raw;
}
