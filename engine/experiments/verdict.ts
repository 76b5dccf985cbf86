/** Who wins for whom, by how much and how sure: the comparison in plain words. */
import { replicationsFor } from '../stats/replications.ts';
import type { AlternativeSummary, AtEqualValue, Difference, Estimates } from './comparison.ts';
import { difference } from './difference.ts';
import type { Candidate } from './equal-value.ts';
import { moneySeries } from './outcomes.ts';
import type { MoneyMetric } from './outcomes.ts';

/** Digits with a comma before every three. */
function groups(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1,234.5 M USD` for an amount in cents: in the unit that leaves it readable. */
export function inWords(cents: number, currency: string): string {
  const units = [
    { size: 1e8, name: `M ${currency}` },
    { size: 1e5, name: `k ${currency}` },
  ];
  const unit = units.find(({ size }) => Math.abs(cents) >= size * 0.9995) ?? { size: 100, name: currency };
  const value = cents / unit.size;
  const [whole = '0', rest = ''] = Math.abs(value)
    .toFixed(Math.abs(value) < 100 ? 1 : 0)
    .split('.');
  return `${value < 0 ? '−' : ''}${groups(whole)}${rest === '' ? '' : `.${rest}`} ${unit.name}`;
}

function howSure(its: Difference, confidence: number): string {
  const percent = `${Math.round(confidence * 100)} %`;
  if (its.n < 2) return 'one replication cannot say how sure that is';
  if (its.sd === 0 && its.mean === 0) return 'they are equal in every replication';
  if (Math.abs(its.mean) > its.halfWidth) return `sure at ${percent} over ${its.n} paired replications`;
  const enough = replicationsFor(Math.abs(its.mean), its.sd, confidence);
  if (!(enough < 1e7)) return `not sure: no practical number of replications would tell them apart`;
  return `not sure at ${percent}: about ${groups(`${enough - its.n}`)} more replications would tell`;
}

function margin(its: Difference, currency: string): string {
  const size = inWords(Math.abs(its.mean), currency);
  return its.halfWidth < Infinity ? `${size} ± ${inWords(its.halfWidth, currency)}` : size;
}

interface Race {
  readonly metric: MoneyMetric;
  readonly better: 1 | -1;
  readonly whom: string;
  readonly tell: (winner: string, value: string, by: string, second: string, sure: string) => string;
}

const races: readonly Race[] = [
  {
    metric: 'value/maker',
    better: 1,
    whom: 'the maker',
    tell: (winner, value, by, second, sure) =>
      `For the maker, ${winner} is best: worth ${value}, ${by} more than ${second} (${sure}).`,
  },
  {
    metric: 'cost/customer',
    better: -1,
    whom: 'the customers',
    tell: (winner, value, by, second, sure) =>
      `For the customers, ${winner} is best: it costs them ${value}, ${by} less than ${second} (${sure}).`,
  },
  {
    metric: 'value/joint',
    better: 1,
    whom: 'all parties together',
    tell: (winner, value, by, second, sure) =>
      `For all parties together, ${winner} is best: joint value ${value}, ${by} more than ${second} (${sure}).`,
  },
];

/** The sentences for alternatives at their authored prices. */
export function verdictAtAuthoredPrices(
  candidates: readonly Candidate[],
  summaries: readonly AlternativeSummary[],
  confidence: number,
): readonly string[] {
  const currency = candidates[0]?.alternative.economics.currency ?? '';
  return races.flatMap(({ metric, better, whom, tell }) => {
    const order = [...candidates].sort(
      (a, b) => better * (meanOf(summaries, b, metric) - meanOf(summaries, a, metric)),
    );
    const [winner, second] = order;
    if (winner === undefined || second === undefined) return [];
    const its = difference(metric, side(winner, metric), side(second, metric), confidence);
    if (its.mean === 0 && its.sd === 0) {
      return [`For ${whom}, ${winner.title} and ${second.title} come to the same in every replication.`];
    }
    const value = inWords(meanOf(summaries, winner, metric), currency);
    return [tell(winner.title, value, margin(its, currency), second.title, howSure(its, confidence))];
  });
}

function side(
  candidate: Candidate,
  metric: MoneyMetric,
): { readonly id: string; readonly series: readonly number[] } {
  return { id: candidate.id, series: moneySeries(candidate.results, metric) };
}

function meanOf(summaries: readonly AlternativeSummary[], candidate: Candidate, metric: MoneyMetric): number {
  return summaries.find(({ id }) => id === candidate.id)?.metrics[metric]?.mean ?? NaN;
}

/** The sentence for alternatives at equal value to the maker. */
export function verdictAtEqualValue(
  equal: AtEqualValue,
  currency: string,
  confidence: number,
): readonly string[] {
  const cost = (metrics: Estimates): number => metrics['cost/customer']?.mean ?? NaN;
  const reference = equal.alternatives.find(({ id }) => id === equal.reference);
  const order = equal.alternatives
    .filter((its) => its.price !== undefined || its.id === equal.reference)
    .sort((a, b) => cost(a.metrics) - cost(b.metrics));
  const [winner, second] = order;
  if (reference === undefined || winner === undefined || second === undefined) return [];
  const its = equal.differences.find((each) => each.first === second.id && each.second === winner.id);
  if (its === undefined) return [];
  return [
    `At prices which leave the maker the same ${inWords(equal.target, currency)} as ${reference.title}, ` +
      `${winner.title} is best for the customers: it costs them ${inWords(cost(winner.metrics), currency)}, ` +
      `${margin(its, currency)} less than ${second.title} (${howSure(its, confidence)}).`,
  ];
}
