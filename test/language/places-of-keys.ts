/** Where the keys of the language stand in a scenario, or could stand and do not. */
import type { z } from 'zod';
import { formsOf } from '../../language/reference/key-help.ts';
import { rootSchema, type KeyOutline } from '../../language/reference/outline.ts';
import { parse } from '../../language/source/parse.ts';
import type { SourceMap, SourceNode } from '../../language/source/source-tree.ts';

export interface PlaceOfKey extends KeyOutline {
  /** Without ids: `items.*.modes.*.life`. */
  readonly key: string;
  /** As a setting names it. */
  readonly path: string;
  readonly isWritten: boolean;
}

/** All places of a text in the base of the scenario. */
export function placesOfKeys(text: string): readonly PlaceOfKey[] {
  const parsed = parse(text, 'scenario');
  return 'problems' in parsed ? [] : under(rootSchema(), parsed.tree, '', '');
}

function under(schema: z.ZodType, node: SourceNode, key: string, path: string): readonly PlaceOfKey[] {
  return formsOf(schema).flatMap((form): readonly PlaceOfKey[] => {
    if (form.is === 'list' && node.kind === 'list')
      return node.items.flatMap((item, index) => under(form.of, item, `${key}[]`, `${path}[${index}]`));
    if (node.kind !== 'map') return [];
    if (form.is === 'byId')
      return [...node.entries].flatMap(([id, { node: below }]) =>
        under(form.of, below, joined(key, '*'), joined(path, id)),
      );
    if (form.is !== 'form' || !fits(form.keys, node)) return [];
    return form.keys.flatMap((its): readonly PlaceOfKey[] => {
      const below = node.entries.get(its.name)?.node;
      const here = {
        key: joined(key, its.name),
        path: joined(path, its.name),
        isWritten: below !== undefined,
      };
      return [
        { ...its, ...here },
        ...(below === undefined ? [] : under(its.schema, below, here.key, here.path)),
      ];
    });
  });
}

/** Whether the map is of this form, where there are several. */
function fits(keys: readonly KeyOutline[], { entries }: SourceMap): boolean {
  const known = keys.map(({ name }) => name);
  return (
    [...entries.keys()].every((name) => known.includes(name)) &&
    keys.every(({ name, required }) => !required || entries.has(name))
  );
}

const joined = (a: string, b: string): string => (a === '' ? b : `${a}.${b}`);
