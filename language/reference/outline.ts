/**
 * The schema seen as what is written: maps of known keys, collections, lists, choices and values. One step at a time,
 * since some forms hold themselves.
 */
import type { z } from 'zod';
import { docOf, type KeyDoc } from '../schema/key.ts';
import { scenarioSchema } from '../schema/scenario-schema.ts';
import { writtenAs, type Written } from '../schema/written.ts';
import { defaults } from '../normalize/defaults.ts';

/** A key of a form. */
export interface KeyOutline {
  readonly name: string;
  readonly schema: z.ZodType;
  /** Undefined where nothing is said of it, which a test refuses. */
  readonly doc: KeyDoc | undefined;
  readonly required: boolean;
}

export type Value = Exclude<Written, { is: 'oneOf' | 'overlay' }>;

/** What a schema asks for; `core` tells one form from another. */
export type Outline = { readonly core: z.ZodType } & (
  | { readonly is: 'form'; readonly keys: readonly KeyOutline[] }
  | { readonly is: 'byId'; readonly pattern: string | undefined; readonly of: z.ZodType }
  | { readonly is: 'list'; readonly of: z.ZodType }
  | { readonly is: 'choice'; readonly forms: readonly z.ZodType[] }
  | { readonly is: 'overlay' }
  /** Undefined where no kind is said, which a test refuses. */
  | { readonly is: 'value'; readonly value: Value | undefined }
);

/** Any currency is as good as another where only forms are looked at. */
let root: z.ZodType | undefined;

/** The schema of a whole file. */
export function rootSchema(): z.ZodType {
  return (root ??= scenarioSchema(defaults.currency));
}

/** One step into a schema. */
export function outlineOf(schema: z.ZodType): Outline {
  const core = coreOf(schema);
  const { def } = core as AnySchema;
  if (def.type === 'object') {
    return { is: 'form', core, keys: Object.entries(def.shape).map(([name, its]) => keyOutline(name, its)) };
  }
  if (def.type === 'record') {
    const pattern = def.keyType.meta()?.['pattern'];
    return {
      is: 'byId',
      core,
      pattern: typeof pattern === 'string' ? pattern : undefined,
      of: def.valueType,
    };
  }
  if (def.type === 'array') return { is: 'list', core, of: def.element };
  const written = writtenAs(core);
  if (written?.is === 'overlay') return { is: 'overlay', core };
  if (written?.is !== 'oneOf') return { is: 'value', core, value: written };
  const forms = written.forms();
  const [only, ...more] = forms;
  return only !== undefined && more.length === 0 ? outlineOf(only) : { is: 'choice', core, forms };
}

function keyOutline(name: string, schema: z.ZodType): KeyOutline {
  const doc = docOf(schema);
  const required = (schema as AnySchema).def.type !== 'optional' || doc?.needed === true;
  return { name, schema, doc, required };
}

/** The parts of zod's definitions that are looked at. */
type AnySchema = z.ZodType & {
  readonly def:
    | { readonly type: 'optional'; readonly innerType: z.ZodType }
    | { readonly type: 'pipe'; readonly in: z.ZodType }
    | { readonly type: 'lazy'; readonly getter: () => z.ZodType }
    | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.ZodType>> }
    | { readonly type: 'record'; readonly keyType: z.ZodType; readonly valueType: z.ZodType }
    | { readonly type: 'array'; readonly element: z.ZodType }
    | { readonly type: 'unknown' };
};

/** What stands in the file: what is optional, lazy or changed after reading is looked through. */
function coreOf(schema: z.ZodType): z.ZodType {
  const { def } = schema as AnySchema;
  if (def.type === 'optional') return coreOf(def.innerType);
  if (def.type === 'pipe') return coreOf(def.in);
  return def.type === 'lazy' ? coreOf(def.getter()) : schema;
}
