/** Stocks by `place/item`, with every default filled. */
import type { IssueInput, StockInput, StockSource } from '../../engine/network/stock/stock-input.ts';
import {
  emergencyTimeAlone,
  leadTimeWithoutSupplier,
  levelAndUnlimited,
  missingKey,
  unlimitedIsNeverShort,
} from '../messages.ts';
import type { Path } from '../problem.ts';
import { entriesOf, type Context } from './context.ts';
import { defaults } from './defaults.ts';
import { normalizeReplenish, type AuthoredStock } from './replenish.ts';

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

const shortKeys = ['ifShort', 'lateral', 'reserve'] as const;

function normalizeIssue(
  stock: AuthoredStock,
  unlimited: boolean,
  path: Path,
  { tell, tellMissing }: Context,
): IssueInput {
  const { emergencyTime } = stock;
  const ifShort = stock.ifShort ?? defaults.stock.ifShort;
  if (unlimited) {
    for (const key of shortKeys) {
      if (stock[key] !== undefined) tell([...path, key], unlimitedIsNeverShort(), true);
    }
  }
  if (ifShort === 'emergency' && emergencyTime === undefined) tellMissing(path, missingKey('emergencyTime'));
  if (ifShort !== 'emergency' && emergencyTime !== undefined) {
    tell([...path, 'emergencyTime'], emergencyTimeAlone(), true);
  }
  return {
    ifShort,
    emergencyTime: emergencyTime ?? { law: 'constant', value: 0 },
    lateral: stock.lateral ?? [],
    holdBack: stock.holdBack ?? 0,
    reserve: stock.reserve ?? {},
  };
}

/** The stocks, in the order of the file. */
export function normalizeStocks(context: Context): Readonly<Record<string, StockInput>> {
  const stocks: Record<string, StockInput> = {};
  for (const [item, places] of entriesOf(context.authored.stocks)) {
    for (const [place, stock] of entriesOf(places)) {
      const path = ['stocks', item, place];
      const { level } = stock;
      const unlimited = stock.unlimited ?? level === 'unlimited';
      if (unlimited && typeof level === 'number') context.tell([...path, 'level'], levelAndUnlimited());
      if (!unlimited && level === 'unlimited') context.tell([...path, 'level'], levelAndUnlimited());
      const { replenish, full } = normalizeReplenish(stock, unlimited, path, context);
      stocks[`${place}/${item}`] = {
        place,
        item,
        initial: unlimited ? 0 : (stock.initial ?? full),
        unlimited,
        replenish,
        issue: normalizeIssue(stock, unlimited, path, context),
        source: normalizeSource(stock, unlimited, path, context),
        allocate: stock.allocate ?? defaults.stock.allocate,
      };
    }
  }
  return stocks;
}
