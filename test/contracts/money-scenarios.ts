// Scenarios of the money oracles, as text: products that are replaced at once, one fee, machines that are up and down.

const replacedAtOnce = `
places: { home: { kind: customer } }
pools: { hand: { kind: tools, home: home, unlimited: true } }
jobs: { change: { steps: [{ take: hand }, { demand: unit }, { return: unit }, { release: hand }] } }
stocks: { unit: { home: { level: unlimited } } }
products: { product: { sockets: { unit: unit } } }
`;

/** Switches of a contract that says nothing but what is written next to them. */
const plain =
  'assetOwner: customer, partsPaidBy: customer, labourPaidBy: customer, sparesOwner: customer, downtimeBorneBy: customer, recognition: asUsed';

export interface Products {
  readonly life: string;
  readonly count: number;
  readonly horizon: string;
  /** `cover:` of the contract, and what is paid for a claim. */
  readonly cover: string;
  readonly price: number;
  readonly yearlyRate?: number;
  /** Charges besides those for claims. */
  readonly more?: string;
}

/** Products that are sold at the start and replaced at once whenever they fail. */
export const products = ({ life, count, horizon, cover, price, yearlyRate = 0, more = '' }: Products) => `
aftersim: 1
name: Products under warranty
horizon: ${horizon}
currency: EUR
discountRate: ${100 * yearlyRate} %
discountAt: accrual
items: { unit: { kind: consumable, price: 0 EUR, modes: { fails: { meter: calendar, life: "${life}", job: change } } } }
fleets: { products: { product: product, count: ${count}, place: home } }
contracts:
  warranty: { covers: [products], ${plain}, cover: ${cover}, charges: {
    claim: { driver: claim, amount: ${price} EUR, payer: maker, payee: customer }${more} } }
${replacedAtOnce}`;

export interface Fee {
  readonly months: number;
  /** The fee of a month, in billions: it is then exact to eleven digits in whole cents. */
  readonly billions: number;
  readonly yearlyRate: string;
  /** Further keys of the charge. */
  readonly terms: string;
}

/** A machine that never fails, for which a fee is paid by the month. */
export const fee = ({ months, billions, yearlyRate, terms }: Fee) => `
aftersim: 1
name: One fee
horizon: ${months} month
currency: EUR
discountRate: ${yearlyRate}
discountAt: accrual
items: { unit: { kind: consumable, price: 0 EUR, modes: { fails: { meter: calendar, life: 9_000_000 h, job: change } } } }
fleets: { machines: { product: product, count: 1, place: home } }
contracts:
  service: { covers: [machines], ${plain}, charges: {
    fee: { driver: coveredHour, amount: ${billions} GEUR/month, payer: customer, payee: maker${terms} } } }
${replacedAtOnce}`;

export interface Used {
  readonly count: number;
  readonly mtbf: number;
  readonly mttr: number;
  readonly price: number;
  readonly least: number;
  readonly yearlyRate: number;
  readonly due?: string;
}

/** Machines that pay by the hour: once as it accrues, and once with a least bill for the year. */
export const used = ({ count, mtbf, mttr, price, least, yearlyRate, due = 'accrual' }: Used) => `
aftersim: 1
name: Paid by the hour
horizon: 1 y
currency: EUR
discountRate: ${100 * yearlyRate} %
discountAt: accrual
places: { home: { kind: customer } }
items: { unit: { kind: consumable, price: 0 EUR, modes: { fails: { meter: h, life: exponential(${mtbf} h), job: mend } } } }
products: { machine: { sockets: { unit: unit } } }
fleets: { machines: { product: machine, count: ${count}, place: home, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: home, unlimited: true } }
jobs: { mend: { steps: [{ take: crew }, { do: mend, time: exponential(${mttr} h) }, { release: crew }] } }
contracts:
  service: { covers: [machines], ${plain}, charges: {
    use: { driver: use, per: h, amount: ${price} EUR/h, payer: customer, payee: maker, period: month, due: ${due} },
    atLeast: { driver: use, per: h, amount: ${price} EUR/h, minimum: ${least} h/y, period: year, perMachine: true,
      payer: customer, payee: lessor } } }
`;

export interface Pairs {
  readonly pairs: number;
  readonly mtbf: number;
  readonly mttr: number;
  readonly target: number;
  /** Money for a whole unit of availability, and the most that a year may cost. */
  readonly rate: number;
  readonly cap: number;
}

/** Customers with two machines and one crew each, who are paid for the availability that the year lacked. */
export const pairs = ({ pairs: count, mtbf, mttr, target, rate, cap }: Pairs) => {
  const each = (write: (its: string) => string) =>
    Array.from({ length: count }, (_, index) => `  ${write(`n${index}`)}`).join('\n');
  // A point of two machines for a year is two points, and a hundred of them a whole unit of availability.
  const perPoint = rate / 200;
  const penalty = `{ driver: pointsBelow, target: ${100 * target} %, amount: ${perPoint} EUR, payer: maker, payee:`;
  return `
aftersim: 1
name: Penalties
horizon: 1 y
currency: EUR
items: { unit: { kind: consumable, price: 0 EUR, modes: { fails: { meter: h, life: exponential(${mtbf} h), job: mend } } } }
products: { machine: { sockets: { unit: unit } } }
places:
${each((its) => `${its}: { kind: field }`)}
customers:
${each((its) => `${its}: {}`)}
pools:
  crew: { kind: people, homes: [${Array.from({ length: count }, (_, index) => `n${index}`).join(', ')}], members: { one: { count: 1, hours: always } } }
jobs: { mend: { steps: [{ take: crew }, { do: mend, time: exponential(${mttr} h) }, { release: crew }] } }
fleets:
${each((its) => `${its}: { product: machine, count: 2, place: ${its}, customer: ${its}, usage: { h: 24 h/d } }`)}
contracts:
${each(
  (its) => `${its}: { covers: [${its}], ${plain}, charges: {
    penalty: ${penalty} customer }, capped: ${penalty} lessor, period: year, cap: ${cap} EUR } } }`,
)}
`;
};
