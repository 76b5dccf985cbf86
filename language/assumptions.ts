/** How well the numbers of a scenario are known: every value that states its basis, in the order of the file. */
import type { Basis } from '../engine/contracts/economics-input.ts';
import { bases } from './schema/scalar.ts';
import { everyNode, isAnnotated, textOf, type SourceMap, type SourceNode } from './source/source-tree.ts';

/** A value, as it was written, and where it comes from. */
export interface Assumption {
  readonly path: string;
  readonly basis: Basis;
  readonly value: string;
  readonly range: readonly [string, string] | null;
  readonly source: string | null;
}

function textUnder(node: SourceMap, key: string): string | null {
  const child = node.entries.get(key)?.node;
  return child === undefined ? null : textOf(child);
}

function rangeOf(node: SourceMap): readonly [string, string] | null {
  const range = node.entries.get('range')?.node;
  if (range?.kind !== 'list') return null;
  const [low, high] = range.items.map(textOf);
  return typeof low === 'string' && typeof high === 'string' ? [low, high] : null;
}

/** Every value with a basis, alternatives included. */
export function assumptionsIn(tree: SourceNode): readonly Assumption[] {
  const found: Assumption[] = [];
  for (const node of everyNode(tree)) {
    if (!isAnnotated(node)) continue;
    const basis = bases.find((known) => known === textUnder(node, 'basis'));
    const value = textOf(node);
    if (basis === undefined || value === null) continue;
    found.push({ path: node.path, basis, value, range: rangeOf(node), source: textUnder(node, 'source') });
  }
  return found;
}
