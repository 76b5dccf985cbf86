/**
 * The source tree: what stands in a file, with the position of each key and value. Overlays, settings and migrations
 * work on it, and every node keeps the position and the path that it had in its own file, so that a problem is always
 * reported where it was written.
 */
import type { Path, Position, Spot } from '../problem.ts';

interface NodeBase {
  readonly at: Position;
  /** Path in the file in which it was written. */
  readonly path: string;
}

export interface SourceScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it was written, without quotes. */
  readonly text: string;
}

export interface SourceList extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
}

export interface SourceEntry {
  readonly keyAt: Position;
  readonly node: SourceNode;
}

export interface SourceMap extends NodeBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, SourceEntry>;
  /** What is to be laid over it, in this order. */
  readonly layers?: readonly SourceMap[];
}

export type SourceNode = SourceScalar | SourceList | SourceMap;

/** The key that names what a map is like. */
export const likeKey = 'like';

/** A value that says how well it is known: `{ value, basis, range, source }`. It counts as a scalar. */
export function isAnnotated(node: SourceNode): node is SourceMap {
  return node.kind === 'map' && node.entries.has('value');
}

/** The name of what the map is like, in the last place where that is said. */
export function likeIn(node: SourceMap): (SourceNode & { kind: 'scalar' }) | undefined {
  for (const layer of [...(node.layers ?? [])].reverse()) {
    const its = layer.entries.get(likeKey)?.node;
    if (its !== undefined) return named(its);
  }
  return named(node.entries.get(likeKey)?.node);
}

/** `null` takes back what it was like. */
function named(node: SourceNode | undefined): (SourceNode & { kind: 'scalar' }) | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node : undefined;
}

/** Whether what the map holds depends on what it is like. */
export function waits(node: SourceMap): boolean {
  return node.layers !== undefined || likeIn(node) !== undefined;
}

/** The child under a key or an index. */
export function childOf(node: SourceNode, key: string | number): SourceNode | undefined {
  if (node.kind === 'map') return node.entries.get(String(key))?.node;
  return node.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined;
}

/** The node at the path, or undefined. */
export function nodeAt(root: SourceNode, path: Path): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((node, key) => node && childOf(node, key), root);
}

/** Plain data for the schema; objects have no prototype, so that no id can be mistaken for an inherited name. */
export function plain(node: SourceNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map': {
      const data = Object.create(null) as Record<string, unknown>;
      for (const [key, entry] of node.entries) data[key] = plain(entry.node);
      return data;
    }
  }
}

/** The text of a scalar or of an annotated value; null for others. */
export function textOf(node: SourceNode): string | null {
  if (node.kind === 'scalar') return node.text;
  const value = isAnnotated(node) ? node.entries.get('value')?.node : undefined;
  return value?.kind === 'scalar' ? value.text : null;
}

/**
 * Where the path leads. A scalar is pointed at itself, a map or list by its key, a missing key by the map that should
 * have it, and a key that ought not to be there by that key.
 */
export function spotAt(root: SourceNode, path: Path, pointAtKey = false): Spot {
  let node = root;
  let keyAt: Position | undefined;
  for (const [depth, key] of path.entries()) {
    const child = childOf(node, key);
    if (child === undefined) break;
    const entry = node.kind === 'map' ? node.entries.get(String(key)) : undefined;
    keyAt = entry?.keyAt;
    node = child;
    if (depth === path.length - 1 && pointAtKey && keyAt !== undefined) {
      return { ...keyAt, path: node.path, value: textOf(node) };
    }
  }
  const target = isAnnotated(node) ? (node.entries.get('value')?.node ?? node) : node;
  const at = target.kind === 'scalar' ? target.at : (keyAt ?? target.at);
  return { ...at, path: node.path, value: textOf(node) };
}

/** The tree without what the paths lead to, itself unchanged. */
export function without(node: SourceNode, paths: readonly Path[]): SourceNode {
  const below = new Map<string | number, Path[]>();
  for (const [key, ...rest] of paths) {
    if (key === undefined) continue;
    const others = below.get(key);
    if (others === undefined) below.set(key, [rest]);
    else others.push(rest);
  }
  /** The child as it stays; undefined when a path ends at it. */
  const kept = (child: SourceNode, key: string | number): SourceNode | undefined => {
    const rests = below.get(key);
    if (rests === undefined) return child;
    return rests.some((rest) => rest.length === 0) ? undefined : without(child, rests);
  };
  if (node.kind === 'list')
    return { ...node, items: node.items.flatMap((item, index) => kept(item, index) ?? []) };
  if (node.kind === 'scalar') return node;
  const entries = new Map<string, SourceEntry>();
  for (const [key, entry] of node.entries) {
    const child = kept(entry.node, key);
    if (child !== undefined) entries.set(key, child === entry.node ? entry : { ...entry, node: child });
  }
  return { ...node, entries };
}

/** Every node below and including this one, in the order of the file. */
export function* everyNode(node: SourceNode): Generator<SourceNode> {
  yield node;
  if (node.kind === 'list') for (const item of node.items) yield* everyNode(item);
  if (node.kind === 'map') for (const entry of node.entries.values()) yield* everyNode(entry.node);
}
