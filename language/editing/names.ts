/**
 * Where the file refers to what it defines itself, for completion. `check/` decides whether a name is right; that the
 * two agree is tested by changing every name of every scenario.
 */
import { declaredIn, type Named } from '../check/declared.ts';
import { overlaid } from '../source/overlay.ts';
import { parse } from '../source/parse.ts';
import { nodeAt } from '../source/source-tree.ts';
import { calendar } from '../units/meter.ts';
import type { Path } from '../problem.ts';

/** What may be named at a path without ids, `*` for any id or index; a path that ends in `*:` is about the id itself. */
const references: readonly (readonly [string, Named])[] = [
  ['places.*.parent', 'place'],
  ['lanes.*.from', 'place'],
  ['lanes.*.to', 'place'],
  ['items.*.contains.*', 'item'],
  ['items.*.contains.*.item', 'item'],
  ['items.*.repair.place', 'place'],
  ['items.*.repair.job', 'job'],
  ['items.*.repair.stations.*:', 'place'],
  ['items.*.repair.stations.*.job', 'job'],
  ['items.*.modes.*.job', 'job'],
  ['items.*.modes.*.shopJob', 'job'],
  ['items.*.modes.*.meter', 'meter'],
  ['products.*.sockets.*', 'item'],
  ['products.*.sockets.*.item', 'item'],
  ['fleets.*.product', 'product'],
  ['fleets.*.place', 'place'],
  ['fleets.*.customer', 'customer'],
  ['fleets.*.tier', 'tier'],
  ['fleets.*.plans.*.job', 'job'],
  ['fleets.*.initialAge.meter', 'meter'],
  ['shocks.*.fleets.*', 'fleet'],
  ['arrivals.*.place', 'place'],
  ['arrivals.*.customer', 'customer'],
  ['arrivals.*.tier', 'tier'],
  ['arrivals.*.job', 'job'],
  ['arrivals.*.brings', 'item'],
  ['pools.*.home', 'place'],
  ['pools.*.homes.*', 'place'],
  ['jobs.*.item', 'item'],
  ['jobs.*.crew', 'pool'],
  ['jobs.*.steps.*.take', 'pool'],
  ['jobs.*.steps.*.travel', 'pool'],
  ['jobs.*.steps.*.release', 'pool'],
  ['jobs.*.steps.*.demand', 'item'],
  ['jobs.*.steps.*.at', 'place'],
  ['jobs.*.steps.*.return', 'item'],
  ['jobs.*.steps.*.remove', 'item'],
  ['jobs.*.steps.*.install', 'item'],
  ['jobs.*.steps.*.together.*.take', 'pool'],
  ['jobs.*.steps.*.together.*.demand', 'item'],
  ['stocks.*:', 'item'],
  ['stocks.*.*:', 'place'],
  ['stocks.*.*.source', 'place'],
  ['stocks.*.*.lateral.*', 'place'],
  ['stocks.*.*.reserve.*:', 'tier'],
  ['contracts.*.covers.*', 'fleet'],
  ['contracts.*.unit', 'item'],
  ['contracts.*.meter', 'meter'],
  ['contracts.*.charges.*.unit', 'item'],
  ['contracts.*.charges.*.price', 'price'],
  ['decisions.*.options.*.stocks.*:', 'stock'],
  ['decisions.*.options.*.allocate.*:', 'stock'],
  ['decisions.*.options.*.dispatch.*:', 'pool'],
  ['decisions.*.options.*.contract', 'contract'],
  ['decisions.*.options.*.tier', 'tier'],
  ['decisions.*.options.*.costPer', 'item'],
];

/** What may stand beside the names. */
const besides: Readonly<Record<string, readonly string[]>> = {
  'stocks.*.*.source': ['repair', 'supplier'],
  'items.*.modes.*.meter': [calendar],
  'fleets.*.initialAge.meter': [calendar],
};

const patterns = references.map(([pattern, named]) => ({ pattern, steps: pattern.split('.'), named }));

/** The names that can stand at the path as a value, or with `asKey` as its last key; none where no name is due. */
export function namesAt(source: string, path: Path, asKey = false): readonly string[] {
  const isOverlaid = path[0] === 'alternatives';
  const base = isOverlaid ? path.slice(2) : path;
  const found = patterns.find(({ steps }) => fits(steps, base, asKey));
  if (found === undefined) return [];
  const parsed = parse(source, 'the names');
  if ('problems' in parsed) return [];
  const overlay = isOverlaid ? nodeAt(parsed.tree, path.slice(0, 2)) : undefined;
  // An alternative may name what it adds itself.
  const tree = overlay?.kind === 'map' ? overlaid(parsed.tree, overlay, []) : parsed.tree;
  return [...declaredIn(tree)[found.named], ...(besides[found.pattern] ?? [])];
}

/** What is named at the path; undefined where no name is due. */
export function namedAt(path: Path, asKey = false): Named | undefined {
  return patterns.find(({ steps }) => fits(steps, path, asKey))?.named;
}

function fits(steps: readonly string[], path: Path, asKey: boolean): boolean {
  if (steps.length !== path.length) return false;
  return steps.every((step, index) => {
    if (step === '*:') return asKey;
    if (asKey && index === steps.length - 1) return false;
    return step === '*' || step === path[index];
  });
}
