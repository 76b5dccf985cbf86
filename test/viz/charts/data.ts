/** Small data for every chart, made by hand, so that its places can be worked out. */
import type { BreakEvenData } from '../../../viz/charts/break-even.tsx';
import type { DifferenceData } from '../../../viz/charts/difference-plot.tsx';
import type { DotPlotData } from '../../../viz/charts/dot-plot.tsx';
import type { WaterfallData } from '../../../viz/charts/downtime-waterfall.tsx';
import type { FanData } from '../../../viz/charts/fan.tsx';
import type { WinWinData } from '../../../viz/charts/win-win-plane.tsx';
import type { SweepChartData } from '../../../viz/sweep/sweep-chart-data.ts';

const plain = (value: number): string =>
  Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '–';
export const money = (cents: number): string => `${plain(cents / 100)} USD`;

export const dots: DotPlotData = {
  title: 'Hours',
  unit: 'h',
  format: plain,
  rows: [
    { id: 'a', title: 'Ad hoc', series: 0, heading: 'gold', values: [1, 2, 3], mean: 2, halfWidth: 2 },
    { id: 'b', title: 'Lease', series: 1, values: [4, 6, 8], mean: 6, halfWidth: NaN },
  ],
};

export const differences: DifferenceData = {
  title: 'Difference',
  unit: 'h',
  format: plain,
  rows: [
    { id: 'b', title: 'Lease', series: 1, mean: 40, halfWidth: 10, n: 10 },
    { id: 'c', title: 'Warranty', series: 2, mean: -5, halfWidth: 12, n: 10 },
    { id: 'd', title: 'Disposal', series: 3, mean: -50, halfWidth: 5, n: 10 },
    { id: 'e', title: 'Cost plus', series: 4, mean: 30, halfWidth: NaN, n: 1 },
  ],
};

export const plane: WinWinData = {
  title: 'Who wins',
  reference: 'Ad hoc',
  currency: 'USD',
  format: money,
  clouds: [
    {
      id: 'b',
      title: 'Lease',
      series: 1,
      points: [
        { maker: 80_000_00, customers: 20_000_00 },
        { maker: 60_000_00, customers: 40_000_00 },
      ],
      mean: { maker: 70_000_00, customers: 30_000_00 },
      halfWidth: { maker: 10_000_00, customers: 5_000_00 },
    },
    {
      id: 'c',
      title: 'Warranty',
      series: 2,
      points: [{ maker: -300_000_00, customers: -100_000_00 }],
      mean: { maker: -300_000_00, customers: -100_000_00 },
      halfWidth: { maker: NaN, customers: NaN },
    },
  ],
};

/** Forty paths, the k-th of which stands at k in the first month and at -2 k in the second. */
export const fans: FanData = {
  title: 'Cash',
  unit: 'USD',
  withZero: true,
  tableFactor: 0.01,
  format: plain,
  fans: [
    {
      id: 'a',
      title: 'Ad hoc',
      series: 0,
      paths: Array.from({ length: 41 }, (_, path) => [path, -2 * path]),
    },
    { id: 'b', title: 'Lease', series: 1, paths: [[5, 5]] },
  ],
};

export const waterfall: WaterfallData = {
  title: 'Downtime',
  hours: (value) => `${plain(value)} h`,
  money,
  alternatives: [
    {
      id: 'a',
      title: 'Ad hoc',
      series: 0,
      steps: [
        { name: 'crew', hours: 100, cents: 10_000_00 },
        { name: 'part', hours: 250, cents: 25_000_00 },
        { name: 'tool', hours: 0, cents: 0 },
        { name: 'work', hours: 50, cents: 5_000_00 },
      ],
    },
    {
      id: 'b',
      title: 'Lease',
      series: 1,
      steps: [
        { name: 'crew', hours: 20, cents: undefined },
        { name: 'work', hours: 60, cents: undefined },
      ],
    },
  ],
};

/** They cross at a price of 20. */
export const breakEven: BreakEvenData = {
  title: 'Break-even',
  authored: 10,
  price: 30,
  range: [0, 40],
  format: money,
  priceText: (price) => `${plain(price)} USD/h`,
  lines: [
    { title: 'Ad hoc', series: 0, at: 50_000, slope: 0 },
    { title: 'Pay per use', series: 1, at: 30_000, slope: 2_000 },
  ],
};

const cell = (mean: number, halfWidth = 1) => ({ mean, halfWidth, n: 10 });

export const sweepLines: SweepChartData = {
  title: 'Value by level',
  unit: 'USD',
  format: plain,
  better: 1,
  before: [{ id: 'alternative', points: ['adHoc', 'lease'] }],
  along: { id: 'level', points: ['1 h', '2 h', '4 h'] },
  rows: [
    { at: ['adHoc'], title: 'Ad hoc', short: 'Ad hoc', series: 0, cells: [cell(10), cell(14), cell(12)] },
    { at: ['lease'], title: 'Lease', short: 'Lease', series: 1, cells: [cell(8), cell(11), cell(19, NaN)] },
  ],
};

export const sweepMap: SweepChartData = {
  ...sweepLines,
  before: [{ id: 'rate', points: ['low', 'high'] }],
  rows: sweepLines.rows.map((row, index) => ({
    ...row,
    at: [index === 0 ? 'low' : 'high'],
    title: `rate ${index === 0 ? 'low' : 'high'}`,
    short: index === 0 ? 'low' : 'high',
  })),
};
