// The chart of means and intervals is a pure function of its data: same data, same text, nothing unescaped.
import { describe, expect, test } from 'vitest';
import { intervalChart } from '../../viz/interval-chart.ts';
import type { IntervalChart } from '../../viz/interval-chart.ts';

const chart: IntervalChart = {
  title: 'Costs & <benefits>',
  caption: 'means with 95 % intervals',
  rows: ['lease', 'pay "per" use'],
  panels: [
    {
      title: 'cost',
      intervals: [
        { mean: 4, halfWidth: 1 },
        { mean: 2, halfWidth: 0.5 },
      ],
      format: (value) => value.toFixed(1),
      best: 1,
    },
  ],
};

function attributes(svg: string, pattern: RegExp): readonly number[] {
  return [...svg.matchAll(pattern)].map(([, value]) => Number(value));
}

describe('the interval chart', () => {
  const svg = intervalChart(chart, { width: 800 });

  test('draws one bar and one interval for each row, and points out the best', () => {
    expect(svg.match(/class="bar mark"/g)).toHaveLength(1);
    expect(svg.match(/class="bar best"/g)).toHaveLength(1);
    expect(svg.match(/class="whisker"/g)).toHaveLength(2);
    expect(svg).toContain('2.0 ★');
  });

  test('scales bars and intervals alike', () => {
    const [first = NaN, second = NaN] = attributes(
      svg,
      /class="bar [a-z]+" x="[\d.]+" y="[\d.]+" width="([\d.]+)"/g,
    );
    expect(first / second).toBeCloseTo(2, 1);
    const from = attributes(svg, /class="whisker" x1="([\d.]+)"/g);
    const to = attributes(svg, /class="whisker" x1="[\d.]+" x2="([\d.]+)"/g);
    const lengths = from.map((start, row) => (to[row] ?? NaN) - start);
    expect((lengths[0] ?? NaN) / (lengths[1] ?? NaN)).toBeCloseTo(2, 1);
  });

  test('escapes what it is given', () => {
    expect(svg).toContain('Costs &amp; &lt;benefits&gt;');
    expect(svg).not.toContain('<benefits>');
  });

  test('gives the same text for the same data', () => {
    expect(intervalChart(chart, { width: 800 })).toBe(svg);
  });
});
