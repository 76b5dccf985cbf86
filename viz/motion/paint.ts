/** Draws what moves on a canvas: machines by state, people and parts under way, lines. */
import type { Layout } from './layout.ts';
import type { MotionTrace } from './motion-trace.ts';
import type { Scene } from './scene.ts';

/** Colours of the page, read once for a theme. */
export interface Paints {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly panel: string;
  readonly running: string;
  readonly part: string;
  readonly crew: string;
  readonly work: string;
  readonly people: string;
  readonly unit: string;
}

/** What a machine waits for, as it is drawn: by downtime bucket. */
export function stateOf(bucket: string): 'part' | 'crew' | 'work' {
  if (bucket === 'part') return 'part';
  return bucket === 'work' || bucket === 'verify' ? 'work' : 'crew';
}

/** Marks above a line that are drawn one by one. */
const mostInLine = 24;

export function readPaints(element: Element): Paints {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink'),
    quiet: of('--quiet'),
    line: of('--line'),
    panel: of('--panel'),
    running: of('--series-3'),
    part: of('--bad'),
    crew: of('--warn'),
    work: of('--accent'),
    people: of('--series-4'),
    unit: of('--series-2'),
  };
}

export interface Picture {
  readonly trace: MotionTrace;
  readonly layout: Layout;
  readonly paints: Paints;
  /** Machine that is followed; -1: none. */
  readonly followed: number;
  /** Pixels of the device for one of the page. */
  readonly ratio: number;
}

export function paint(context: CanvasRenderingContext2D, scene: Scene, picture: Picture): void {
  const { layout, ratio } = picture;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, layout.width, layout.height);
  machines(context, scene, picture);
  lines(context, scene, picture);
  moving(context, scene, picture);
}

function machines(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { trace, layout, paints, followed }: Picture,
): void {
  const seen = new Int32Array(trace.places.length);
  const buckets = trace.names.buckets;
  for (let machine = 0; machine < scene.machines.length; machine += 1) {
    const place = trace.machinePlace[machine] ?? 0;
    const grid = layout.grids[place];
    const nth = seen[place] ?? 0;
    seen[place] = nth + 1;
    const state = scene.machines[machine] ?? -1;
    if (grid === undefined || (state === -2 && machine !== followed)) continue;
    const { cell, columns } = grid;
    const gap = cell > 5 ? 2 : cell > 2 ? 0.5 : 0;
    const x = grid.x + (nth % columns) * cell;
    const y = grid.y + Math.floor(nth / columns) * cell;
    const side = cell - gap;
    if (state < 0) {
      context.fillStyle = state === -1 ? paints.running : paints.line;
      context.fillRect(x, y, side, side);
    } else {
      const why = stateOf(buckets[state] ?? '');
      context.fillStyle = paints[why];
      context.fillRect(x, y, side, side);
      if (cell >= 8) sign(context, why, x, y, side, paints.panel);
    }
    if (machine === followed) {
      context.strokeStyle = paints.ink;
      context.lineWidth = 2;
      context.strokeRect(x - 2, y - 2, side + 4, side + 4);
    }
  }
}

/** A sign in the cell, so that states differ in more than colour: a bar for parts, a dot for people, a cross for work. */
function sign(
  context: CanvasRenderingContext2D,
  why: 'part' | 'crew' | 'work',
  x: number,
  y: number,
  side: number,
  colour: string,
): void {
  context.fillStyle = colour;
  const third = side / 3;
  if (why === 'part') context.fillRect(x + third * 0.6, y + third * 1.2, side - third * 1.2, third * 0.6);
  else if (why === 'crew') {
    context.beginPath();
    context.arc(x + side / 2, y + side / 2, third * 0.6, 0, 7);
    context.fill();
  } else {
    context.fillRect(x + third * 1.2, y + third * 0.4, third * 0.6, side - third * 0.8);
    context.fillRect(x + third * 0.4, y + third * 1.2, side - third * 0.8, third * 0.6);
  }
}

/** Lines in front of pools and shelves: a mark for each who waits, at the place. */
function lines(context: CanvasRenderingContext2D, scene: Scene, { trace, layout, paints }: Picture): void {
  const crew = new Int32Array(trace.places.length);
  const part = new Int32Array(trace.places.length);
  for (const { whatFor } of scene.poolWaits) add(crew, trace.pools[whatFor]?.home ?? -1);
  for (const { whatFor } of scene.partWaits) add(part, trace.stocks[whatFor]?.place ?? -1);
  for (const [place, spot] of layout.spots.entries()) {
    queue(context, crew[place] ?? 0, spot.x + 36, spot.y - 12, paints.crew, paints.ink);
    queue(context, part[place] ?? 0, spot.x + 36, spot.y + 2, paints.part, paints.ink);
  }
}

function add(counts: Int32Array, at: number): void {
  if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
}

function queue(
  context: CanvasRenderingContext2D,
  count: number,
  x: number,
  y: number,
  colour: string,
  ink: string,
): void {
  if (count === 0) return;
  context.fillStyle = colour;
  const drawn = Math.min(count, mostInLine);
  for (let index = 0; index < drawn; index += 1) context.fillRect(x + index * 4, y, 3, 9);
  context.fillStyle = ink;
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'left';
  context.fillText(String(count), x + drawn * 4 + 4, y + 9);
}

/** People are triangles that keep to the right of their way, parts are squares that keep to the left. */
function moving(context: CanvasRenderingContext2D, scene: Scene, { layout, paints }: Picture): void {
  for (const { span, from, to, along, people } of scene.moving) {
    const start = layout.spots[from];
    const end = layout.spots[to];
    if (start === undefined || end === undefined || start === end) continue;
    const dx = end.x - start.x;
    const dy = end.y - start.y;
    const length = Math.hypot(dx, dy) || 1;
    const aside = (people ? 7 : -7) + ((span % 5) - 2) * 1.5;
    const x = start.x + dx * along - (dy / length) * aside;
    const y = start.y + dy * along + (dx / length) * aside;
    context.fillStyle = people ? paints.people : paints.unit;
    if (people) {
      const angle = Math.atan2(dy, dx);
      context.beginPath();
      for (const turn of [0, 2.5, -2.5])
        context.lineTo(x + 6 * Math.cos(angle + turn), y + 6 * Math.sin(angle + turn));
      context.fill();
    } else context.fillRect(x - 3.5, y - 3.5, 7, 7);
  }
}

/** The machine whose cell holds a point; -1: none. */
export function machineAt(trace: MotionTrace, layout: Layout, x: number, y: number): number {
  const seen = new Int32Array(trace.places.length);
  for (let machine = 0; machine < trace.machinePlace.length; machine += 1) {
    const place = trace.machinePlace[machine] ?? 0;
    const nth = seen[place] ?? 0;
    seen[place] = nth + 1;
    const grid = layout.grids[place];
    if (grid === undefined) continue;
    const left = grid.x + (nth % grid.columns) * grid.cell;
    const top = grid.y + Math.floor(nth / grid.columns) * grid.cell;
    if (x >= left && x < left + grid.cell && y >= top && y < top + grid.cell) return machine;
  }
  return -1;
}
