/** At which value of an assumed price a party would be indifferent between an alternative and its best other one. */
import type { BreakEven } from '../../engine/experiments/comparison.ts';
import { alternativeOf } from '../../engine/experiments/study.ts';
import type { Loaded } from '../call/scenario.ts';
import type { Paint } from '../call/terminal.ts';
import { nothing } from '../text/numbers.ts';
import { cut, table } from '../text/table.ts';
import { titleWidth } from './outcome-table.ts';
import { priceText } from './price-text.ts';

export function breakEvenTable(breakEvens: readonly BreakEven[], loaded: Loaded, paint: Paint): string {
  const { scenario, assumptions } = loaded;
  const keys = [...new Set(breakEvens.map(({ alternative, price }) => `${alternative}\n${price}`))];
  const rows = keys.map((key) => {
    const [id = '', price = ''] = key.split('\n');
    const its = breakEvens.filter((each) => each.alternative === id && each.price === price);
    const alternative = alternativeOf(scenario, id);
    const text = (value: number): string => priceText(value, price, alternative, assumptions);
    const cells = (party: BreakEven['party']): string[] => {
      const found = its.find((each) => each.party === party);
      if (found === undefined) return [nothing, ''];
      // A price below nothing cannot be charged: no value of it alone closes the gap.
      return [found.value < 0 ? 'no price' : text(found.value), `(${cut(found.against, titleWidth)})`];
    };
    return [
      cut(alternative.title, titleWidth),
      price,
      text(its[0]?.authored ?? NaN),
      ...cells('customer'),
      ...cells('maker'),
    ];
  });
  const columns = [
    { title: '', align: 'left' },
    { title: 'price', align: 'left' },
    { title: 'authored', align: 'right' },
    { title: 'customer at', align: 'right' },
    { title: '', align: 'left', close: true },
    { title: 'maker at', align: 'right' },
    { title: '', align: 'left', close: true },
  ] as const;
  return table(columns, rows, paint.bold);
}
