/** The values of a text one by one, as a form shows them: in the order of the file, each with what is known of it. */
import type { Basis } from '../../engine/contracts/economics-input.ts';
import { childPath, type Path } from '../problem.ts';
import { bases } from '../schema/scalar.ts';
import { parse } from '../source/parse.ts';
import { textOf, type SourceMap, type SourceNode } from '../source/source-tree.ts';

export interface Field {
  /** Keys and indices in the file. */
  readonly path: Path;
  /** The same as one text, as problems name it. */
  readonly at: string;
  /** As it is written, without quotes; a list as `[a, b]`. */
  readonly text: string;
  readonly isList: boolean;
  readonly basis: Basis | null;
  /** Between which the value may lie, if it says so. */
  readonly range: readonly [string, string] | null;
  readonly source: string | null;
}

/** What a text is made of, for a form; null where it cannot be taken apart at all. */
export interface Outlined {
  readonly fields: readonly Field[];
  /** The maps of the text by their path, each with its keys: what can be added to is what is not there yet. */
  readonly maps: ReadonlyMap<string, readonly string[]>;
}

export function outlined(source: string): Outlined | null {
  const parsed = parse(source, 'the form');
  if ('problems' in parsed) return null;
  const fields: Field[] = [];
  const maps = new Map<string, readonly string[]>();
  visit(parsed.tree, [], '', fields, maps);
  return { fields, maps };
}

function visit(
  node: SourceNode,
  path: Path,
  at: string,
  fields: Field[],
  maps: Map<string, readonly string[]>,
): void {
  const plain = { path, at, basis: null, range: null, source: null };
  if (node.kind === 'scalar') fields.push({ ...plain, text: node.text, isList: false });
  else if (node.kind === 'list') {
    const items = scalarsOf(node.items);
    if (items !== null) fields.push({ ...plain, text: `[${items.join(', ')}]`, isList: true });
    else
      for (const [index, item] of node.items.entries())
        visit(item, [...path, index], childPath(at, index), fields, maps);
  } else if (node.entries.has('value')) {
    const value = node.entries.get('value')?.node;
    const items = value?.kind === 'list' ? scalarsOf(value.items) : null;
    const text = textOf(node) ?? (items === null ? null : `[${items.join(', ')}]`);
    if (text !== null) fields.push({ ...plain, text, isList: items !== null, ...knowledgeOf(node) });
  } else {
    maps.set(at, [...node.entries.keys()]);
    for (const [key, entry] of node.entries)
      visit(entry.node, [...path, key], childPath(at, key), fields, maps);
  }
}

/** Items as they would be written in a list; null if one is not a scalar. */
function scalarsOf(items: readonly SourceNode[]): readonly string[] | null {
  const texts = items.flatMap((item) => (item.kind === 'scalar' ? [quotedInList(item.text)] : []));
  return texts.length === items.length ? texts : null;
}

function quotedInList(text: string): string {
  return /[,[\]{}"#]|^$|: /.test(text) ? JSON.stringify(text) : text;
}

function knowledgeOf(node: SourceMap): Pick<Field, 'basis' | 'range' | 'source'> {
  const textUnder = (key: string): string | null => {
    const child = node.entries.get(key)?.node;
    return child === undefined ? null : textOf(child);
  };
  const range = node.entries.get('range')?.node;
  const [low = null, high = null] = range?.kind === 'list' ? range.items.map(textOf) : [];
  return {
    basis: bases.find((known) => known === textUnder('basis')) ?? null,
    range: low === null || high === null ? null : [low, high],
    source: textUnder('source'),
  };
}
