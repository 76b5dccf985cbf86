// Scenarios in which customers choose, written out for as many customers as a test wants.
import { scenarioFrom } from '../laws/chronicle.ts';

/** A customer with compressors of its own. */
export interface Customer {
  readonly wear: number;
  /** US dollars an hour. */
  readonly lostMargin: number;
}

/** Machines of each customer. */
export const machinesEach = 5;

/** Prices of time and material that leave the maker a profit, and of a flat fee. */
export const adHocPrices = `  partsMarkup: 0 %
  labourRate: 60 USD/h
  callOut: 120 USD
  serviceFee: 8_000 USD/y`;

/**
 * Compressors that are mended where they stand. By hand, a failure costs the maker 400 + 5 × 40 = 600 dollars; a
 * customer that pays ad hoc pays 400 + 5 × 60 + 8 × 60 + 120 = 1,300.
 */
export const market = (
  customers: readonly Customer[],
  {
    contracts,
    decisions,
    prices = adHocPrices,
    crew = 'unlimited: true',
    years = 5,
  }: {
    readonly contracts: string;
    readonly decisions: string;
    readonly prices?: string;
    /** What the crew is: those who mend. */
    readonly crew?: string;
    readonly years?: number;
  },
) => {
  const id = (index: number) => `c${String(index).padStart(3, '0')}`;
  const each = (line: (customer: Customer, id: string) => string) =>
    customers.map((customer, index) => line(customer, id(index))).join('\n');
  const fleets = customers.map((_, index) => id(index)).join(', ');
  return scenarioFrom(
    `aftersim: 1
name: A market
horizon: ${years} y
customers:
${each(({ lostMargin }, name) => `  ${name}: { lostMargin: ${lostMargin} USD/h }`)}
places: { yard: { kind: field } }
items:
  compressor:
    kind: consumable
    price: 20_000 USD
    modes:
      valve: { meter: h, life: exponential(2_000 h), job: mend, renews: mode, shopCost: { materials: 400 USD, labour: 5 h } }
products: { station: { sockets: { compressor: compressor } } }
tiers: { slow: { priority: 2 }, fast: { priority: 1 } }
fleets:
${each(({ wear }, name) => `  ${name}: { product: station, count: ${machinesEach}, place: yard, customer: ${name}, tier: slow, wear: ${wear}, usage: { h: 24 h/d } }`)}
pools:
  crew: { kind: people, home: yard, ${crew} }
jobs:
  mend: { steps: [{ take: crew }, { travel: crew }, { do: mend, time: 8 h }, { release: crew }] }
shopLabourRate: 40 USD/h
prices:
${prices}
contracts:
${contracts.replaceAll('EVERYBODY', `[${fleets}]`)}
decisions:
${decisions}
beliefs: { stopHours: 8 h }
`,
    'market.yaml',
  );
};
