/** How the series of a chart are told apart: colour, shape and dashes together, so that nothing hangs on colour. */

const dashes = ['', '6 3', '2 3', '8 3 2 3', '1 2', '10 4', '4 2', '3 1'] as const;

export type Shape = 'circle' | 'square' | 'diamond' | 'triangle' | 'cross' | 'plus' | 'pentagon' | 'bar';
const shapes: readonly Shape[] = [
  'circle',
  'diamond',
  'square',
  'triangle',
  'cross',
  'plus',
  'pentagon',
  'bar',
];

export interface SeriesStyle {
  /** A custom property of the page. */
  readonly colour: string;
  readonly shape: Shape;
  /** Of its lines; empty: solid. */
  readonly dash: string;
}

/** The style of the n-th series, from 0; after eight they begin again. */
export function seriesStyle(index: number): SeriesStyle {
  const turn = index % 8;
  return {
    colour: `var(--series-${turn + 1})`,
    shape: shapes[turn] ?? 'circle',
    dash: dashes[turn] ?? '',
  };
}

/** The outline of a shape around the origin, about `size` pixels across. */
export function shapePath(shape: Shape, size: number): string {
  const r = size / 2;
  const t = (value: number): string => value.toFixed(2);
  switch (shape) {
    case 'circle':
      return `M${t(r)},0A${t(r)},${t(r)} 0 1 1 ${t(-r)},0A${t(r)},${t(r)} 0 1 1 ${t(r)},0Z`;
    case 'square':
      return polygon([-1, -1, 1, -1, 1, 1, -1, 1], r * 0.86);
    case 'diamond':
      return polygon([0, -1.25, 1.05, 0, 0, 1.25, -1.05, 0], r);
    case 'triangle':
      return polygon([0, -1.2, 1.1, 0.8, -1.1, 0.8], r);
    case 'cross':
      return polygon(
        [
          -1, -0.55, -0.55, -1, 0, -0.45, 0.55, -1, 1, -0.55, 0.45, 0, 1, 0.55, 0.55, 1, 0, 0.45, -0.55, 1,
          -1, 0.55, -0.45, 0,
        ],
        r,
      );
    case 'plus':
      return polygon(
        [
          -0.35, -1.1, 0.35, -1.1, 0.35, -0.35, 1.1, -0.35, 1.1, 0.35, 0.35, 0.35, 0.35, 1.1, -0.35, 1.1,
          -0.35, 0.35, -1.1, 0.35, -1.1, -0.35, -0.35, -0.35,
        ],
        r,
      );
    case 'pentagon':
      return polygon([0, -1.15, 1.1, -0.35, 0.68, 0.95, -0.68, 0.95, -1.1, -0.35], r);
    case 'bar':
      return polygon([-0.4, -1.2, 0.4, -1.2, 0.4, 1.2, -0.4, 1.2], r);
  }
}

function polygon(points: readonly number[], scale: number): string {
  const spots: string[] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    spots.push(
      `${((points[index] ?? 0) * scale).toFixed(2)},${((points[index + 1] ?? 0) * scale).toFixed(2)}`,
    );
  }
  return `M${spots.join('L')}Z`;
}
