/**
 * Overlays: maps merge by key, lists and scalars replace whole, `null` removes. Nodes keep their positions, and a
 * merged map stands where the overlay does.
 */
import { nothingToRemove } from '../messages.ts';
import type { Problem } from '../problem.ts';
import { isAnnotated, textOf, type SourceEntry, type SourceMap, type SourceNode } from './source-tree.ts';

/** The base with the overlay laid over it; neither is changed. */
export function overlaid(base: SourceNode | undefined, overlay: SourceNode, problems: Problem[]): SourceNode {
  if (overlay.kind !== 'map') return overlay;
  const under = base?.kind === 'map' ? base : undefined;
  // A new value takes nothing of the old one's basis and range with it.
  if (isAnnotated(overlay) || under === undefined) return merged(undefined, overlay, problems);
  return merged(under, overlay, problems);
}

function merged(under: SourceMap | undefined, overlay: SourceMap, problems: Problem[]): SourceMap {
  const entries = new Map<string, SourceEntry>(under?.entries);
  for (const [key, entry] of overlay.entries) {
    const old = entries.get(key);
    const { node } = entry;
    if (node.kind === 'scalar' && node.value === null) {
      if (old === undefined) {
        const complaint = nothingToRemove(key, entries.keys());
        problems.push(complaint({ ...entry.keyAt, path: node.path, value: textOf(node) }));
      }
      entries.delete(key);
    } else {
      entries.set(key, { keyAt: entry.keyAt, node: overlaid(old?.node, node, problems) });
    }
  }
  return { ...overlay, entries };
}
