/** Stocks by `place/item`, with every default filled. */
import type { StockInput, StockSource } from '../../engine/network/stock/stock-input.ts';
import { leadTimeWithoutSupplier, missingKey, levelAndUnlimited } from '../messages.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import { entriesOf, type Context } from './context.ts';
import { defaults } from './defaults.ts';

type AuthoredStock = NonNullable<Authored['stocks']>[string][string];

/** Never asked: an unlimited shelf orders nothing. */
const atOnce: StockSource = { kind: 'supplier', leadTime: { law: 'constant', value: 0 } };

function normalizeSource(
  stock: AuthoredStock,
  unlimited: boolean,
  path: Path,
  { tell, tellMissing }: Context,
): StockSource {
  const { source, leadTime } = stock;
  if (leadTime !== undefined && source !== 'supplier')
    tell([...path, 'leadTime'], leadTimeWithoutSupplier(), true);
  if (source === undefined) {
    if (!unlimited) tellMissing(path, missingKey('source'));
    return atOnce;
  }
  if (source === 'repair') return { kind: 'repair' };
  if (source !== 'supplier') return { kind: 'place', place: source };
  if (leadTime === undefined && !unlimited) tellMissing(path, missingKey('leadTime'));
  return leadTime === undefined ? atOnce : { kind: 'supplier', leadTime };
}

/** The stocks, in the order of the file. */
export function normalizeStocks(context: Context): Readonly<Record<string, StockInput>> {
  const stocks: Record<string, StockInput> = {};
  for (const [item, places] of entriesOf(context.authored.stocks)) {
    for (const [place, stock] of entriesOf(places)) {
      const path = ['stocks', item, place];
      const { level } = stock;
      const unlimited = stock.unlimited ?? level === 'unlimited';
      if (level === undefined && !unlimited) context.tellMissing(path, missingKey('level'));
      if (unlimited && typeof level === 'number') context.tell([...path, 'level'], levelAndUnlimited());
      if (!unlimited && level === 'unlimited') context.tell([...path, 'level'], levelAndUnlimited());
      stocks[`${place}/${item}`] = {
        place,
        item,
        level: typeof level === 'number' ? level : 0,
        unlimited,
        source: normalizeSource(stock, unlimited, path, context),
        allocate: stock.allocate ?? defaults.stock.allocate,
      };
    }
  }
  return stocks;
}
