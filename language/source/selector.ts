/** Selectors: in the place of a name, `*` stands for every entry of a map, and `*[kind=field]` for those with that value. */
import { childOf, textOf, type SourceNode } from './source-tree.ts';

export interface Selector {
  /** The key that must be there, with the value as it is written; undefined where every entry is meant. */
  readonly where: { readonly key: string; readonly value: string } | undefined;
}

/** What a selector looks like, as a regular expression. */
export const selectorPattern = String.raw`^\*(?:\[([^=\[\]]+)=([^\]]*)\])?$`;

/** The selector that a key is, if it is one. */
export function selectorIn(key: string): Selector | undefined {
  if (key === '*') return { where: undefined };
  const [, name, value] = new RegExp(selectorPattern, 'u').exec(key) ?? [];
  return name === undefined || value === undefined
    ? undefined
    : { where: { key: name.trim(), value: value.trim() } };
}

/** Whether an entry is selected. */
export function selects({ where }: Selector, entry: SourceNode): boolean {
  if (where === undefined) return true;
  const node = childOf(entry, where.key);
  return node !== undefined && textOf(node)?.trim() === where.value;
}

/** The keys of a path: parted by points, but for those within brackets. */
export function pathKeys(path: string): readonly string[] {
  return path.split(/\.(?![^[\]]*\])/);
}

/** Where the `=` of a setting stands that parts its path from its value, which a selector's does not; -1 without one. */
export function equalsSignIn(setting: string): number {
  return setting.replaceAll(/\[[^\]]*\]/g, (within) => '.'.repeat(within.length)).indexOf('=');
}
