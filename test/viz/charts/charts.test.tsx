// Every chart as a picture from (data, width): beside its snapshot, and where theory says that its marks stand.
import type { VNode } from 'preact';
import { describe, expect, test } from 'vitest';
import { BreakEvenChart, breakEvenTable, valueAt } from '../../../viz/charts/break-even.tsx';
import { csvOf } from '../../../viz/charts/chart-table.ts';
import { DifferencePlot, differenceTable } from '../../../viz/charts/difference-plot.tsx';
import { DotPlot, dotPlotTable } from '../../../viz/charts/dot-plot.tsx';
import { DowntimeWaterfall, waterfallTable } from '../../../viz/charts/downtime-waterfall.tsx';
import { bands, Fans, fanTable } from '../../../viz/charts/fan.tsx';
import { seriesStyle } from '../../../viz/charts/series-style.ts';
import { WinWinPlane, winWinTable } from '../../../viz/charts/win-win-plane.tsx';
import { SweepLines } from '../../../viz/sweep/sweep-lines.tsx';
import { SweepMap } from '../../../viz/sweep/sweep-map.tsx';
import { breakEven, differences, dots, fans, money, plane, sweepLines, sweepMap, waterfall } from './data.ts';
import { attributes, brokenNumbers, labelsBelow, pictureOf, places } from './picture.ts';

const charts: readonly (readonly [string, (width: number) => VNode])[] = [
  ['dot-plot', (width) => <DotPlot data={dots} width={width} />],
  ['differences', (width) => <DifferencePlot data={differences} width={width} />],
  ['win-win', (width) => <WinWinPlane data={plane} width={width} />],
  ['fans', (width) => <Fans data={fans} width={width} />],
  ['waterfall', (width) => <DowntimeWaterfall data={waterfall} width={width} />],
  ['break-even', (width) => <BreakEvenChart data={breakEven} width={width} />],
  ['sweep-lines', (width) => <SweepLines data={sweepLines} width={width} />],
  ['sweep-map', (width) => <SweepMap data={sweepMap} width={width} />],
];
/** Pixels of a letter of an axis, at most. */
const letter = 6.2;

describe.each(charts)('%s', (name, chart) => {
  test.each([340, 960])('is drawn as before at %d pixels', async (width) => {
    await expect(pictureOf(chart(width))).toMatchFileSnapshot(`snapshots/${name}-${width}.svg`);
  });

  test.each([280, 340, 600, 960, 2400])('keeps labels apart and within its %d pixels', (width) => {
    const picture = pictureOf(chart(width));
    expect(brokenNumbers(picture)).toEqual([]);
    const labels = labelsBelow(picture);
    // Bars are labelled with their values instead.
    expect(labels.length).toBeGreaterThan(name === 'waterfall' ? -1 : 1);
    for (const [index, { x, y, text }] of labels.entries()) {
      const next = labels[index + 1];
      // Sweep maps write the numbers themselves, cell by cell, and scroll.
      if (name === 'sweep-map') continue;
      expect(x - (text.length * letter) / 2).toBeGreaterThanOrEqual(0);
      if (next?.y === y && next.x > x)
        expect(next.x - x).toBeGreaterThan(((text.length + next.text.length) * letter) / 2);
    }
    expect(picture).toMatch(/<svg [^>]*role="(img|group)" aria-label="[^"]+"/);
  });
});

test('one replication, equal values and nothing at all are drawn without a broken number', () => {
  const row = { id: 'a', title: 'A', series: 0 };
  const pictures = [
    <DotPlot data={{ ...dots, rows: [] }} width={500} />,
    <DotPlot data={{ ...dots, rows: [{ ...row, values: [7], mean: 7, halfWidth: NaN }] }} width={500} />,
    <DotPlot data={{ ...dots, rows: [{ ...row, values: [0, 0], mean: 0, halfWidth: 0 }] }} width={500} />,
    <DotPlot data={{ ...dots, rows: [{ ...row, values: [NaN], mean: NaN, halfWidth: NaN }] }} width={500} />,
    <DifferencePlot data={{ ...differences, rows: [] }} width={500} />,
    <WinWinPlane data={{ ...plane, clouds: [] }} width={500} />,
    <Fans data={{ ...fans, fans: [{ ...row, paths: [] }] }} width={500} />,
    <Fans data={{ ...fans, fans: [{ ...row, paths: [[-3, -3]] }] }} width={500} />,
    <DowntimeWaterfall data={{ ...waterfall, alternatives: [{ ...row, steps: [] }] }} width={500} />,
    <BreakEvenChart data={{ ...breakEven, lines: [] }} width={500} />,
    <SweepLines data={{ ...sweepLines, rows: [] }} width={500} />,
    <SweepMap
      data={{
        ...sweepMap,
        rows: sweepMap.rows.map((its) => ({ ...its, cells: [{ mean: NaN, halfWidth: NaN, n: 0 }] })),
      }}
      width={500}
    />,
  ].map((its) => pictureOf(its));
  for (const picture of pictures) expect(brokenNumbers(picture)).toEqual([]);
});

test('dots and means stand where their values are on one scale, intervals reach a half width to both sides', () => {
  const picture = pictureOf(<DotPlot data={dots} width={960} />);
  const xs = places(picture, 'charts-dot').map(([x]) => x);
  const [one = NaN, two = NaN] = xs;
  const unit = two - one;
  expect(unit).toBeGreaterThan(0);
  const at = (value: number): number => one + (value - 1) * unit;
  for (const [index, value] of [1, 2, 3, 4, 6, 8].entries()) expect(xs[index]).toBeCloseTo(at(value), 1);
  const [first, second] = places(picture, 'charts-mean');
  expect(first?.[0]).toBeCloseTo(at(2), 1);
  expect(second?.[0]).toBeCloseTo(at(6), 1);
  // The second row has one interval less: a single replication has none.
  expect(attributes(picture, 'charts-interval', 'x1').map(Number)).toEqual([expect.closeTo(at(0), 1)]);
  expect(attributes(picture, 'charts-interval', 'x2').map(Number)).toEqual([expect.closeTo(at(4), 1)]);
});

test('differences: an interval that holds zero leaves the mark open and is said to be perhaps chance', () => {
  const picture = pictureOf(<DifferencePlot data={differences} width={960} />);
  const marks = attributes(picture, 'charts-mean', 'class');
  const open = marks.map((its) => its.endsWith(' charts-open'));
  // One replication is never sure.
  expect(open).toEqual([false, true, false, true]);
  const [from = NaN] = attributes(picture, 'charts-interval', 'x1').map(Number);
  const [to = NaN] = attributes(picture, 'charts-interval', 'x2').map(Number);
  const [[mean] = [NaN]] = places(picture, 'charts-mean');
  expect((from + to) / 2).toBeCloseTo(mean, 1);
  const [zero = NaN] = attributes(picture, 'charts-zero', 'x1').map(Number);
  // Mean 40, half width 10: zero lies four half widths to the left.
  expect((mean - zero) / ((to - from) / 2)).toBeCloseTo(4, 1);
  expect(picture).toContain('40 ± 10, sure at 95 % over 10 pairs');
  expect(picture).toContain('-5 ± 12, may be chance');
});

test('the plane puts who wins right of and above the reference', () => {
  const picture = pictureOf(<WinWinPlane data={plane} width={960} />);
  const [[x0, y0] = [NaN, NaN]] = places(picture, 'charts-reference');
  const [lease = [NaN, NaN], warranty = [NaN, NaN]] = places(picture, 'charts-mean');
  expect(lease[0]).toBeGreaterThan(x0);
  expect(lease[1]).toBeLessThan(y0);
  expect(warranty[0]).toBeLessThan(x0);
  expect(warranty[1]).toBeGreaterThan(y0);
  expect((warranty[0] - x0) / (lease[0] - x0)).toBeCloseTo(-300 / 70, 2);
  expect((warranty[1] - y0) / (lease[1] - y0)).toBeCloseTo(-100 / 30, 2);
  expect(places(picture, 'charts-dot')).toHaveLength(3);
});

test('bands hold 50, 75 and 95 % of the paths, each within the next', () => {
  const [first = [], second = []] = bands(fans.fans[0]?.paths ?? []);
  // Forty-one paths stand at 0 … 40: a share s of them is below 40 s.
  expect(first).toEqual([1, 5, 10, 20, 30, 35, 39]);
  expect(second.map((its) => its / -2)).toEqual([39, 35, 30, 20, 10, 5, 1]);
  const picture = pictureOf(<Fans data={fans} width={960} />);
  const heights = attributes(picture, 'charts-band', 'd').map((d) => {
    const ys = [...d.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    return [Math.min(...ys), Math.max(...ys)] as const;
  });
  const [outer = [NaN, NaN], middle = [NaN, NaN], inner = [NaN, NaN]] = heights;
  expect(outer[0]).toBeLessThan(middle[0]);
  expect(middle[0]).toBeLessThan(inner[0]);
  expect(inner[1]).toBeLessThan(middle[1]);
  expect(middle[1]).toBeLessThan(outer[1]);
});

test('each bar of the waterfall begins where the one above ended, and the last is their sum', () => {
  const { alternatives } = waterfall;
  const picture = pictureOf(
    <DowntimeWaterfall data={{ ...waterfall, alternatives: alternatives.slice(0, 1) }} width={960} />,
  );
  const xs = attributes(picture, 'charts-bar', 'x').map(Number);
  const widths = attributes(picture, 'charts-bar', 'width').map(Number);
  expect(widths).toHaveLength(4);
  for (let bar = 1; bar < 3; bar += 1)
    expect(xs[bar]).toBeCloseTo((xs[bar - 1] ?? NaN) + (widths[bar - 1] ?? NaN), 1);
  expect(widths[3]).toBeCloseTo((widths[0] ?? NaN) + (widths[1] ?? NaN) + (widths[2] ?? NaN), 1);
  expect((widths[1] ?? NaN) / (widths[0] ?? NaN)).toBeCloseTo(2.5, 2);
  expect(xs[3]).toBe(xs[0]);
  // What costs nobody an hour is left out; the sum has the money of all.
  expect(picture).not.toContain('waits for a tool');
  expect(picture).toContain('400 h, 40000 USD');
});

test('lines of break-even cross where both are worth the same', () => {
  const [flat, rising] = breakEven.lines;
  if (flat === undefined || rising === undefined) throw new Error('two lines are asked for');
  expect(valueAt(rising, 20, 10)).toBe(valueAt(flat, 20, 10));
  expect(valueAt(rising, 30, 10)).toBe(70_000);
  const picture = pictureOf(<BreakEvenChart data={breakEven} width={960} />);
  const [now = NaN] = attributes(picture, 'charts-now', 'x1').map(Number);
  const starts = attributes(picture, 'charts-median', 'x1').map(Number);
  const ends = attributes(picture, 'charts-median', 'x2').map(Number);
  expect((now - (starts[0] ?? NaN)) / ((ends[0] ?? NaN) - (starts[0] ?? NaN))).toBeCloseTo(30 / 40, 2);
  expect(picture).toContain(`Pay per use: ${money(70_000)}`);
});

test('no two of eight series share colour, shape or dashes', () => {
  const styles = Array.from({ length: 8 }, (_, index) => seriesStyle(index));
  for (const of of ['colour', 'shape', 'dash'] as const)
    expect(new Set(styles.map((its) => its[of])).size).toBe(8);
});

test('table twins hold every number of their chart, with its unit', () => {
  expect(csvOf(dotPlotTable(dots))).toBe(
    'replication,gold: Ad hoc (h),gold: Lease (h)\nmean,2,6\n± half width,2,\n0,1,4\n1,2,6\n2,3,8\n',
  );
  expect(csvOf(differenceTable(differences))).toBe(
    'model,mean (h),± half width (h),n\nLease,40,10,10\nWarranty,-5,12,10\nDisposal,-50,5,10\nCost plus,30,,1\n',
  );
  expect(csvOf(winWinTable(plane)).split('\n')).toContain('Lease,1,60000,40000');
  expect(csvOf(waterfallTable(waterfall)).split('\n')).toContain('Ad hoc,waits for a part,250,25000');
  expect(csvOf(breakEvenTable(breakEven)).split('\n')).toContain('30,500,700');
  const fan = csvOf(fanTable(fans)).split('\n');
  expect(fan[0]).toContain('50 % (USD)');
  expect(fan[1]).toBe('Ad hoc,1,0.01,0.05,0.1,0.2,0.3,0.35000000000000003,0.39');
});

test('a cell of a table that a spreadsheet would run is text in the file', () => {
  expect(csvOf({ columns: ['model'], rows: [['=HYPERLINK("x")'], ['a,b'], [null]] })).toBe(
    'model\n"\'=HYPERLINK(""x"")"\n"a,b"\n\n',
  );
});
