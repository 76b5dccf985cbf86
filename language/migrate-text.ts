/**
 * Migrations of a text: only what changed is rewritten, at its place, so that comments, order and form stay. A step is
 * a list of keys with new names, which serves a tree that is read and a text that is kept alike.
 */
import { currentVersion, migrated, type Migration } from './migrate.ts';
import type { Position, Problem } from './problem.ts';
import { parse } from './source/parse.ts';
import { childOf, type SourceEntry, type SourceNode } from './source/source-tree.ts';

/** A key that a version calls otherwise; `*` in the path stands for any id. Alternatives are looked through as well. */
export interface Renaming {
  /** As in `items.*.modes.*.lifetime`. */
  readonly path: string;
  readonly to: string;
}

/** A step that renames keys. */
export interface RenamingStep extends Migration {
  readonly renamings: readonly Renaming[];
}

/** The step from a version to the next that renames these keys. */
export function renamingStep(from: number, renamings: readonly Renaming[]): RenamingStep {
  const migrate = (tree: SourceNode): SourceNode =>
    renamings.reduce(
      (node, { path, to }) =>
        [path, `alternatives.*.${path}`].reduce((each, one) => renamed(each, one.split('.'), to), node),
      tree,
    );
  return { from, migrate, renamings };
}

/** Every step since the first version, for texts; none yet. */
export const renamingSteps: readonly RenamingStep[] = [];

/** What was rewritten, or why the text cannot be. */
export type MigratedText =
  | { readonly text: string; readonly from: number; readonly to: number }
  | { readonly problems: readonly Problem[] };

/** The text in the language's present version. */
export function migratedText(
  source: string,
  file: string,
  steps: readonly RenamingStep[] = renamingSteps,
  target: number = currentVersion,
): MigratedText {
  const parsed = parse(source, file);
  if ('problems' in parsed) return parsed;
  const present = migrated(parsed.tree, steps, target);
  if ('problems' in present) return present;
  const stated = childOf(parsed.tree, 'aftersim');
  const from = stated?.kind === 'scalar' ? Number(stated.value) : target;
  let text = source;
  for (let version = from; version < target; version++) {
    const step = steps.find((candidate) => candidate.from === version);
    for (const { path, to } of step?.renamings ?? []) {
      for (const each of [path, `alternatives.*.${path}`])
        text = textRenamed(text, file, each.split('.'), to);
    }
  }
  if (stated === undefined || from === target) return { text, from, to: target };
  // Read again: what stands before it may have become longer.
  const again = parse(text, file);
  const version = 'tree' in again ? childOf(again.tree, 'aftersim') : undefined;
  if (version?.kind === 'scalar') text = replaced(text, version.at, version.text.length, String(target));
  return { text, from, to: target };
}

function renamed(node: SourceNode, [key, ...rest]: readonly string[], to: string): SourceNode {
  if (node.kind !== 'map' || key === undefined) return node;
  const entries = [...node.entries].map(([name, entry]): [string, SourceEntry] => {
    if (key !== '*' && name !== key) return [name, entry];
    if (rest.length === 0) return [to, entry];
    return [name, { ...entry, node: renamed(entry.node, rest, to) }];
  });
  return { ...node, entries: new Map(entries) };
}

function* keysAt(node: SourceNode, [key, ...rest]: readonly string[]): Generator<[string, Position]> {
  if (node.kind !== 'map' || key === undefined) return;
  for (const [name, entry] of node.entries) {
    if (key !== '*' && name !== key) continue;
    if (rest.length === 0) yield [name, entry.keyAt];
    else yield* keysAt(entry.node, rest);
  }
}

function textRenamed(text: string, file: string, path: readonly string[], to: string): string {
  const parsed = parse(text, file);
  if ('problems' in parsed) return text;
  // From the end to the beginning, so that what is still to come keeps its place.
  return [...keysAt(parsed.tree, path)].reverse().reduce((current, [name, at]) => {
    const quote = /^["']/.exec(current.slice(offsetOf(current, at)))?.[0] ?? '';
    return replaced(current, at, name.length + 2 * quote.length, `${quote}${to}${quote}`);
  }, text);
}

function replaced(text: string, at: Position, length: number, by: string): string {
  const offset = offsetOf(text, at);
  return text.slice(0, offset) + by + text.slice(offset + length);
}

function offsetOf(text: string, { line, column }: Position): number {
  let offset = 0;
  for (let count = 1; count < line; count++) offset = text.indexOf('\n', offset) + 1;
  return offset + column - 1;
}
