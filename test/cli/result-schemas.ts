// Holds what the commands print against the schemas that they publish; for us, no key may be there that the schema does not tell of.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { outputNames, outputSchema } from '../../language/reference/results.ts';

/** Published schemas let keys through that are new; here none may be. Facts of a trace have keys by kind. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const its = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const { additionalProperties: more, properties } = its;
  const isFact = typeof properties === 'object' && properties !== null && 'words' in properties;
  const isOpen = typeof more === 'object' && more !== null && Object.keys(more).length === 0;
  return properties !== undefined && isOpen && !isFact ? { ...its, additionalProperties: false } : its;
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
const published = new Map<string, ValidateFunction>();
const strict = new Map<string, ValidateFunction>();
for (const name of outputNames) {
  const schema = outputSchema(name);
  published.set(`aftersim.${name}/1`, ajv.compile(schema));
  strict.set(`aftersim.${name}/1`, ajv.compile(closed(schema) as object));
}

/** What of a result is not as its schema says; empty where all is. */
export function problemsOf(result: unknown): readonly string[] {
  const name = String((result as { readonly schema?: unknown }).schema);
  return [published, strict].flatMap((schemas) => {
    const validate = schemas.get(name);
    if (validate === undefined) return [`there is no schema of ${name}`];
    validate(result);
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath, message, JSON.stringify(params)].join(' '),
    );
  });
}

/** Whether a reader who knows the published schema would take the result. */
export function isPublished(result: unknown): boolean {
  return published.get(String((result as { readonly schema?: unknown }).schema))?.(result) === true;
}
