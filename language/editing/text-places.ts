/** Where things stand in a text: the entries of the library's document, and the offsets at which they begin and end. */
import { isMap, isScalar, isSeq, Scalar, type ParsedNode, type YAMLMap } from 'yaml';
import type { Path } from '../problem.ts';

/** A key and its value. */
export interface Entry {
  readonly key: Scalar.Parsed;
  readonly value: ParsedNode | null;
}

export type Place =
  | { readonly is: 'value'; readonly entry: Entry | { readonly value: ParsedNode }; readonly isFlow: boolean }
  | {
      readonly is: 'missing';
      readonly map: YAMLMap.Parsed;
      readonly keys: readonly string[];
      readonly isRoot: boolean;
    };

/** Where a value goes: over one that is there, or into a map that has no such key yet. */
export function placeOf(root: ParsedNode | null, path: Path): Place | undefined {
  let node = root;
  let isFlow = false;
  for (const [depth, key] of path.entries()) {
    if (isSeq(node) && typeof key === 'number') {
      const item: ParsedNode | undefined = node.items[key];
      if (item === undefined) return undefined;
      isFlow ||= node.flow === true;
      node = item;
      if (depth === path.length - 1) return { is: 'value', entry: { value: valueOf(item) }, isFlow };
      continue;
    }
    if (!isMap(node)) return undefined;
    isFlow ||= node.flow === true;
    const entry = entryIn(node, String(key));
    if (entry === undefined) {
      const keys = path.slice(depth);
      if (keys.some((each) => typeof each === 'number')) return undefined;
      return { is: 'missing', map: node, keys: keys.map(String), isRoot: depth === 0 };
    }
    if (depth === path.length - 1) {
      const value = entry.value === null ? null : valueOf(entry.value);
      const within = value !== entry.value && isMap(entry.value) && entry.value.flow === true;
      return { is: 'value', entry: { ...entry, value }, isFlow: isFlow || within };
    }
    node = entry.value;
  }
  return undefined;
}

/** Of `{ value, basis }` the value. */
function valueOf(node: ParsedNode): ParsedNode {
  return (isMap(node) ? entryIn(node, 'value')?.value : undefined) ?? node;
}

function entryIn(map: YAMLMap.Parsed | YAMLMap, name: string): Entry | undefined {
  const found = map.items.find(({ key }) => isScalar(key) && key.source === name);
  return found as Entry | undefined;
}

export function entryAt(root: ParsedNode | null, path: Path): Entry | undefined {
  let node = root;
  let entry: Entry | undefined;
  for (const key of path) {
    if (isSeq(node) && typeof key === 'number') {
      node = node.items[key] ?? null;
      entry = undefined;
    } else {
      entry = isMap(node) ? entryIn(node, String(key)) : undefined;
      if (entry === undefined) return undefined;
      node = entry.value;
    }
  }
  return entry;
}

/** Behind the last character of what an entry says, comments not counted. */
export function endOf({ key, value }: Entry): number {
  if (value === null) return key.range[1];
  return Math.max(key.range[1], endOfNode(value));
}

function endOfNode(node: ParsedNode): number {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last === undefined) return node.range[1];
    return 'key' in last ? endOf(last as Entry) : endOfNode(last);
  }
  return node.range[1];
}

export function isBlock(node: ParsedNode): boolean {
  if (isScalar(node)) return node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

/** What stands before an offset on its line, if that is nothing but spaces. */
export function indentOf(source: string, offset: number): string | undefined {
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^ *$/.test(before) ? before : undefined;
}
