/**
 * The form of a business model as data: settings of the ten switches over the same facts. `unit` and `meter` stand for
 * the contract's own billed item and meter; `charges` name the prices that the scenario must give.
 */
import type { Driver } from './driver.ts';
import type { ChargeInput, CoverInput, Recognition, Role, TariffInput } from './contract-input.ts';

export interface ChargePreset {
  readonly driver: Driver;
  readonly per: 'unit' | 'meter' | null;
  readonly price: string | null;
  /** Added to the price before it multiplies: 1 makes a margin into a mark-up on cost. */
  readonly plus?: number;
  readonly payer: ChargeInput['payer'];
  readonly payee: ChargeInput['payee'];
  readonly when?: ChargeInput['when'];
  /** Billed at least for the contract's minimum use. */
  readonly minimum?: true;
  /** Counted from the contract's availability target. */
  readonly target?: true;
  readonly period?: TariffInput['period'];
  readonly due?: TariffInput['due'];
  readonly perMachine?: true;
  /** Limits of a period's sum, or of a bill, that the contract states. */
  readonly beyond?: Limit;
  readonly shortOf?: Limit;
  readonly cap?: Limit;
}

/** A limit by the name that the contract states it under. */
export type Limit = 'includedUse' | 'targetCost' | 'guaranteedMaximum';

export interface ContractPreset {
  readonly title: string;
  readonly assetOwner: Role;
  /** `afterWarranty`: the maker until the contract's warranty period is over, the customer from then on. */
  readonly partsPaidBy: Role | 'afterWarranty';
  readonly labourPaidBy: Role | 'afterWarranty';
  readonly sparesOwner: Role;
  readonly downtimeBorneBy: Role;
  readonly charges: Readonly<Record<string, ChargePreset>>;
  readonly recognition: Recognition;
  readonly namedPrice: string;
  readonly cover?: Partial<Pick<CoverInput, 'of' | 'freeUntil' | 'renewing' | 'once'>>;
}

const byTheHour = { payer: 'customer', payee: 'maker', when: 'customerPaysLabour' } as const;

/** Time and material: labour by the hour, parts at a mark-up, a call-out fee. */
export const timeAndMaterial = {
  parts: {
    driver: 'partsCost',
    per: null,
    price: 'partsMarkup',
    plus: 1,
    payer: 'customer',
    payee: 'maker',
    when: 'customerPaysParts',
  },
  fieldLabour: { driver: 'fieldLabourHour', per: null, price: 'labourRate', ...byTheHour },
  shopLabour: { driver: 'shopLabourHour', per: null, price: 'labourRate', ...byTheHour },
  callOut: { driver: 'visit', per: null, price: 'callOut', ...byTheHour },
} as const satisfies Readonly<Record<string, ChargePreset>>;
