/**
 * Settings: `fleets.A.count=10`, given beside the file, act on its tree before anything reads it. All keys of the path
 * but the last must be there; the last may be new, and the schema says whether it is a key at all. `null` removes.
 */
import { settingWithoutValue, unknownPath } from '../messages.ts';
import type { Problem, Spot } from '../problem.ts';
import { parse } from './parse.ts';
import { overlaid } from './overlay.ts';
import { equalsSignIn, pathKeys, selectorIn, selects } from './selector.ts';
import { childOf, isAnnotated, waits, type SourceMap, type SourceNode } from './source-tree.ts';
import { writtenOut } from './templates.ts';

interface Setting {
  readonly name: string;
  readonly keys: readonly string[];
  readonly value: SourceNode;
  readonly problems: Problem[];
  /** Where the path stands, unless it is a setting given beside the file. */
  readonly spot?: Spot;
}

/** The tree with the settings applied in turn; it is itself not changed. */
export function applySettings(
  tree: SourceNode,
  settings: readonly string[],
): { readonly tree: SourceNode; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let current = tree;
  for (const text of settings) {
    const name = `--set ${text}`;
    const split = equalsSignIn(text);
    const path = text.slice(0, split).trim();
    if (split < 0 || path === '') {
      problems.push(settingWithoutValue()({ file: name, line: 1, column: 1, path: '', value: text }));
      continue;
    }
    const parsed = parse(text.slice(split + 1), name, path);
    if ('problems' in parsed) problems.push(...parsed.problems);
    else
      current = changed(
        current,
        { name, keys: pathKeys(path), value: parsed.tree, problems },
        0,
        seenIn(current, path),
      );
  }
  return { tree: current, problems };
}

/** The tree with a value put where the path leads; a path that leads nowhere is told of at `spot`. */
export function withValueAt(
  tree: SourceNode,
  path: string,
  value: SourceNode,
  spot: Spot,
  problems: Problem[],
): SourceNode {
  return changed(
    tree,
    { name: spot.file, keys: pathKeys(path), value, problems, spot },
    0,
    seenIn(tree, path),
  );
}

/** The tree as selectors see it. */
function seenIn(tree: SourceNode, path: string): SourceNode {
  return path.includes('*') ? writtenOut(tree, []).tree : tree;
}

/** An entry on the path, and where the path goes on below it. */
interface Match {
  readonly key: string;
  readonly next: number;
}

/** The entry that the next keys of the path name. */
function matched(node: SourceMap, keys: readonly string[], from: number): readonly Match[] {
  // Ids may contain points: the longest key that is there is meant.
  for (let next = keys.length; next > from; next--) {
    const key = keys.slice(from, next).join('.');
    if (node.entries.has(key)) return [{ key, next }];
  }
  return [];
}

/** `seen`: the node with all that is like another written out, for selectors to look at. */
function changed(node: SourceNode, setting: Setting, from: number, seen: SourceNode = node): SourceNode {
  const { keys, value } = setting;
  const key = keys[from];
  if (key === undefined) return overlaid(node, value, setting.problems, seen);
  const [, listKey, index] = /^(.+)\[(\d+)\]$/.exec(key) ?? [];
  if (listKey !== undefined) {
    const split = [...keys.slice(0, from), listKey, String(Number(index)), ...keys.slice(from + 1)];
    return changed(node, { ...setting, keys: split }, from, seen);
  }
  if (node.kind === 'list') return changedItem(node, key, setting, from);
  if (node.kind !== 'map' || isAnnotatedAbove(node, key)) return refused(node, setting, from);
  const inList = keys.slice(from).some((its) => /^\d+$|\[\d+\]$/.test(its));
  if (waits(node) && !inList) return overlaid(node, overlayAt(setting, from), setting.problems);
  const matches = selectedKeys(node, key, from, seen) ?? matched(node, keys, from);
  if (matches.length > 0) {
    const entries = new Map(node.entries);
    for (const match of matches) {
      const entry = node.entries.get(match.key);
      if (entry === undefined) continue;
      const below = childOf(seen, match.key) ?? entry.node;
      if (match.next === keys.length && value.kind === 'scalar' && value.value === null)
        entries.delete(match.key);
      else entries.set(match.key, { ...entry, node: changed(entry.node, setting, match.next, below) });
    }
    return { ...node, entries };
  }
  if (from < keys.length - 1 || selectorIn(key) !== undefined) return refused(node, setting, from);
  const entries = new Map(node.entries);
  entries.set(key, {
    keyAt: { ...value.at, column: 1 },
    node: overlaid(undefined, value, setting.problems),
  });
  return { ...node, entries };
}

/** The rest of the path with its value as an overlay, for what is like something that is not yet known. */
function overlayAt({ keys, value }: Setting, from: number): SourceMap {
  const { at, path } = value;
  const nested = (depth: number): SourceNode => {
    const key = keys[depth];
    if (key === undefined) return value;
    return { kind: 'map', at, path, entries: new Map([[key, { keyAt: at, node: nested(depth + 1) }]]) };
  };
  return nested(from) as SourceMap;
}

/** The keys that a selector chooses; undefined where the key is none. */
function selectedKeys(
  node: SourceMap,
  key: string,
  from: number,
  seen: SourceNode,
): readonly Match[] | undefined {
  const selector = selectorIn(key);
  if (selector === undefined) return undefined;
  return [...node.entries].flatMap(([name, entry]) =>
    selects(selector, childOf(seen, name) ?? entry.node) ? [{ key: name, next: from + 1 }] : [],
  );
}

/** `x.basis` of a value that has no basis yet would turn it into a map. */
function isAnnotatedAbove(node: SourceMap, key: string): boolean {
  return isAnnotated(node) && !['value', 'basis', 'range', 'source'].includes(key);
}

function changedItem(node: SourceNode, key: string, setting: Setting, from: number): SourceNode {
  const index = Number(key);
  const item = childOf(node, index);
  if (node.kind !== 'list' || item === undefined) return refused(node, setting, from);
  const items = [...node.items];
  items[index] = changed(item, setting, from + 1);
  return { ...node, items };
}

function refused(node: SourceNode, setting: Setting, from: number): SourceNode {
  const names = node.kind === 'map' ? [...node.entries.keys()] : [];
  const spot = setting.spot ?? {
    file: setting.name,
    line: 1,
    column: 1,
    path: setting.keys.join('.'),
    value: null,
  };
  setting.problems.push(
    unknownPath(setting.keys[from] ?? '', setting.keys.slice(0, from).join('.'), names)(spot),
  );
  return node;
}
