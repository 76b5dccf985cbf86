/** What an editor can say of a key, and which keys it can offer at a place. */
import type { z } from 'zod';
import type { Path } from '../problem.ts';
import { docOf, type KeyDoc } from '../schema/key.ts';
import { defaultText } from './default-text.ts';
import { kindOf } from './kinds.ts';
import { outlineOf, rootSchema, type Outline, type Value } from './outline.ts';

/** The help of one key; every text is ready to be shown. */
export interface KeyHelp {
  readonly name: string;
  /** What it means. */
  readonly sentence: string;
  /** What is written there: kinds of values, or maps and lists. */
  readonly written: string;
  /** What holds where it is left out; null: it must be written. */
  readonly without: string | null;
  /** As it would be written in YAML; null for a map that its own keys explain. */
  readonly example: string | null;
  /** Rows of docs/coverage.md. */
  readonly rows: readonly string[];
}

/** The help of the key that the path leads to; undefined where the language knows no such key, or it is an id. */
export function keyAt(path: Path): KeyHelp | undefined {
  const name = path.at(-1);
  for (const schema of schemasAt(path)) {
    const doc = docOf(schema);
    if (doc !== undefined) return keyHelp(String(name), schema, doc);
  }
  return undefined;
}

/** The keys that may stand in the map to which the path leads; none where ids stand. */
export function keysAt(path: Path): readonly KeyHelp[] {
  const found = new Map<string, KeyHelp>();
  for (const schema of schemasAt(path)) {
    for (const form of formsOf(schema)) {
      if (form.is !== 'form') continue;
      for (const { name, schema: its, doc } of form.keys) {
        if (doc !== undefined && !found.has(name)) found.set(name, keyHelp(name, its, doc));
      }
    }
  }
  return [...found.values()];
}

/** The words that may stand where the path leads, also as parts of a list; none where it is no word. */
export function wordsAt(path: Path): readonly string[] {
  const words = schemasAt(path)
    .flatMap(formsOf)
    .flatMap((form) => (form.is === 'list' ? formsOf(form.of) : [form]))
    .flatMap((form) => (form.is === 'value' ? wordsOf(form.value) : []));
  return [...new Set(words)];
}

function wordsOf(value: Value | undefined): readonly string[] {
  if (value?.is === 'word') return value.words;
  return value?.is === 'flag' ? ['true', 'false'] : [];
}

/** The help of a key from its schema. */
export function keyHelp(name: string, schema: z.ZodType, doc: KeyDoc): KeyHelp {
  const { sentence, byDefault, otherwise, rows = [] } = doc;
  const value = plainValueOf(schema);
  const standard = byDefault === undefined ? undefined : defaultText(byDefault, value);
  return {
    name,
    sentence,
    written: writtenText(schema),
    without: doc.needed === true ? null : (standard ?? otherwise ?? null),
    example: doc.example ?? (value === undefined ? null : kindOf(value).example),
    rows,
  };
}

/** The one kind of value that a schema allows beside maps and lists; undefined where there is none, or several. */
export function plainValueOf(schema: z.ZodType): Value | undefined {
  const values = formsOf(schema).flatMap((form) =>
    form.is === 'value' && form.value !== undefined ? [form.value] : [],
  );
  return values.length === 1 ? values[0] : undefined;
}

/** What may be written, choices taken apart. */
export function formsOf(schema: z.ZodType): readonly Outline[] {
  const outline = outlineOf(schema);
  return outline.is === 'choice' ? outline.forms.flatMap(formsOf) : [outline];
}

/** What may be written, in words. */
function writtenText(schema: z.ZodType): string {
  const texts = formsOf(schema).map((form): string => {
    switch (form.is) {
      case 'value':
        if (form.value === undefined) return 'value';
        return `${kindOf(form.value).name} (${kindOf(form.value).unit})`;
      case 'form':
        return `map of ${form.keys.map(({ name }) => name).join(', ')}`;
      case 'byId':
        return 'map by name';
      case 'list':
        return `list of ${formsOf(form.of).every(({ is }) => is === 'value') ? writtenText(form.of) : 'maps'}`;
      case 'overlay':
      case 'choice':
        return 'keys of the scenario, each with what differs';
    }
  });
  return [...new Set(texts)].join('; or ');
}

/** The schemas that a path may lead to; several where a choice on the way is open. */
function schemasAt(path: Path): readonly z.ZodType[] {
  let at: readonly z.ZodType[] = [rootSchema()];
  for (const step of path) {
    at = at.flatMap(formsOf).flatMap((form) => {
      if (form.is === 'overlay') return below(outlineOf(rootSchema()), step);
      return below(form, step);
    });
  }
  return at.map((schema) => (outlineOf(schema).is === 'overlay' ? rootSchema() : schema));
}

function below(form: Outline, step: string | number): readonly z.ZodType[] {
  if (form.is === 'form') return form.keys.flatMap(({ name, schema }) => (name === step ? [schema] : []));
  if (form.is === 'byId') return typeof step === 'string' ? [form.of] : [];
  return form.is === 'list' && typeof step === 'number' ? [form.of] : [];
}
