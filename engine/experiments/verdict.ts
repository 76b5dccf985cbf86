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
  readonly tell: (value: string) => string;
  readonly more: string;
}

const races: readonly Race[] = [
  { metric: 'value/maker', better: 1, whom: 'the maker', tell: (value) => `worth ${value}`, more: 'more' },
  {
    metric: 'cost/customer',
    better: -1,
    whom: 'the customers',
    tell: (value) => `it costs them ${value}`,
    more: 'less',
  },
  {
    metric: 'value/joint',
    better: 1,
    whom: 'all parties together',
    tell: (value) => `joint value ${value}`,
    more: 'more',
  },
];

interface Finish {
  readonly winner: string;
  readonly second: string;
  /** Mean of the winner, cents. */
  readonly value: number;
  readonly gap: Difference;
}

/** What rounding to cents can make of equal amounts, relative to them. */
const roundingShare = 1e-7;

/** One sentence: who is best, or that the first two cannot be told apart. */
function sentence(
  race: Race,
  { winner, second, value, gap }: Finish,
  currency: string,
  confidence: number,
): string {
  const amount = race.tell(inWords(value, currency));
  if (Math.abs(gap.mean) + (gap.sd > 0 ? gap.sd : 0) <= roundingShare * Math.abs(value)) {
    return `For ${race.whom}, ${winner} and ${second} come to the same in every replication: ${amount}.`;
  }
  const by = `${margin(gap, currency)} ${race.more} than ${second}`;
  const sure = howSure(gap, confidence);
  if (gap.n > 1 && Math.abs(gap.mean) <= gap.halfWidth) {
    return `For ${race.whom}, ${winner} and ${second} are best and too close to call: ${amount} with ${winner}, ${by} (${sure}).`;
  }
  return `For ${race.whom}, ${winner} is best: ${amount}, ${by} (${sure}).`;
}

/** The sentences for alternatives at their authored prices. */
export function verdictAtAuthoredPrices(
  candidates: readonly Candidate[],
  summaries: readonly AlternativeSummary[],
  confidence: number,
): readonly string[] {
  const currency = candidates[0]?.alternative.economics.currency ?? '';
  return races.flatMap((race) => {
    const { metric, better } = race;
    const order = [...candidates].sort(
      (a, b) => better * (meanOf(summaries, b, metric) - meanOf(summaries, a, metric)),
    );
    const [winner, second] = order;
    if (winner === undefined || second === undefined) return [];
    const gap = difference(metric, side(winner, metric), side(second, metric), confidence);
    const value = meanOf(summaries, winner, metric);
    return [sentence(race, { winner: winner.title, second: second.title, value, gap }, currency, confidence)];
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
  const gap = equal.differences.find((each) => each.first === second.id && each.second === winner.id);
  const race = races.find(({ metric }) => metric === 'cost/customer');
  if (gap === undefined || race === undefined) return [];
  const finish = { winner: winner.title, second: second.title, value: cost(winner.metrics), gap };
  const said = sentence(race, finish, currency, confidence);
  return [
    `At prices which leave the maker the same ${inWords(equal.target, currency)} as ${reference.title}: ` +
      `${said.charAt(0).toLowerCase()}${said.slice(1)}`,
  ];
}
