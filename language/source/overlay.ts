/**
 * Overlays: maps merge by key, lists and scalars replace whole, `null` removes. Nodes keep their positions, and a
 * merged map stands where the overlay does. A key `"*"` or `"*[kind=field]"` selects: what stands there is laid over every
 * entry that the base has, or over those with that value. What is laid over a map that is `like` another waits in
 * `layers` until it is known what the other holds (templates.ts).
 */
import { nothingSelected, nothingToRemove } from '../messages.ts';
import type { Problem } from '../problem.ts';
import { selects, selectorIn, type Selector } from './selector.ts';
import {
  childOf,
  isAnnotated,
  likeIn,
  textOf,
  waits,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
} from './source-tree.ts';

/**
 * The base with the overlay laid over it; neither is changed. `seen` is what the base is when everything in it that is
 * like another is written out, for selectors to look at.
 */
export function overlaid(
  base: SourceNode | undefined,
  overlay: SourceNode,
  problems: Problem[],
  seen: SourceNode | undefined = base,
): SourceNode {
  if (overlay.kind !== 'map') return overlay;
  const { layers, ...first } = overlay;
  // A new value takes nothing of the old one's basis and range with it.
  const under = base?.kind === 'map' && !isAnnotated(overlay) ? base : undefined;
  if (under === undefined && likeIn(overlay) !== undefined) return overlay;
  if (under !== undefined && (waits(under) || likeIn(overlay) !== undefined))
    return { ...under, layers: [...(under.layers ?? []), first, ...(layers ?? [])] };
  const one = merged(under, first, problems, seen);
  return (layers ?? []).reduce<SourceNode>((tree, layer) => overlaid(tree, layer, problems), one);
}

/** One overlay that does what the two do in turn. */
export function composed(first: SourceMap, second: SourceMap): SourceMap {
  const { layers, ...its } = second;
  return { ...first, layers: [...(first.layers ?? []), its, ...(layers ?? [])] };
}

function merged(
  under: SourceMap | undefined,
  overlay: SourceMap,
  problems: Problem[],
  seen: SourceNode | undefined,
): SourceMap {
  const entries = new Map<string, SourceEntry>(under?.entries);
  const lay = (key: string, { keyAt, node }: SourceEntry): void => {
    const old = entries.get(key);
    if (node.kind === 'scalar' && node.value === null) {
      if (old === undefined) {
        const complaint = nothingToRemove(key, entries.keys());
        problems.push(complaint({ ...keyAt, path: node.path, value: textOf(node) }));
      }
      entries.delete(key);
    } else {
      const below = old && seen && childOf(seen, key);
      entries.set(key, { keyAt, node: overlaid(old?.node, node, problems, below ?? old?.node) });
    }
  };
  for (const [key, entry] of overlay.entries) {
    const selector = selectorIn(key);
    if (selector === undefined) lay(key, entry);
    else {
      const chosen = chosenIn(under, selector, seen);
      if (chosen.length === 0) {
        const spot = { ...entry.keyAt, path: entry.node.path, value: null };
        problems.push(nothingSelected(key, under?.entries.keys() ?? [])(spot));
      }
      for (const each of chosen) lay(each, entry);
    }
  }
  return { ...overlay, entries };
}

/** Keys of the entries that are selected: of what was there before the overlay, as it was. */
function chosenIn(
  under: SourceMap | undefined,
  selector: Selector,
  seen: SourceNode | undefined,
): readonly string[] {
  return [...(under?.entries ?? [])].flatMap(([key, { node }]) =>
    selects(selector, (seen && childOf(seen, key)) ?? node) ? [key] : [],
  );
}
