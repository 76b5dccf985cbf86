/** At which value of an assumed price a party would be indifferent between an alternative and its best other one. */
import type { BreakEven } from '../../engine/experiments/comparison.ts';
import { alternativeOf } from '../../engine/experiments/study.ts';
import type { Loaded } from '../call/scenario.ts';
import type { Paint } from '../call/terminal.ts';
import { counted, nothing } from '../text/numbers.ts';
import { cut, table, wrapped } from '../text/table.ts';
import { titleWidth } from './outcome-table.ts';
import { priceText } from './price-text.ts';

const parties = ['customer', 'maker'] as const;

export function breakEvenTable(breakEvens: readonly BreakEven[], loaded: Loaded, paint: Paint): string {
  const { scenario, assumptions } = loaded;
  // A price below nothing cannot be charged.
  const reachable = breakEvens.filter(({ value }) => value >= 0);
  const keyOf = ({ alternative, price }: BreakEven): string => `${alternative}\n${price}`;
  const keys = [...new Set(reachable.map(keyOf))];
  const rows = keys.map((key) => {
    const its = reachable.filter((each) => keyOf(each) === key);
    const [first] = its;
    const alternative = alternativeOf(scenario, first?.alternative ?? 'base');
    const price = first?.price ?? '';
    const text = (value: number | undefined): string =>
      value === undefined ? nothing : priceText(value, price, alternative, assumptions);
    return [
      cut(alternative.title, titleWidth),
      price,
      text(first?.authored),
      ...parties.map((party) => text(its.find((each) => each.party === party)?.value)),
    ];
  });
  const columns = [
    { title: '', align: 'left' },
    { title: 'price', align: 'left' },
    { title: 'authored', align: 'right' },
    ...parties.map((party) => ({ title: `${party} indifferent`, align: 'right' }) as const),
  ] as const;
  const hidden = new Set(breakEvens.map(keyOf)).size - keys.length;
  const notes = parties.map((party) => rivals(breakEvens, party)).filter((note) => note !== '');
  if (hidden > 0) notes.push(`${counted(hidden, 'price')} left out that alone can close no gap.`);
  const body = keys.length === 0 ? [] : [table(columns, rows, paint.bold)];
  return [...body, wrapped(notes.join(' '))].join('\n');
}

/** Whom an alternative is measured against: the best one, and the best one against the next. */
function rivals(breakEvens: readonly BreakEven[], party: BreakEven['party']): string {
  const its = breakEvens.filter((each) => each.party === party);
  const best = mostFrequent(its.map(({ against }) => against));
  if (best === undefined) return '';
  const next = its.find(({ alternative }) => alternative === best)?.against;
  return `The ${party} compares with ${best}${next === undefined ? '' : `, and ${best} with ${next}`}.`;
}

function mostFrequent(names: readonly string[]): string | undefined {
  const count = (name: string): number => names.filter((its) => its === name).length;
  return [...names].sort((a, b) => count(b) - count(a))[0];
}
