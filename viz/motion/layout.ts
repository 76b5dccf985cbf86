/** Where places stand in the schematic: a row for each level, the top of the tree above, machines below their place. */
import type { PlaceOfNetwork } from './motion-trace.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Room to the left and right of it. */
  readonly width: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly spots: readonly Spot[];
  /** Where the machines of each place are drawn: top left, columns, and the side of a cell. */
  readonly grids: readonly {
    readonly x: number;
    readonly y: number;
    readonly columns: number;
    readonly cell: number;
  }[];
}

const margin = 16;
const top = 52;
/** Height of a row of places, and of the room for machines below the last one. */
const rowHeight = 118;
const gridHeight = 150;

function children(places: readonly PlaceOfNetwork[], parent: number): readonly number[] {
  return places.flatMap((its, index) => (its.parent === parent ? [index] : []));
}

/** `machines`: how many stand at each place. */
export function layoutOf(
  places: readonly PlaceOfNetwork[],
  machines: readonly number[],
  width: number,
): Layout {
  const leavesBelow = (index: number): number => {
    const its = children(places, index);
    return its.length === 0 ? 1 : its.reduce((sum, child) => sum + leavesBelow(child), 0);
  };
  const spots: Spot[] = places.map(() => ({ x: 0, y: 0, width: 0 }));
  const room = width - 2 * margin;
  let deepest = 0;
  const place = (index: number, left: number, share: number, depth: number): void => {
    deepest = Math.max(deepest, depth);
    spots[index] = { x: left + share / 2, y: top + depth * rowHeight, width: share };
    const its = children(places, index);
    const leaves = leavesBelow(index);
    let from = left;
    for (const child of its) {
      const part = (share * leavesBelow(child)) / leaves;
      place(child, from, part, depth + 1);
      from += part;
    }
  };
  const roots = children(places, -1);
  const all = roots.reduce((sum, root) => sum + leavesBelow(root), 0);
  let from = margin;
  for (const root of roots) {
    const part = (room * leavesBelow(root)) / all;
    place(root, from, part, 0);
    from += part;
  }
  const wideAt = (share: number): number => Math.max(20, share - 14);
  // A machine is as large at one place as at another, so that crowds can be compared.
  const cell = Math.min(
    ...spots.map(({ width: share }, index) => cellFor(machines[index] ?? 0, wideAt(share), gridHeight - 20)),
  );
  const grids = spots.map(({ x, y, width: share }, index) => {
    const count = machines[index] ?? 0;
    const wide = wideAt(share);
    const columns = Math.max(1, Math.min(count, Math.floor(wide / cell)));
    return { x: x - (columns * cell) / 2, y: y + 62, columns, cell };
  });
  return { width, height: top + deepest * rowHeight + 62 + gridHeight, spots, grids };
}

/** The largest side, up to 14 pixels, with which so many cells fit. */
function cellFor(count: number, width: number, height: number): number {
  for (let cell = 14; cell > 1; cell -= cell > 4 ? 1 : 0.5) {
    if (Math.floor(width / cell) * Math.floor(height / cell) >= count) return cell;
  }
  return 1;
}
