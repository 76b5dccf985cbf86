/**
 * The business models as data: settings of the ten switches over the same facts. A scenario names a preset and may
 * override any switch. `unit` and `meter` stand for the contract's own billed item and meter; `charges` name the
 * prices that the scenario must give.
 */
import type { Driver } from './driver.ts';
import type { ChargeInput, Recognition, Role } from './contract-input.ts';

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
}

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
}

const byTheHour = { payer: 'customer', payee: 'maker', when: 'customerPaysLabour' } as const;

/** Time and material: labour by the hour, parts at a mark-up, a call-out fee. */
const timeAndMaterial = {
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

export const contractPresets: Readonly<Record<string, ContractPreset>> = {
  disposal: {
    title: 'Disposal',
    assetOwner: 'customer',
    partsPaidBy: 'customer',
    labourPaidBy: 'customer',
    sparesOwner: 'maker',
    downtimeBorneBy: 'customer',
    charges: {
      replacement: {
        driver: 'removal',
        per: 'unit',
        price: 'chargePerRemoval',
        payer: 'customer',
        payee: 'maker',
      },
    },
    recognition: 'onDelivery',
    namedPrice: 'chargePerRemoval',
  },
  adHoc: {
    title: 'Ad hoc (time and material)',
    assetOwner: 'customer',
    partsPaidBy: 'customer',
    labourPaidBy: 'customer',
    sparesOwner: 'customer',
    downtimeBorneBy: 'customer',
    charges: timeAndMaterial,
    recognition: 'onDelivery',
    namedPrice: 'partsMarkup',
  },
  warranty: {
    title: 'Warranty, then ad hoc',
    assetOwner: 'customer',
    partsPaidBy: 'afterWarranty',
    labourPaidBy: 'afterWarranty',
    sparesOwner: 'customer',
    downtimeBorneBy: 'customer',
    charges: {
      ...timeAndMaterial,
      warranty: { driver: 'start', per: 'unit', price: 'warrantyPrice', payer: 'customer', payee: 'maker' },
    },
    recognition: 'rateable',
    namedPrice: 'warrantyPrice',
  },
  lease: {
    title: 'Lease with service',
    assetOwner: 'lessor',
    partsPaidBy: 'maker',
    labourPaidBy: 'maker',
    sparesOwner: 'maker',
    downtimeBorneBy: 'customer',
    charges: {
      rentForCapital: {
        driver: 'coveredHour',
        per: 'unit',
        price: 'leaseCapital',
        payer: 'customer',
        payee: 'lessor',
      },
      rentForService: {
        driver: 'coveredHour',
        per: 'unit',
        price: 'leaseService',
        payer: 'customer',
        payee: 'lessor',
      },
      service: { driver: 'coveredHour', per: 'unit', price: 'leaseService', payer: 'lessor', payee: 'maker' },
    },
    recognition: 'rateable',
    namedPrice: 'leaseService',
  },
  costPlus: {
    title: 'Cost plus',
    assetOwner: 'customer',
    partsPaidBy: 'customer',
    labourPaidBy: 'customer',
    sparesOwner: 'customer',
    downtimeBorneBy: 'customer',
    charges: {
      cost: {
        driver: 'auditedCost',
        per: null,
        price: 'costPlusMargin',
        plus: 1,
        payer: 'customer',
        payee: 'maker',
      },
    },
    recognition: 'asUsed',
    namedPrice: 'costPlusMargin',
  },
  fixedFee: {
    title: 'Full service at a fixed fee',
    assetOwner: 'customer',
    partsPaidBy: 'maker',
    labourPaidBy: 'maker',
    sparesOwner: 'maker',
    downtimeBorneBy: 'customer',
    charges: {
      fee: { driver: 'coveredHour', per: 'unit', price: 'serviceFee', payer: 'customer', payee: 'maker' },
    },
    recognition: 'rateable',
    namedPrice: 'serviceFee',
  },
  performanceBased: {
    title: 'Performance based',
    assetOwner: 'customer',
    partsPaidBy: 'maker',
    labourPaidBy: 'maker',
    sparesOwner: 'maker',
    downtimeBorneBy: 'maker',
    charges: {
      fee: {
        driver: 'coveredHour',
        per: 'unit',
        price: 'availabilityFee',
        payer: 'customer',
        payee: 'maker',
      },
      bonus: {
        driver: 'pointsAbove',
        per: null,
        price: 'availabilityBonus',
        payer: 'customer',
        payee: 'maker',
        target: true,
      },
      penalty: {
        driver: 'pointsBelow',
        per: null,
        price: 'availabilityPenalty',
        payer: 'maker',
        payee: 'customer',
        target: true,
      },
    },
    recognition: 'rateable',
    namedPrice: 'availabilityFee',
  },
  payPerUse: {
    title: 'Pay per use',
    assetOwner: 'maker',
    partsPaidBy: 'maker',
    labourPaidBy: 'maker',
    sparesOwner: 'maker',
    downtimeBorneBy: 'maker',
    charges: {
      use: {
        driver: 'use',
        per: 'meter',
        price: 'ratePerUse',
        payer: 'customer',
        payee: 'maker',
        minimum: true,
      },
    },
    recognition: 'asUsed',
    namedPrice: 'ratePerUse',
  },
};
