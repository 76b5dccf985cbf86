/**
 * Makes a scenario's money ready for a run: for each customer the charges of its contract, and those that every
 * model has because the world outside asks for them (wages, material, lost margin, the machines' own value). The
 * latter do not depend on the contract but for who plays the roles, so the joint cash is the same under every model.
 */
import type { Charge } from '../ledger/charge.ts';
import { asItArises, driverIndex } from '../ledger/charge.ts';
import { party, partyOf } from '../ledger/parties.ts';
import type { EconomicsInput } from '../economics-input.ts';
import type { ChargeInput, ContractInput, PaidBy, Role } from './contract-input.ts';
import type { Driver } from './driver.ts';

/** A cost that a party takes on when it decides. */
export interface DecisionCost {
  /** Id of the decision. */
  readonly decision: string;
  readonly payer: Role;
  /** Index of the customer for whom it was decided; -1: for all, who bear it by their shares of the machines. */
  readonly customer: number;
  /** Cents a year. */
  readonly centsPerYear: number;
  /** Cents when the option is taken. */
  readonly centsOnce: number;
  /** Which option it is the cost of, where that is decided in the run; `null`: in force from the start. */
  readonly option: OptionTaken | null;
}

/** An option of a decision by the indices that `decided` facts bear. */
export interface OptionTaken {
  readonly decision: number;
  readonly option: number;
  readonly name: string;
}

/** What `per` of a charge says of an option that is taken in the run. */
export function optionKey(decision: number, option: number): string {
  return `${decision}/${option}`;
}

/** A customer as the contracts see it. */
export interface CoveredCustomer {
  readonly index: number;
  readonly name: string;
  /** `undefined`: nothing covers it; it owns its machines and pays nobody but the world outside. */
  readonly contract: { readonly id: string; readonly input: ContractInput } | undefined;
  /** Its share of all machines, by which common costs are split. */
  readonly share: number;
}

/** Who plays a role once the contract has said who owns what. */
export function roleUnder(contract: ContractInput | undefined, role: ChargeInput['payer']): Role {
  if (role === 'assetOwner') return contract?.assetOwner ?? 'customer';
  if (role === 'sparesOwner') return contract?.sparesOwner ?? 'maker';
  return role;
}

/** The customer's part in [0, 1] of a need of which the cover bears a share: 1 the first payer's, 0 the later one's. */
export function customersPart(paidBy: PaidBy, covered: number): number {
  return (paidBy.first === 'customer' ? covered : 0) + (paidBy.then === 'customer' ? 1 - covered : 0);
}

function switchOf(contract: ContractInput, when: ChargeInput['when']): PaidBy | undefined {
  if (when === 'always') return undefined;
  return when === 'customerPaysParts' ? contract.partsPaidBy : contract.labourPaidBy;
}

function contractCharges(customer: CoveredCustomer): readonly Charge[] {
  const { contract } = customer;
  if (contract === undefined) return [];
  return Object.entries(contract.input.charges).map(([id, charge]): Charge => ({
    name: `${contract.id}/${id}`,
    customer: customer.index,
    driver: driverIndex(charge.driver),
    per: charge.per ?? undefined,
    unit: (charge.driver === 'use' ? charge.unit : charge.per) ?? undefined,
    price: charge.price ?? undefined,
    factor: charge.factor,
    plus: charge.plus,
    payer: partyOf(roleUnder(contract.input, charge.payer), customer.index),
    payee: partyOf(roleUnder(contract.input, charge.payee), customer.index),
    paidBy: switchOf(contract.input, charge.when),
    ofContract: true,
    minimumPerYear: charge.minimumPerYear,
    target: charge.target,
    delay: charge.paymentDelay,
    tariff: charge.tariff,
  }));
}

function outside(
  name: string,
  customer: CoveredCustomer,
  driver: Driver,
  [payer, payee]: readonly [ChargeInput['payer'], ChargeInput['payee']],
  centsPerUnit: number,
): Charge {
  const contract = customer.contract?.input;
  return {
    name: `outside/${name}`,
    customer: customer.index,
    driver: driverIndex(driver),
    per: undefined,
    unit: undefined,
    price: undefined,
    factor: centsPerUnit,
    plus: 0,
    payer: partyOf(roleUnder(contract, payer), customer.index),
    payee: partyOf(roleUnder(contract, payee), customer.index),
    paidBy: undefined,
    ofContract: false,
    minimumPerYear: 0,
    target: 0,
    delay: 0,
    tariff: asItArises,
  };
}

function outsideCharges(customer: CoveredCustomer, economics: EconomicsInput): readonly Charge[] {
  const lostMargin = economics.customers[customer.name]?.lostMarginPerHour ?? 0;
  return [
    outside('material', customer, 'partsCost', ['maker', 'supplier'], 1),
    outside(
      'production of material',
      customer,
      'partsCost',
      ['supplier', 'outside'],
      1 - economics.supplierMargin,
    ),
    outside('shop labour', customer, 'shopLabourHour', ['maker', 'outside'], economics.shopLabourRate),
    outside('transport', customer, 'transportCost', ['maker', 'outside'], 1),
    outside('lost margin', customer, 'downtimeHour', ['customer', 'outside'], lostMargin),
    outside('production of machines', customer, 'openingValue', ['maker', 'outside'], 1),
    outside('machines', customer, 'openingValue', ['assetOwner', 'maker'], 1),
    outside('machines at the end', customer, 'closingValue', ['outside', 'assetOwner'], 1),
    outside('production of spares', customer, 'openingSpares', ['maker', 'outside'], 1),
    outside('spares', customer, 'openingSpares', ['sparesOwner', 'maker'], 1),
    outside('spares at the end', customer, 'closingSpares', ['outside', 'sparesOwner'], 1),
  ];
}

/** What passes when a contract ends before the run: the machines go from their owner to the customer or the maker. */
function termEndCharges(customer: CoveredCustomer): readonly Charge[] {
  if (customer.contract === undefined) return [];
  return [
    outside('machines bought', customer, 'optionPrice', ['customer', 'assetOwner'], 1),
    outside('machines returned', customer, 'returnedValue', ['maker', 'assetOwner'], 1),
    outside('bought machines at the end', customer, 'closingBought', ['outside', 'customer'], 1),
    outside('returned machines at the end', customer, 'closingReturned', ['outside', 'maker'], 1),
  ];
}

/** The charges of what a party decided: by the year, then once. */
function costCharges(cost: DecisionCost, customers: readonly CoveredCustomer[]): readonly Charge[] {
  const { decision, option } = cost;
  const name = option === null ? decision : `${decision}/${option.name}`;
  const per = option === null ? decision : optionKey(option.decision, option.option);
  const charges = (what: string, driver: Driver, cents: number): readonly Charge[] =>
    cents === 0
      ? []
      : customers.flatMap((customer) => {
          if (cost.customer >= 0 && cost.customer !== customer.index) return [];
          const share = cost.customer >= 0 ? 1 : customer.share;
          return [{ ...outside(what, customer, driver, [cost.payer, 'outside'], cents * share), per }];
        });
  return [
    ...charges(`decision ${name}`, option === null ? 'decisionCost' : 'optionYear', cost.centsPerYear),
    ...charges(`one-off cost of ${name}`, option === null ? 'decisionOnce' : 'optionOnce', cost.centsOnce),
  ];
}

/** All charges of a run; those from a party to itself are left out. */
export function compileCharges(
  economics: EconomicsInput,
  customers: readonly CoveredCustomer[],
  decisionCosts: readonly DecisionCost[],
): readonly Charge[] {
  const wages = Object.entries(economics.wages).map(([pool, centsPerHour]): Charge => ({
    ...outside(
      `wages of ${pool}`,
      { index: 0, name: '', contract: undefined, share: 1 },
      'dutyHour',
      ['maker', 'outside'],
      centsPerHour,
    ),
    customer: -1,
    per: pool,
  }));
  const decided = decisionCosts.flatMap((cost) => costCharges(cost, customers));
  const holding = customers.map((customer) =>
    outside(
      'holding of spares',
      customer,
      'stockValueYear',
      ['sparesOwner', 'outside'],
      economics.holdingRate,
    ),
  );
  return [
    ...customers.flatMap((customer) => [
      ...contractCharges(customer),
      ...outsideCharges(customer, economics),
    ]),
    ...wages,
    ...decided,
    ...(economics.holdingRate > 0 ? holding : []),
    ...customers.flatMap((customer) => termEndCharges(customer)),
  ].filter((charge) => charge.payer !== charge.payee);
}

/** Rate of discounting by party index. */
export function discountRates(economics: EconomicsInput, customers: number): readonly number[] {
  const { maker, lessor, supplier, customer } = economics.discountRate;
  const rates = [maker, lessor, supplier, 0];
  for (let index = 0; index < customers; index += 1) rates[party.firstCustomer + index] = customer;
  return rates;
}
