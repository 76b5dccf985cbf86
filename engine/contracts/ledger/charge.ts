/** A charge made ready for one customer: parties by index, the rate in cents per unit of its driver. */
import type { Hours } from '../../kernel/time.ts';
import type { PaidBy, TariffInput } from '../switches/contract-input.ts';
import { drivers } from '../switches/driver.ts';
import type { Driver } from '../switches/driver.ts';

export interface Charge {
  /** `service/use`, `outside/lost margin`. */
  readonly name: string;
  /** Index of the customer that it concerns; -1: none in particular. */
  readonly customer: number;
  /** Index into `drivers`. */
  readonly driver: number;
  /** Item or meter that the driver counts; undefined: any. */
  readonly per: string | undefined;
  /** Item whose installed units multiply the driver; undefined: machines are counted. */
  readonly unit: string | undefined;
  /** Name of the price in the rate; undefined: the rate is fixed. */
  readonly price: string | undefined;
  readonly factor: number;
  readonly plus: number;
  readonly payer: number;
  readonly payee: number;
  /** The charge is for the customer's part of a need under this switch; undefined: for all of it. */
  readonly paidBy: PaidBy | undefined;
  /** Whether it ends with the contract's term; charges of the world outside do not. */
  readonly ofContract: boolean;
  readonly minimumPerYear: number;
  readonly target: number;
  readonly delay: Hours;
  readonly tariff: TariffInput;
}

/** Each quantity is billed as it arises. */
export const asItArises: TariffInput = {
  period: 'none',
  due: 'arrears',
  growth: null,
  perMachine: false,
  beyond: 0,
  upTo: null,
  shortOf: null,
  cap: null,
};

export type PriceValues = Readonly<Record<string, number>>;

/** Cents per unit of the driver. */
export function rateOf(charge: Charge, prices: PriceValues): number {
  if (charge.price === undefined) return charge.factor;
  const value = prices[charge.price];
  if (value === undefined) throw new RangeError(`${charge.name} needs the price "${charge.price}"`);
  return (value + charge.plus) * charge.factor;
}

/** Whether a contract asks for it, and not the world outside. */
export function isOfContract(charge: Charge): boolean {
  return !charge.name.startsWith('outside/');
}

/** Cents of a billing at a rate; `part` of the charge's cap is what it may come to. */
export function amountOf(charge: Charge, quantity: number, rate: number, part: number): number {
  const { cap } = charge.tariff;
  return cap === null ? quantity * rate : Math.min(quantity * rate, cap * part);
}

const codes = Object.fromEntries(drivers.map((driver, code) => [driver, code])) as Readonly<
  Record<Driver, number>
>;

/** Index of a driver in `drivers`. */
export function driverIndex(driver: Driver): number {
  return codes[driver];
}
