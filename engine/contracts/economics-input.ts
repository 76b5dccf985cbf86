/** Everything about money that a run needs, normalized. Amounts are cents of one currency, and may be fractional. */
import type { DistributionSpec } from '../random/distributions/distribution-spec.ts';
import type { ContractInput } from './switches/contract-input.ts';

type ById<T> = Readonly<Record<string, T>>;

/** How well a value is known, as the scenario says. */
export type Basis = 'published' | 'derived' | 'recalled' | 'assumed';

export interface PriceInput {
  /** Cents per unit of what is priced (per hour where time is), or a fraction where the price is a margin. */
  readonly value: number;
  /** What `value` counts: `money` is shown in the currency, `fraction` in percent. */
  readonly unit: 'money' | 'fraction';
  readonly basis: Basis;
}

export interface UnitValueInput {
  /** Cents for a new unit. */
  readonly price: number;
  /** Cents that a unit in a machine is worth at the start. */
  readonly openingValue: number;
  /** Hours over which either value is written down to nothing, straight line. */
  readonly bookLife: number;
}

export interface ShopVisitInput {
  /** Cents of material and subcontract. */
  readonly materials: number;
  readonly labourHours: number;
}

/** How a customer pays its bills. */
export interface PaymentInput {
  /** Hours from when a bill falls due to its payment. */
  readonly late: DistributionSpec;
  /** Ages of an unpaid bill, in hours since it fell due, at which the customer is reminded; rising. */
  readonly reminders: readonly number[];
  /** Share of bills in [0, 1] that are never paid, and written off at the last reminder. */
  readonly badDebt: number;
}

export interface CustomerInput {
  /** Cents lost per hour of a machine's downtime. */
  readonly lostMarginPerHour: number;
  readonly payment: PaymentInput;
}

export interface EconomicsInput {
  readonly currency: string;
  /** Effective yearly rate by party: maker, customer, lessor, supplier. */
  readonly discountRate: {
    readonly maker: number;
    readonly customer: number;
    readonly lessor: number;
    readonly supplier: number;
  };
  readonly discountAt: 'accrual' | 'payment';
  readonly terminalValue: 'none' | 'book';
  readonly customers: ById<CustomerInput>;
  /** Item id → value. */
  readonly unitValues: ById<UnitValueInput>;
  /** `item/mode` → what its shop visit takes. */
  readonly shopVisits: ById<ShopVisitInput>;
  /** Share in [0, 1) of what the maker pays for parts that stays with the supplier; the rest goes outside. */
  readonly supplierMargin: number;
  /** Cents per hour of shop labour. */
  readonly shopLabourRate: number;
  /** Share of its price that a spare unit on a shelf costs a year: capital, room, insurance. */
  readonly holdingRate: number;
  /** Pool id → cents per hour on duty. */
  readonly wages: ById<number>;
  /** Lane id → cents per shipment. */
  readonly laneCosts: ById<number>;
  readonly prices: ById<PriceInput>;
  readonly contracts: ById<ContractInput>;
}
