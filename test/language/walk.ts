/** Every key of the schema, with the path on which it is met first. */
import type { z } from 'zod';
import { outlineOf, rootSchema, type KeyOutline, type Outline } from '../../language/reference/outline.ts';

export interface WalkedKey extends KeyOutline {
  readonly path: string;
}

/** Keys, and the values that stand anywhere. */
export function walk(schema: z.ZodType = rootSchema()): {
  readonly keys: readonly WalkedKey[];
  readonly values: readonly { readonly path: string; readonly outline: Outline & { is: 'value' } }[];
} {
  const seen = new Set<z.ZodType>();
  const keys: WalkedKey[] = [];
  const values: { path: string; outline: Outline & { is: 'value' } }[] = [];
  const visit = (its: z.ZodType, path: string): void => {
    const outline = outlineOf(its);
    if (outline.is === 'value') values.push({ path, outline });
    if (outline.is === 'byId' || outline.is === 'list') visit(outline.of, `${path}.*`);
    if (seen.has(outline.core)) return;
    seen.add(outline.core);
    if (outline.is === 'choice') for (const form of outline.forms) visit(form, path);
    if (outline.is !== 'form') return;
    for (const key of outline.keys) {
      const below = path === '' ? key.name : `${path}.${key.name}`;
      keys.push({ ...key, path: below });
      visit(key.schema, below);
    }
  };
  visit(schema, '');
  return { keys, values };
}
