/**
 * Versions of the language. A file begins with `aftersim: <version>`; older ones are brought up to date step by step
 * before anything else looks at them, newer ones are refused.
 */
import { newerVersion, missingVersion, unknownVersion } from './messages.ts';
import type { Problem } from './problem.ts';
import { childOf, spotAt, type SourceNode } from './source/source-tree.ts';

/** The version that this release reads. */
export const currentVersion = 1;

/** A step from one version to the next. */
export interface Migration {
  readonly from: number;
  readonly migrate: (tree: SourceNode) => SourceNode;
}

/** Every step since the first version; none yet. */
export const migrations: readonly Migration[] = [];

/** The tree in the language's present form, or why it cannot be read. */
export function migrated(
  tree: SourceNode,
  steps: readonly Migration[] = migrations,
  target: number = currentVersion,
): { readonly tree: SourceNode } | { readonly problems: readonly Problem[] } {
  const stated = childOf(tree, 'aftersim');
  const spot = spotAt(tree, ['aftersim']);
  if (stated === undefined) return { problems: [missingVersion(target)(spot)] };
  const version = stated.kind === 'scalar' ? stated.value : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { problems: [unknownVersion(target)(spot)] };
  }
  if (version > target) return { problems: [newerVersion(version, target)(spot)] };
  let current = tree;
  for (let from = version; from < target; from++) {
    const step = steps.find((candidate) => candidate.from === from);
    if (step === undefined) return { problems: [unknownVersion(target)(spot)] };
    current = step.migrate(current);
  }
  return { tree: current };
}
