/** At which value of an assumed price a party would be indifferent between an alternative and its best other one. */
import type { BreakEven } from '../../engine/experiments/comparison.ts';
import { alternativeOf } from '../../engine/experiments/study.ts';
import type { Loaded } from '../call/scenario.ts';
import type { Paint } from '../call/terminal.ts';
import { nothing } from '../text/numbers.ts';
import { cut, table, type Cell } from '../text/table.ts';
import { titleWidth } from './outcome-table.ts';
import { priceText } from './price-text.ts';

/** Shown where only a negative price would do. */
const noPrice = 'no price';

export function breakEvenTable(breakEvens: readonly BreakEven[], loaded: Loaded, paint: Paint): string {
  const { scenario, assumptions } = loaded;
  const keys = [...new Set(breakEvens.map(({ alternative, price }) => `${alternative}\n${price}`))];
  const rows = keys.map((key) => {
    const [id = '', price = ''] = key.split('\n');
    const its = breakEvens.filter((each) => each.alternative === id && each.price === price);
    const alternative = alternativeOf(scenario, id);
    const text = (value: number): string => priceText(value, price, alternative, assumptions);
    const cell = (party: BreakEven['party']): Cell => {
      const found = its.find((each) => each.party === party);
      if (found === undefined) return nothing;
      return [found.value < 0 ? noPrice : text(found.value), `(${cut(found.against, titleWidth)})`];
    };
    const title = cut(alternative.title, titleWidth);
    return [title, price, text(its[0]?.authored ?? NaN), cell('customer'), cell('maker')];
  });
  const columns = [
    { title: '', align: 'left' },
    { title: 'price', align: 'left' },
    { title: 'authored', align: 'right' },
    { title: 'customer indifferent', align: 'right' },
    { title: 'maker indifferent', align: 'right' },
  ] as const;
  const text = table(columns, rows, paint.bold);
  return text.includes(noPrice) ? `${text}\n"${noPrice}": this price alone cannot close the gap.` : text;
}
