/** The alternatives at the prices that leave the maker with one and the same value. */
import type { AtEqualValue } from '../../engine/experiments/comparison.ts';
import { alternativeOf } from '../../engine/experiments/study.ts';
import type { Loaded } from '../call/scenario.ts';
import type { Paint } from '../call/terminal.ts';
import { nothing } from '../text/numbers.ts';
import { cut, table } from '../text/table.ts';
import { outcomeTable, titleWidth } from './outcome-table.ts';
import { priceText } from './price-text.ts';

export function equalValueTable(equal: AtEqualValue, loaded: Loaded, paint: Paint): string {
  const { scenario, assumptions } = loaded;
  const prices = equal.alternatives.map(({ id, title, price, authored, solved }) => {
    if (price === undefined) return [cut(title, titleWidth), 'no price to solve for', nothing, nothing];
    const alternative = alternativeOf(scenario, id);
    const text = (value: number): string => priceText(value, price, alternative, assumptions);
    return [cut(title, titleWidth), price, text(authored), text(solved)];
  });
  const columns = [
    { title: '', align: 'left' },
    { title: 'price', align: 'left' },
    { title: 'authored', align: 'right' },
    { title: 'solved', align: 'right' },
  ] as const;
  const { currency } = scenario.base.economics;
  return `${table(columns, prices, paint.bold)}\n\n${outcomeTable(equal.alternatives, currency, paint)}`;
}
