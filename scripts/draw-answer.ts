/**
 * Draws docs/pictures/answer.svg, the picture in the README, from the result of a comparison:
 * `npx aftersim compare scenarios/aero-engines.yaml --equal-npv --format json --out results/answer.json`, then
 * `node scripts/run-typescript.mjs scripts/draw-answer.ts results/answer.json docs/pictures/answer.svg`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { intervalChart } from '../viz/interval-chart.ts';
import type { Interval } from '../viz/interval-chart.ts';

interface Money {
  readonly mean: number;
  readonly halfWidth: number | null;
}
interface Answer {
  readonly replications: number;
  readonly alternatives: Readonly<
    Record<string, { readonly title: string; readonly metrics: Readonly<Record<string, Money>> }>
  >;
  readonly equalNpv: {
    readonly alternatives: Readonly<Record<string, { readonly metrics: Readonly<Record<string, Money>> }>>;
  };
}

const [, , input = 'results/answer.json', output = 'docs/pictures/answer.svg'] = process.argv;
const answer = JSON.parse(readFileSync(input, 'utf8')) as Answer;

/** Amounts arrive in cents; the picture shows thousands of millions. */
function interval(money: Money | undefined): Interval {
  return { mean: (money?.mean ?? NaN) / 1e11, halfWidth: (money?.halfWidth ?? 0) / 1e11 };
}

const cost = 'cost/customer';
const rows = Object.entries(answer.alternatives)
  .map(([id, its]) => ({
    title: its.title,
    equal: interval(answer.equalNpv.alternatives[id]?.metrics[cost]),
    joint: interval(its.metrics['value/joint']),
  }))
  .sort((a, b) => a.equal.mean - b.equal.mean);
const joints = rows.map((row) => row.joint.mean);
const svg = intervalChart(
  {
    title: 'Which after-sales model is best for 506 aero engines over ten years?',
    caption: `Present values, thousand million USD, 95 % intervals, ${answer.replications} replications on the same failures. ★ best mean.\nOn the left, prices are solved so that the maker earns the same under each model.`,
    rows: rows.map((row) => row.title),
    panels: [
      {
        title: 'Customers’ cost, at equal profit to the maker',
        intervals: rows.map((row) => row.equal),
        format: (value) => value.toFixed(2),
        best: 0,
      },
      {
        title: 'All parties together, as decided',
        intervals: rows.map((row) => row.joint),
        format: (value) => value.toFixed(2).replace('-', '−'),
        best: joints.indexOf(Math.max(...joints)),
      },
    ],
  },
  { width: 960 },
);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, svg);
console.log(`${output}: ${rows.length} models`);
