// The oracles of rules of ordering and sharing: one shelf, or two that help each other out.
import { exactValues, fixture } from './fixtures.ts';
import { read, type Oracle, type Read } from './oracle.ts';
import { demandsByTier, outcomesByStock, wholeOrders } from './watchers.ts';

const day = 24;
const month = 730;
const year = 8_760;

const per =
  (unit: number, name: string): Read =>
  (values) =>
    unit * read(name)(values);

const shelfOf = (name: string): Readonly<Record<string, Read>> => ({
  fill_rate: read(`local/${name}`),
  unit_fill_rate: read(`local/${name}`),
  whole_order_fill_rate: read('wholeOrders'),
  emergency_fraction: read(`outside/${name}`),
  emergencies_per_day: per(day, `outsidePerHour/${name}`),
  prob_stockout: read(`outside/${name}`),
  mean_backorders: read(`backorders/${name}`),
  mean_on_hand: read(`onHand/${name}`),
  mean_on_order: read(`onOrder/${name}`),
  orders_per_day: per(day, `ordersPerHour/${name}`),
  orders_per_period: per(day, `ordersPerHour/${name}`),
  mean_order_size: read(`orderSize/${name}`),
  mean_wait_days: read(`stockWait/${name}`, day),
  mean_inventory_position: (values) =>
    read(`onHand/${name}`)(values) + read(`onOrder/${name}`)(values) - read(`backorders/${name}`)(values),
});

/** What a shelf costs per `unit` of hours: on hand and waiting by the unit of time, orders by the order and the piece. */
const costOf =
  (rates: { held: number; late: number; order: number; piece?: number }, unit: number): Read =>
  (values) =>
    rates.held * read('onHand/shop/part')(values) +
    rates.late * read('backorders/shop/part')(values) +
    unit *
      (rates.order * read('ordersPerHour/shop/part')(values) +
        (rates.piece ?? 0) * read('orderedPerHour/shop/part')(values));

const watch = [outcomesByStock, wholeOrders, demandsByTier];

interface Case {
  readonly id: string;
  readonly years: number;
  readonly replications?: number;
  readonly figures?: Readonly<Record<string, Read>>;
  readonly coarse?: Readonly<Record<string, number>>;
  readonly like?: string;
  readonly change?: Readonly<Record<string, string>>;
}

/** An oracle of one shelf, whose alternative has the oracle's name or is like another's but for some changes. */
function oneShelf({
  id,
  years,
  replications = 20,
  figures,
  coarse = {},
  like = id,
  change = {},
}: Case): Oracle {
  const exact = exactValues('stock-rules', id);
  const all = { ...shelfOf('shop/part'), ...figures };
  const read = Object.fromEntries(
    Object.keys(exact).flatMap((name) => (name in all ? [[name, all[name]!]] : [])),
  );
  return {
    id,
    file: 'reorder-rules',
    alternative: like,
    settings: Object.entries(change).map(([path, value]) => `alternatives.${like}.${path}=${value}`),
    watch,
    exact,
    figures: read,
    leftOut: Object.fromEntries(
      Object.keys(exact)
        .filter((name) => !(name in read))
        .map((name) => [name, 'the long run, of which 120 months from a full shelf are not a sample']),
    ),
    coarse,
    length: { horizon: `${years} y`, replications },
    long: { horizon: `${years} y`, replications: 20 * replications },
  };
}

const law = (
  id: string,
  reorderAt: number,
  orderUpTo: number,
  coarse: Readonly<Record<string, number>>,
): Oracle => {
  const ordering = costOf({ held: 0, late: 0, order: 32, piece: 3 }, month);
  return {
    ...oneShelf({
      id,
      years: 10,
      replications: 300,
      like: 'SP-1-LAW-20-40',
      change: {
        'stocks.part.shop.reorderAt': String(reorderAt),
        'stocks.part.shop.orderUpTo': String(orderUpTo),
      },
      figures: {
        avg_total_cost_120: costOf({ held: 1, late: 5, order: 32, piece: 3 }, month),
        avg_ordering_cost_120: ordering,
        avg_holding_cost_120: read('onHand/shop/part'),
        avg_shortage_cost_120: per(5, 'backorders/shop/part'),
      },
      coarse,
    }),
    // The oracle asks for a thousand runs and more, and for no width.
    longPrecision: 0.1,
  };
};

const zeroLead = (
  id: string,
  mean: number,
  s: number,
  S: number,
  order: number,
  late: number,
  years: number,
): Oracle =>
  oneShelf({
    id,
    years,
    like: 'SP-1-ZF-10',
    change: {
      'jobs.sale.steps': `[{ demand: part, quantity: poisson(${mean}) }]`,
      'stocks.part.shop.reorderAt': String(s),
      'stocks.part.shop.orderUpTo': String(S),
    },
    figures: { cost_per_period: costOf({ held: 1, late, order }, day) },
  });

/** Oracles of `reorder-rules.yaml`. */
export const reorderRules: readonly Oracle[] = [
  oneShelf({
    id: 'SP-1-EM1',
    years: 200,
    coarse: { emergency_fraction: 0.03, emergencies_per_day: 0.03, mean_on_hand: 0.015 },
  }),
  oneShelf({ id: 'SP-1-EM3', years: 1_000 }),
  oneShelf({ id: 'SP-1-RQ1', years: 150, coarse: { mean_backorders: 0.04, mean_wait_days: 0.04 } }),
  oneShelf({ id: 'SP-1-RQ3', years: 800, coarse: { mean_backorders: 0.025, mean_wait_days: 0.025 } }),
  oneShelf({
    id: 'SP-1-STK58',
    years: 8_000,
    figures: { cost_per_year: costOf({ held: 20, late: 150, order: 100 }, year) },
    coarse: { mean_backorders: 0.08, mean_on_hand: 0.015 },
  }),
  oneShelf({
    id: 'SP-1-STK52b',
    years: 2_500,
    figures: { cost_per_year: costOf({ held: 4, late: 28, order: 4 }, year) },
    coarse: { mean_backorders: 0.04, mean_on_hand: 0.015, cost_per_year: 0.015 },
  }),
  oneShelf({ id: 'SP-1-SS1', years: 150, coarse: { mean_backorders: 0.04, mean_on_hand: 0.015 } }),
  oneShelf({
    id: 'SP-1-LS1',
    years: 200,
    coarse: { prob_stockout: 0.03, emergency_fraction: 0.03, mean_on_hand: 0.015 },
  }),
  law('SP-1-LAW-20-40', 19, 40, { avg_shortage_cost_120: 0.05, avg_holding_cost_120: 0.03 }),
  law('SP-1-LAW-20-80', 19, 80, { avg_shortage_cost_120: 0.05, avg_holding_cost_120: 0.015 }),
  law('SP-1-LAW-40-60', 39, 60, { avg_shortage_cost_120: 0.12, avg_holding_cost_120: 0.015 }),
  law('SP-1-LAW-40-100', 39, 100, { avg_shortage_cost_120: 0.2 }),
  law('SP-1-LAW-60-100', 59, 100, { avg_shortage_cost_120: 0.8 }),
  zeroLead('SP-1-ZF-10', 10, 6, 40, 64, 9, 20),
  zeroLead('SP-1-ZF-25', 25, 19, 56, 64, 9, 8),
  zeroLead('SP-1-ZF-65', 65, 56, 75, 64, 9, 2),
  zeroLead('SP-1-STK47', 6, 4, 10, 5, 4, 20),
];

/** Exact values of an oracle of two sites, laid flat: `site1.local`. */
function flat(id: string): Readonly<Record<string, number>> {
  const { expect } = fixture<Readonly<Record<string, number | Readonly<Record<string, number>>>>>(
    'stock-rules',
    id,
  );
  return Object.fromEntries(
    Object.entries(expect).flatMap(([name, value]) =>
      typeof value === 'number'
        ? [[name, value]]
        : Object.entries(value).map(([inner, its]) => [`${name}.${inner}`, its]),
    ),
  );
}

const site = (number: number, name: string): Readonly<Record<string, Read>> => ({
  [`site${number}.local`]: read(`local/${name}/part`),
  [`site${number}.lateral`]: read(`lent/${name}/part`),
  [`site${number}.emergency`]: read(`outside/${name}/part`),
  [`site${number}.mean_on_hand`]: read(`onHand/${name}/part`),
});

const both =
  (name: string): Read =>
  (values) =>
    day * (read(`${name}/north/part`)(values) + read(`${name}/south/part`)(values));

const helping = (id: string, coarse: Readonly<Record<string, number>> = {}): Oracle => ({
  id,
  file: 'shared-shelves',
  alternative: id,
  watch,
  exact: flat(id),
  figures: {
    ...site(1, 'north'),
    ...site(2, 'south'),
    laterals_per_day: both('lentPerHour'),
    emergencies_per_day: both('outsidePerHour'),
  },
  coarse,
  length: { horizon: '400 y', replications: 20 },
  long: { horizon: '4000 y', replications: 40 },
});

const rationed = (id: string, coarse: Readonly<Record<string, number>> = {}): Oracle => {
  const exact = exactValues('stock-rules', id);
  const all: Readonly<Record<string, Read>> = {
    gold_fill_rate: read('fill/gold'),
    silver_fill_rate: read('fill/silver'),
    gold_mean_backorders: read('waiting/gold'),
    silver_mean_backorders: read('waiting/silver'),
    mean_on_hand: read('onHand/north/part'),
    gold_mean_wait_days: read('wait/gold', day),
    silver_mean_wait_days: read('wait/silver', day),
  };
  return {
    id,
    file: 'shared-shelves',
    alternative: id,
    watch,
    exact,
    figures: Object.fromEntries(Object.keys(exact).map((name) => [name, all[name]!])),
    coarse,
    length: { horizon: '200 y', replications: 20 },
    long: { horizon: '4000 y', replications: 120 },
  };
};

/** Oracles of `shared-shelves.yaml`. */
export const sharedShelves: readonly Oracle[] = [
  helping('SP-4-LT1', {
    'site1.lateral': 0.025,
    'site1.emergency': 0.025,
    'site2.emergency': 0.02,
    laterals_per_day: 0.02,
    emergencies_per_day: 0.02,
  }),
  helping('SP-4-LT3', {
    'site1.lateral': 0.04,
    'site1.emergency': 0.025,
    'site2.lateral': 0.02,
    'site2.emergency': 0.02,
    laterals_per_day: 0.02,
    emergencies_per_day: 0.025,
  }),
  rationed('SP-4-RL1'),
  rationed('SP-4-RB1', {
    silver_fill_rate: 0.02,
    silver_mean_backorders: 0.03,
    silver_mean_wait_days: 0.03,
    gold_mean_wait_days: 0.2,
  }),
  rationed('SP-4-RB3', {
    silver_fill_rate: 0.04,
    silver_mean_backorders: 0.03,
    silver_mean_wait_days: 0.03,
    gold_mean_backorders: 0.25,
    gold_mean_wait_days: 0.25,
  }),
];
