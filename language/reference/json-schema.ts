/**
 * The language as JSON Schema, for editors and for other programs: whatever the language accepts is valid, and what it
 * refuses is not, as far as a schema can tell without knowing names and sums. An overlay has the same keys, of which
 * none must be there and each may be null.
 */
import type { z } from 'zod';
import { annotationKeys, bases } from '../schema/scalar.ts';
import { likeKey } from '../source/source-tree.ts';
import { selectorPattern } from '../source/selector.ts';
import { scenarioWideKeys } from '../schema/scenario-wide.ts';
import { keyHelp, type KeyHelp } from './key-help.ts';
import { kindOf, type Json } from './kinds.ts';
import { outlineOf, rootSchema, type KeyOutline, type Outline, type Value } from './outline.ts';

/** Where the schema can be found, for `$schema` and `$id`. */
export const jsonSchemaName = 'scenario.schema.json';

/** The whole schema; every call gives the same. */
export function jsonSchema(): Json {
  return new Writing().whole();
}

/** As a file. */
export function jsonSchemaText(): string {
  return `${JSON.stringify(jsonSchema(), undefined, 1)}\n`;
}

class Writing {
  readonly #definitions = new Map<string, Json>();
  /** Names of the definitions of choices that hold themselves. */
  readonly #names = new Map<z.ZodType, string>();
  readonly #open: z.ZodType[] = [];

  whole(): Json {
    const file = this.#of(rootSchema(), false);
    this.#definitions.set('overlay', { ...this.#of(rootSchema(), true), type: 'object' });
    return {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: jsonSchemaName,
      title: 'aftersim scenario',
      description:
        'A scenario of aftersim, version 1 of the language. Written from the schema by `aftersim schema`.',
      ...file,
      $defs: Object.fromEntries([...this.#definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }

  /** `over`: in an overlay. */
  #of(schema: z.ZodType, over: boolean): Json {
    const outline = outlineOf(schema);
    switch (outline.is) {
      case 'value':
        return outline.value === undefined ? {} : this.#value(outline.value, over);
      case 'overlay':
        return { $ref: '#/$defs/overlay' };
      case 'list':
        return { type: typeOf('array', over), items: this.#of(outline.of, false) };
      case 'byId':
        return {
          type: typeOf('object', over),
          ...(outline.pattern === undefined ? {} : { propertyNames: names(outline.pattern, over) }),
          properties: { [likeKey]: this.#defined(over ? 'likeOver' : 'like', like(over)) },
          additionalProperties: this.#of(outline.of, over),
        };
      case 'form':
        return this.#form(outline.keys, over);
      case 'choice':
        return this.#choice(outline, over);
    }
  }

  #form(keys: readonly KeyOutline[], over: boolean): Json {
    const properties = keys.map(({ name, schema, doc }): [string, Json] => {
      const its = name === 'alternatives' ? this.#alternatives(schema) : this.#of(schema, over);
      return [name, doc === undefined ? its : { ...described(keyHelp(name, schema, doc)), ...its }];
    });
    const required = over ? [] : keys.flatMap(({ name, required: must }) => (must ? [name] : []));
    const isRoot = keys.some(({ name }) => name === 'aftersim');
    const needs = isRoot ? { required } : { anyOf: [{ required }, { required: [likeKey] }] };
    return {
      type: typeOf('object', over),
      properties: Object.fromEntries([
        ...properties,
        ...(isRoot && !over ? [] : [[likeKey, this.#defined(over ? 'likeOver' : 'like', like(over))]]),
      ]),
      ...(required.length === 0 ? {} : needs),
      ...(over ? { patternProperties: { [selectorPattern]: {} } } : {}),
      additionalProperties: false,
    };
  }

  /** What belongs to the whole scenario is not in an alternative. */
  #alternatives(schema: z.ZodType): Json {
    const its = this.#of(schema, false);
    const outline = outlineOf(schema);
    if (outline.is !== 'byId') return its;
    const propertyNames = { not: { enum: scenarioWideKeys } };
    return { ...its, additionalProperties: { $ref: '#/$defs/overlay', type: 'object', propertyNames } };
  }

  #choice({ core, forms }: Outline & { is: 'choice' }, over: boolean): Json {
    const known = this.#names.get(core);
    if (this.#open.includes(core)) {
      const name = known ?? `choice${this.#names.size + 1}`;
      this.#names.set(core, name);
      return { $ref: `#/$defs/${name}` };
    }
    this.#open.push(core);
    const its: Json = { anyOf: forms.map((form) => this.#of(form, over)) };
    this.#open.pop();
    const name = this.#names.get(core);
    if (name !== undefined && !this.#definitions.has(name)) this.#definitions.set(name, its);
    return its;
  }

  /** A value may say how well it is known. */
  #value(value: Value, over: boolean): Json {
    const { json } = kindOf(value);
    if (value.is === 'version') return json;
    if (value.is === 'template') return over ? { type: ['object', 'null'] } : json;
    const plain = this.#defined(nameOf(value), json);
    return this.#defined(`${nameOf(value)}${over ? 'Over' : 'Known'}`, annotated(plain, over));
  }

  /** What is said in many places is written once. */
  #defined(name: string, json: Json): Json {
    this.#definitions.set(name, json);
    return { $ref: `#/$defs/${name}` };
  }
}

function nameOf(value: Value): string {
  if (value.is === 'word') return `word-${value.words.join('-')}${value.own === true ? '-own' : ''}`;
  return value.is === 'count' ? `count-${value.least}-${value.most}` : value.is;
}

/** What a map is like; instead of the keys that it must have, which may stand there. */
function like(over: boolean): Json {
  return { type: over ? ['string', 'number', 'boolean', 'null'] : ['string', 'number', 'boolean'] };
}

/** Beside ids, `like`; in an overlay, a selector may stand in the place of an id. */
function names(pattern: string, over: boolean): Json {
  return { anyOf: [{ pattern }, { const: likeKey }, ...(over ? [{ pattern: selectorPattern }] : [])] };
}

/** In an overlay, null removes. */
function typeOf(type: string, over: boolean): unknown {
  return over ? [type, 'null'] : type;
}

/** A value, or a value with its basis; in an overlay a part of that. */
function annotated(json: Json, over: boolean): Json {
  const [value = '', basis = '', range = '', source = ''] = annotationKeys;
  const parts: Readonly<Record<string, Json>> = {
    [value]: json,
    [basis]: { enum: bases },
    [range]: { type: 'array', minItems: 2, maxItems: 2, items: json },
    [source]: { type: 'string' },
  };
  const none: Json = { type: 'null' };
  const written = (its: Json): Json => (over ? { anyOf: [its, none] } : its);
  const properties = Object.fromEntries(Object.entries(parts).map(([name, its]) => [name, written(its)]));
  const whole = over ? {} : { required: [value] };
  const known: Json = { type: 'object', properties, ...whole, additionalProperties: false };
  return { anyOf: over ? [json, known, none] : [json, known] };
}

/** What an editor shows. */
function described({ sentence, without, example }: KeyHelp): Json {
  const otherwise = without === null ? [] : [`Without it: ${without}.`];
  const shown = example === null ? [] : [`Example: ${example}`];
  return { description: [sentence, ...otherwise, ...shown].join('\n') };
}
