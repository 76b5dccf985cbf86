/**
 * The section `sweep`: axes whose points are overlays, values at a path, or alternatives of the file. A cell of the grid
 * is the base with one point of each axis laid over it, in the order of the axes, and is read like any alternative.
 */
import type { SweepCell, SweepDesign } from '../engine/experiments/sweep.ts';
import {
  axisOfOneKind,
  badId,
  expectedList,
  expectedMap,
  expectedText,
  missingKey,
  noSuch,
  pointsMissing,
  repeatedPoint,
  tooManyCells,
  unknownKey,
} from './messages.ts';
import type { Complaint, Path, Problem } from './problem.ts';
import { isId } from './schema/form.ts';
import { axis, sweep as sweepForm } from './schema/sweep.ts';
import { parse } from './source/parse.ts';
import { withValueAt } from './source/settings.ts';
import { laidOver, overlaysIn } from './source/templates.ts';
import { childOf, plain, spotAt, textOf, type SourceMap, type SourceNode } from './source/source-tree.ts';

/** Cells that one sweep may have. */
export const mostCells = 1000;

/** An axis given beside the file: each of these values at one path. */
export interface AxisSetting {
  readonly path: string;
  /** As they were written. */
  readonly values: readonly string[];
}

interface Point {
  readonly title: string;
  readonly lay: (tree: SourceNode, problems: Problem[]) => SourceNode;
}

interface Axis {
  readonly id: string;
  readonly points: readonly Point[];
}

/** A cell and the tree that it is read from. */
export interface CellTree extends SweepCell {
  readonly tree: SourceNode;
}

/** A sweep as written: its design, and the trees of its cells over a base. */
export interface AuthoredSweep {
  readonly design: Omit<SweepDesign, 'cells'>;
  readonly cellsOver: (base: SourceNode, problems: Problem[]) => readonly CellTree[];
}

const sweepKeys = Object.keys(sweepForm.shape);
const axisKeys = Object.keys(axis.shape);

/** What is to be swept beside the file: axes of values, and before them perhaps an axis of some of its alternatives. */
export interface SweepAsked {
  readonly axes: readonly AxisSetting[];
  readonly alternatives?: readonly string[];
}

/** Name of the axis that the asked alternatives make. */
export const alternativeAxis = 'alternative';

/** The sweep of a file; axes given beside it take the place of those in it. Undefined where there is none. */
export function sweepOf(
  root: SourceNode,
  { axes: settings, alternatives = [] }: SweepAsked,
  problems: Problem[],
): AuthoredSweep | undefined {
  const section = childOf(root, 'sweep');
  const reading = new Reading(root, problems);
  const written = section === undefined ? undefined : reading.section(section);
  const own = settings.length > 0 ? settings.flatMap((its) => givenAxis(its, problems)) : written?.axes;
  if (own === undefined && alternatives.length === 0) return undefined;
  const models = reading.chosen(alternatives);
  const axes = [...(models.length === 0 ? [] : [{ id: alternativeAxis, points: models }]), ...(own ?? [])];
  const cells = axes.reduce((product, { points }) => product * points.length, 1);
  if (cells > mostCells) problems.push(tooManyCells(cells, mostCells)(spotAt(root, ['sweep', 'axes'])));
  return {
    design: {
      axes: axes.map(({ id, points }) => ({ id, points: points.map(({ title }) => title) })),
      measures: written?.measures ?? [],
    },
    cellsOver: (base, found) => (cells > mostCells ? [] : cellsOf(axes, base, found)),
  };
}

function cellsOf(axes: readonly Axis[], base: SourceNode, problems: Problem[]): readonly CellTree[] {
  let cells: readonly CellTree[] = [{ id: '', at: [], tree: base }];
  for (const { id, points } of axes) {
    cells = cells.flatMap((cell) =>
      points.map(({ title, lay }) => ({
        id: [...(cell.id === '' ? [] : [cell.id]), `${id}=${title}`].join(', '),
        at: [...cell.at, title],
        tree: lay(cell.tree, problems),
      })),
    );
  }
  return cells;
}

/** An axis of the command line; its values are parsed as those of settings are. */
function givenAxis({ path, values }: AxisSetting, problems: Problem[]): readonly Axis[] {
  const points = values.flatMap((text): readonly Point[] => {
    const file = `--set ${path}=${text}`;
    const parsed = parse(text, file, path);
    if ('problems' in parsed) {
      problems.push(...parsed.problems);
      return [];
    }
    const at = { file, line: 1, column: 1, path, value: text };
    return [{ title: text, lay: (tree, found) => withValueAt(tree, path, parsed.tree, at, found) }];
  });
  return [{ id: path, points }];
}

/** One reading of the section. */
class Reading {
  readonly #root: SourceNode;
  readonly #problems: Problem[];

  constructor(root: SourceNode, problems: Problem[]) {
    this.#root = root;
    this.#problems = problems;
  }

  section(node: SourceNode): { readonly axes: readonly Axis[]; readonly measures: readonly string[] } {
    const map = this.#map(node, ['sweep'], sweepKeys);
    if (map === undefined) return { axes: [], measures: [] };
    const axesNode = childOf(map, 'axes');
    if (axesNode === undefined) this.#tell(['sweep'], missingKey('axes'));
    const axes = axesNode && this.#map(axesNode, ['sweep', 'axes']);
    const measures = this.#texts(childOf(map, 'measures'), ['sweep', 'measures']);
    return {
      axes: [...(axes?.entries ?? [])].flatMap(([id, { node: axis }]) => this.#axis(id, axis)),
      measures: measures.map(({ text }) => text),
    };
  }

  #axis(id: string, node: SourceNode): readonly Axis[] {
    const path = ['sweep', 'axes', id];
    if (!isId(id)) this.#tell(path, badId(id), true);
    const map = this.#map(node, path, axisKeys);
    if (map === undefined) return [];
    const told = this.#problems.length;
    const kinds = ['points', 'values', 'alternatives'].filter((kind) => map.entries.has(kind));
    if (kinds.length !== 1) {
      this.#tell(path, axisOfOneKind());
      return [];
    }
    const points = [...this.#points(map, path), ...this.#values(map, path), ...this.#alternatives(map, path)];
    if (points.length === 0 && this.#problems.length === told) {
      this.#tell([...path, kinds[0] ?? ''], pointsMissing());
    }
    for (const [index, { title }] of points.entries()) {
      if (points.findIndex((other) => other.title === title) < index) this.#tell(path, repeatedPoint(title));
    }
    return points.length === 0 ? [] : [{ id, points }];
  }

  #points(axis: SourceMap, path: Path): readonly Point[] {
    const node = childOf(axis, 'points');
    if (node === undefined) return [];
    const map = this.#map(node, [...path, 'points']);
    return [...(map?.entries ?? [])].flatMap(([title, { node: overlay }]) => {
      const at = [...path, 'points', title];
      if (!isId(title)) this.#tell(at, badId(title), true);
      return this.#map(overlay, at) === undefined ? [] : [{ title, lay: over(overlay) }];
    });
  }

  #values(axis: SourceMap, path: Path): readonly Point[] {
    const node = childOf(axis, 'values');
    if (node === undefined) return [];
    const target = childOf(axis, 'path');
    const where = target && textOf(target);
    if (typeof where !== 'string') {
      this.#tell(path, missingKey('path'));
      return [];
    }
    const spot = spotAt(this.#root, [...path, 'path']);
    return this.#texts(node, [...path, 'values']).map(({ text, item }) => ({
      title: text,
      lay: (tree, found) => withValueAt(tree, where, item, spot, found),
    }));
  }

  /** Alternatives that were asked for beside the file. */
  chosen(names: readonly string[]): readonly Point[] {
    return this.#alternativesOf(names, () => ['alternatives']);
  }

  #alternatives(axis: SourceMap, path: Path): readonly Point[] {
    const named = this.#texts(childOf(axis, 'alternatives'), [...path, 'alternatives']);
    return this.#alternativesOf(
      named.map(({ text }) => text),
      (index) => [...path, 'alternatives', index],
    );
  }

  #alternativesOf(named: readonly string[], whereOf: (index: number) => Path): readonly Point[] {
    const alternatives = childOf(this.#root, 'alternatives');
    const known = alternatives?.kind === 'map' ? [...alternatives.entries.keys()] : [];
    const overlays = alternatives?.kind === 'map' ? overlaysIn(alternatives, this.#problems) : undefined;
    return named.flatMap((text, index) => {
      const overlay = overlays?.get(text);
      if (overlay !== undefined) return [{ title: text, lay: over(overlay) }];
      this.#tell(whereOf(index), noSuch('alternative', text, known));
      return [];
    });
  }

  #texts(node: SourceNode | undefined, path: Path): readonly { text: string; item: SourceNode }[] {
    if (node === undefined) return [];
    if (node.kind !== 'list') {
      this.#tell(path, expectedList(plain(node)));
      return [];
    }
    return node.items.flatMap((item, index) => {
      const text = textOf(item);
      if (text !== null) return [{ text, item }];
      this.#tell([...path, index], expectedText(plain(item)));
      return [];
    });
  }

  #map(node: SourceNode, path: Path, known?: readonly string[]): SourceMap | undefined {
    if (node.kind !== 'map') {
      this.#tell(path, expectedMap(plain(node)));
      return undefined;
    }
    const strange = known === undefined ? [] : [...node.entries.keys()].filter((key) => !known.includes(key));
    for (const key of strange) this.#tell([...path, key], unknownKey(key, known ?? []), true);
    return node;
  }

  #tell(path: Path, complaint: Complaint, atKey = false): void {
    this.#problems.push(complaint(spotAt(this.#root, path, atKey)));
  }
}

function over(overlay: SourceNode): Point['lay'] {
  return (tree, problems) => laidOver(tree, overlay, problems);
}
