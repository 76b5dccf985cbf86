/** Lists of the schema. */
import { z } from 'zod';

/** A list of things of one form. */
export function list<T extends z.ZodType>(schema: T) {
  return z.array(schema);
}
