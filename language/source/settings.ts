/**
 * Settings: `fleets.A.count=10`, given beside the file, act on its tree before anything reads it. All keys of the path
 * but the last must be there; the last may be new, and the schema says whether it is a key at all. `null` removes.
 */
import { settingWithoutValue, unknownPath } from '../messages.ts';
import type { Problem, Spot } from '../problem.ts';
import { parse } from './parse.ts';
import { overlaid } from './overlay.ts';
import { childOf, isAnnotated, type SourceMap, type SourceNode } from './source-tree.ts';

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
    const split = text.indexOf('=');
    const path = text.slice(0, split).trim();
    if (split < 0 || path === '') {
      problems.push(settingWithoutValue()({ file: name, line: 1, column: 1, path: '', value: text }));
      continue;
    }
    const parsed = parse(text.slice(split + 1), name, path);
    if ('problems' in parsed) problems.push(...parsed.problems);
    else current = changed(current, { name, keys: path.split('.'), value: parsed.tree, problems }, 0);
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
  return changed(tree, { name: spot.file, keys: path.split('.'), value, problems, spot }, 0);
}

/** A key of the path, as a list index where it has the form of one. */
function matched(
  node: SourceNode,
  keys: readonly string[],
  from: number,
): { key: string; next: number } | undefined {
  if (node.kind !== 'map') return undefined;
  // Ids may contain points: the longest key that is there is meant.
  for (let next = keys.length; next > from; next--) {
    const key = keys.slice(from, next).join('.');
    if (node.entries.has(key)) return { key, next };
  }
  return undefined;
}

function changed(node: SourceNode, setting: Setting, from: number): SourceNode {
  const { keys } = setting;
  const key = keys[from];
  if (key === undefined) return overlaid(node, setting.value, setting.problems);
  const [, listKey, index] = /^(.+)\[(\d+)\]$/.exec(key) ?? [];
  if (listKey !== undefined) {
    const split = [...keys.slice(0, from), listKey, String(Number(index)), ...keys.slice(from + 1)];
    return changed(node, { ...setting, keys: split }, from);
  }
  if (node.kind === 'list') return changedItem(node, key, setting, from);
  if (node.kind !== 'map' || isAnnotatedAbove(node, key)) return refused(node, setting, from);
  const match = matched(node, keys, from);
  const at = setting.value.at;
  if (match !== undefined) {
    const entry = node.entries.get(match.key);
    if (entry === undefined) return node;
    const entries = new Map(node.entries);
    const { value } = setting;
    if (match.next === keys.length && value.kind === 'scalar' && value.value === null)
      entries.delete(match.key);
    else entries.set(match.key, { keyAt: entry.keyAt, node: changed(entry.node, setting, match.next) });
    return { ...node, entries };
  }
  if (from < keys.length - 1) return refused(node, setting, from);
  const entries = new Map(node.entries);
  entries.set(key, {
    keyAt: { ...at, column: 1 },
    node: overlaid(undefined, setting.value, setting.problems),
  });
  return { ...node, entries };
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
