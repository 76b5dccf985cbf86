/** What a ledger is worth to each party: net cash, present value, and how that moves with each price. */
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../../network/entry.ts';
import { exp } from '../../random/arithmetic/exponential.ts';
import { log1p } from '../../random/arithmetic/logarithm.ts';
import type { Billings } from './billings.ts';
import type { Charge } from './charge.ts';
import type { Collection } from './collection.ts';
import type { Ledger } from './ledger.ts';

/** Hours in a scenario year. */
export const yearHours = 8760;

export interface Discounting {
  /** Effective yearly rate by party index. */
  readonly rates: readonly number[];
  readonly at: 'accrual' | 'payment';
}

/** Worth today of one unit of money at a time: (1 + rate)^(−t / year). */
export function discountFactor(rate: number, at: Hours): number {
  return rate === 0 ? 1 : exp((-log1p(rate) * at) / yearHours);
}

/** Discounting of a stream whose times repeat: the factor of the last time asked for is kept. */
class Factors {
  /** Continuous rate per hour. */
  private readonly decay: number;
  private at: Hours = NaN;
  private factor = 1;

  constructor(rate: number) {
    this.decay = -log1p(rate) / yearHours;
  }

  of(at: Hours): number {
    if (at !== this.at) {
      this.at = at;
      this.factor = exp(this.decay * at);
    }
    return this.factor;
  }
}

/** One for each party; parties with the same rate share theirs. */
function factorsOf(rates: readonly number[]): readonly Factors[] {
  const byRate = new Map<number, Factors>();
  return rates.map((rate) => {
    const factors = byRate.get(rate) ?? new Factors(rate);
    byRate.set(rate, factors);
    return factors;
  });
}

/** Cents that each party takes in less what it pays out, undiscounted. */
export function netCash(ledger: Ledger, parties: number): readonly number[] {
  const net = new Array<number>(parties).fill(0);
  for (const its of ledger.entries) {
    net[its.payer] = entry(net, its.payer) - its.cents;
    net[its.payee] = entry(net, its.payee) + its.cents;
  }
  return net;
}

/** Present value for each party in cents. */
export function presentValues(ledger: Ledger, discounting: Discounting): readonly number[] {
  const { rates } = discounting;
  const factors = factorsOf(rates);
  const values = new Array<number>(rates.length).fill(0);
  for (const its of ledger.entries) {
    const at = discounting.at === 'payment' ? its.paid : its.earned;
    values[its.payer] = entry(values, its.payer) - its.cents * entry(factors, its.payer).of(at);
    values[its.payee] = entry(values, its.payee) + its.cents * entry(factors, its.payee).of(at);
  }
  return values;
}

/**
 * How much each party's present value rises per unit of each price. Charges are linear in prices, so this and one
 * valuation give the value at every price, but for the rounding to cents. Charges with a cap are not, and are left out:
 * see `kinks`.
 */
export function priceSlopes(
  billings: Billings,
  charges: readonly Charge[],
  discounting: Discounting,
  collection?: Collection,
): Readonly<Record<string, readonly number[]>> {
  const { rates } = discounting;
  const factors = factorsOf(rates);
  const slopes: Record<string, number[]> = {};
  for (let index = 0; index < billings.length; index += 1) {
    const charge = entry(charges, entry(billings.charge, index));
    if (charge.price === undefined || charge.tariff.cap !== null) continue;
    const slope = (slopes[charge.price] ??= new Array<number>(rates.length).fill(0));
    const amount = entry(billings.quantity, index) * charge.factor;
    const earned = entry(billings.earned, index);
    const settled = collection?.[index];
    const paid = settled?.at ?? earned + charge.delay;
    const at = discounting.at === 'payment' ? paid : earned;
    const move = (by: number, when: Hours): void => {
      slope[charge.payer] = entry(slope, charge.payer) - by * entry(factors, charge.payer).of(when);
      slope[charge.payee] = entry(slope, charge.payee) + by * entry(factors, charge.payee).of(when);
    };
    move(amount, at);
    if (settled?.writtenOff === true) move(-amount, paid);
  }
  return slopes;
}

/** A billing with a cap, which bends the line of value over price. */
export interface Kink {
  readonly price: string;
  readonly plus: number;
  /** Units of the driver times the factor of the charge: cents per unit of (price + plus). */
  readonly amount: number;
  /** Most cents that it may come to. */
  readonly limit: number;
  readonly payer: number;
  readonly payee: number;
  /** Worth of a cent to either, when it is booked. */
  readonly toPayer: number;
  readonly toPayee: number;
}

/** All billings whose value is not linear in their price. */
export function kinks(
  billings: Billings,
  charges: readonly Charge[],
  discounting: Discounting,
  collection?: Collection,
): readonly Kink[] {
  const found: Kink[] = [];
  for (let index = 0; index < billings.length; index += 1) {
    const { price, plus, factor, payer, payee, delay, tariff } = entry(
      charges,
      entry(billings.charge, index),
    );
    if (price === undefined || tariff.cap === null) continue;
    const earned = entry(billings.earned, index);
    const settled = collection?.[index];
    const paid = settled?.at ?? earned + delay;
    const at = discounting.at === 'payment' ? paid : earned;
    const worth = (rate: number): number =>
      discountFactor(rate, at) - (settled?.writtenOff === true ? discountFactor(rate, paid) : 0);
    found.push({
      price,
      plus,
      amount: entry(billings.quantity, index) * factor,
      limit: tariff.cap * entry(billings.capPart, index),
      payer,
      payee,
      toPayer: worth(entry(discounting.rates, payer)),
      toPayee: worth(entry(discounting.rates, payee)),
    });
  }
  return found;
}

/** What each party gains when a price moves from one value to another, as far as capped billings go. */
export function kinkedGain(
  its: readonly Kink[],
  price: string,
  [from, to]: readonly [number, number],
  parties: number,
): readonly number[] {
  const gain = new Array<number>(parties).fill(0);
  for (const { price: name, plus, amount, limit, payer, payee, toPayer, toPayee } of its) {
    if (name !== price) continue;
    const cents = Math.min(limit, amount * (to + plus)) - Math.min(limit, amount * (from + plus));
    gain[payer] = entry(gain, payer) - cents * toPayer;
    gain[payee] = entry(gain, payee) + cents * toPayee;
  }
  return gain;
}
