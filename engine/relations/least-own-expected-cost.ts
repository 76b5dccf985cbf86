/**
 * The rule `leastOwnExpectedCost`: the actor sums its yearly cash under each option, from its beliefs and its
 * contract's charges, and takes the option that costs it least; the first of equals. Everybody else's decisions are
 * taken to be as they are when frozen.
 */
import { compileCharges, roleUnder } from '../contracts/switches/compile-charges.ts';
import type { CoveredCustomer } from '../contracts/switches/compile-charges.ts';
import type { EconomicsInput } from '../contracts/economics-input.ts';
import { rateOf } from '../contracts/ledger/charge.ts';
import type { Charge } from '../contracts/ledger/charge.ts';
import { discountFactor, yearHours } from '../contracts/ledger/valuation.ts';
import { expectedBill } from '../contracts/tariff.ts';
import { drivers } from '../contracts/switches/driver.ts';
import type { ContractInput, CoverInput, PaidBy, Role } from '../contracts/switches/contract-input.ts';
import { entry } from '../network/entry.ts';
import type { NetworkInput } from '../network/network-input.ts';
import { planNetwork } from '../network/plan/plan-network.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { coverage } from '../contracts/coverage.ts';
import { log1p } from '../random/arithmetic/logarithm.ts';
import { actorRole, isActor, roleOfMost } from './actor.ts';
import type { DecisionInput, OptionInput } from './decision-input.ts';
import { expectYear } from './expected-year.ts';
import { applyChanges, isOffered } from './options.ts';
import type { Setting } from './options.ts';

/** One line of an actor's sum. */
export interface ExpectedLine {
  /** Charge or cost. */
  readonly name: string;
  /** Quantity of its driver in a year. */
  readonly quantity: number;
  /** Cents a year to the actor; negative: it pays. */
  readonly cents: number;
}

export interface OptionSum {
  readonly option: string;
  readonly lines: readonly ExpectedLine[];
  /** Cents a year to the actor, all lines together. */
  readonly total: number;
  /** Strikes a year by mode, as believed. */
  readonly strikes: ReadonlyMap<string, number>;
  readonly availability: number;
}

export interface Decided {
  readonly decision: string;
  /** Who decided for itself; `null` where one choice was made for all. */
  readonly customer: string | null;
  readonly actor: Role;
  readonly chosen: string;
  readonly sums: readonly OptionSum[];
}

/** Mean share of a need that a cover bears over the contract's term, for machines that are sold as it begins. */
function coveredShare({ freeUntil }: CoverInput, until: number | null, term: number): number {
  if (until === null) return 1;
  const free = Math.min(freeUntil ?? until, until);
  const whole = Math.min(free, term);
  if (term <= free || until <= free) return whole / term;
  const last = Math.min(until, term);
  const falling = ((until - free + (until - last)) / (until - free) / 2) * (last - free);
  return (whole + falling) / term;
}

/** Share of the contract's term in which the customer pays. */
function customerPaysShare(paidBy: PaidBy, { cover, term }: ContractInput): number {
  const before = coveredShare(cover, paidBy.until, term);
  return (paidBy.first === 'customer' ? before : 0) + (paidBy.then === 'customer' ? 1 - before : 0);
}

function shareOf(charge: Charge, customer: CoveredCustomer): number {
  const { contract } = customer;
  const id = contract === undefined ? '' : charge.name.slice(contract.id.length + 1);
  const input = contract?.input.charges[id];
  if (contract === undefined || input === undefined || !charge.name.startsWith(`${contract.id}/`)) return 1;
  if (input.when === 'customerPaysParts')
    return customerPaysShare(contract.input.partsPaidBy, contract.input);
  if (input.when === 'customerPaysLabour')
    return customerPaysShare(contract.input.labourPaidBy, contract.input);
  if (input.driver === 'claim' || input.driver === 'coverHour')
    return coveredShare(contract.input.cover, contract.input.cover.until, contract.input.term);
  return 1;
}

/** Units of an item in all machines, or in those of one customer; 1 where the cost is paid once. */
export function costUnits(network: NetworkInput, item: string | null, whom?: string): number {
  if (item === null) return 1;
  return Object.values(network.fleets).reduce((sum, fleet) => {
    if (whom !== undefined && fleet.customer !== whom) return sum;
    const sockets = Object.values(network.products[fleet.product]?.sockets ?? {});
    return sum + fleet.count * sockets.filter((its) => its === item).length;
  }, 0);
}

/** What a payment each year for so many hours is worth today, in payments: the length in years where nothing is discounted. */
export function annuity(rate: number, hours: number): number {
  return rate === 0 ? hours / yearHours : (1 - discountFactor(rate, hours)) / log1p(rate);
}

/** A year's interest and write-off on the spare units that an option adds. */
function capitalOf(
  option: OptionInput,
  network: NetworkInput,
  economics: EconomicsInput,
  owner: Role,
): number {
  const rate = owner === 'outside' ? 0 : economics.discountRate[owner];
  let cents = 0;
  for (const change of option.changes) {
    if (change.port !== 'stockLevel') continue;
    const value = economics.unitValues[network.stocks[change.stock]?.item ?? ''];
    if (value === undefined) continue;
    cents += change.add * value.price * (rate + 8760 / value.bookLife);
  }
  return cents;
}

/** The world under one option, as though everybody whom it may concern had taken it. */
interface Believed {
  readonly option: string;
  readonly input: OptionInput;
  readonly network: NetworkInput;
  readonly plan: NetworkPlan;
  readonly customers: readonly CoveredCustomer[];
  readonly charges: readonly Charge[];
  /** Planned modes whose interval the decision is about. */
  readonly managed: ReadonlySet<string>;
}

/** Planned modes whose interval some option changes. */
function managedModes({ options }: DecisionInput): ReadonlySet<string> {
  const modes = Object.values(options).flatMap(({ changes }) =>
    changes.flatMap((change) => (change.port === 'interval' ? [change.mode] : [])),
  );
  return new Set(modes);
}

function believe(decision: DecisionInput, setting: Setting): readonly Believed[] {
  const managed = managedModes(decision);
  return Object.entries(decision.options).map(([option, input]) => {
    const { network, economics } = applyChanges(setting, input.changes);
    const plan = planNetwork(network);
    const customers = coverage(plan, economics);
    const charges = compileCharges(economics, customers, []);
    return { option, input, network, plan, customers, charges, managed };
  });
}

/** What one option comes to for the actor: with all customers together, or with one. */
function sumOption(
  its: Believed,
  customers: readonly CoveredCustomer[],
  actor: Role,
  {
    decision,
    setting,
    whom,
  }: { readonly decision: DecisionInput; readonly setting: Setting; readonly whom: string | undefined },
): OptionSum {
  const { input: option, plan, charges } = its;
  const { economics } = setting;
  const prices = Object.fromEntries(
    Object.entries(economics.prices).map(([name, price]) => [name, price.value]),
  );
  const strikes = new Map<string, number>();
  const lines = new Map<string, { quantity: number; cents: number }>();
  const add = (name: string, quantity: number, cents: number): void => {
    if (cents === 0) return;
    const line = lines.get(name) ?? { quantity: 0, cents: 0 };
    lines.set(name, { quantity: line.quantity + quantity, cents: line.cents + cents });
  };
  let availability = 0;
  let share = 0;
  for (const customer of customers) {
    const year = expectYear(plan, economics, customer.index, option.believedStopHours, its.managed);
    availability += year.availability * customer.share;
    const machines = Math.round(customer.share * plan.machines);
    share += customer.share;
    for (const [mode, rate] of year.strikes) strikes.set(mode, (strikes.get(mode) ?? 0) + rate);
    for (const charge of charges) {
      if (charge.customer !== customer.index) continue;
      const sign = (isActor(actor, charge.payee) ? 1 : 0) - (isActor(actor, charge.payer) ? 1 : 0);
      if (sign === 0) continue;
      const quantity = year.quantity(entry(drivers, charge.driver), charge.per, charge.unit, charge.target);
      const share = shareOf(charge, customer);
      if (charge.tariff.period === 'none' || !charge.ofContract) {
        add(charge.name, quantity, sign * quantity * share * rateOf(charge, prices));
        continue;
      }
      const years = (customer.contract?.input.term ?? yearHours) / yearHours;
      const parts = charge.tariff.perMachine ? Math.max(1, machines) : 1;
      const bill = expectedBill(charge.tariff, (quantity * share) / parts, rateOf(charge, prices), years);
      add(charge.name, bill.quantity * parts, sign * bill.cents * parts);
    }
  }
  const owner = roleOfMost(customers, (contract) => roleUnder(contract, 'sparesOwner'));
  if (owner === actor)
    add('capital of the added spares', 1, -capitalOf(option, setting.network, economics, owner));
  const units = costUnits(its.network, option.costPer, whom);
  add('cost of the option', units, -option.yearlyCost * units);
  if (option.oneOffCost !== 0) {
    const rate = actor === 'outside' ? 0 : economics.discountRate[actor];
    add(
      'one-off cost of the option',
      units,
      (-option.oneOffCost * units) / annuity(rate, decision.lookAhead),
    );
  }
  const list = [...lines].map(([name, line]) => ({ name, ...line }));
  return {
    option: its.option,
    lines: list,
    total: list.reduce((sum, line) => sum + line.cents, 0),
    strikes,
    availability: whom === undefined || share === 0 ? availability : availability / share,
  };
}

/** What somebody who decides has before it. */
export interface Choice {
  /** Index of the customer that decides, or for whom it is decided; -1: all. */
  readonly customer: number;
  /** Its name; `null`: all. */
  readonly name: string | null;
  readonly actor: Role;
  /** The options that are offered to it. */
  readonly options: readonly string[];
  /** What each comes to, by the actor's beliefs. */
  readonly sums: readonly OptionSum[];
}

/** Everybody who takes a decision, and the sums that each makes if its rule wants them. */
export function choicesOf(
  decision: DecisionInput,
  setting: Setting,
  wanted: 'with sums' | 'without sums',
): readonly Choice[] {
  const now = coverage(planNetwork(setting.network), setting.economics);
  const believed = wanted === 'with sums' ? believe(decision, setting) : [];
  const whose = decision.scope === 'all' ? [undefined] : now;
  return whose.map((its): Choice => {
    const whom = its?.name;
    const actor = actorRole(decision.actor, its === undefined ? now : [its]);
    const options = Object.entries(decision.options).flatMap(([id, { changes }]) =>
      isOffered(setting, changes, whom) ? [id] : [],
    );
    const sums = believed.flatMap((each) =>
      options.includes(each.option)
        ? [
            sumOption(each, its === undefined ? each.customers : [entry(each.customers, its.index)], actor, {
              decision,
              setting,
              whom,
            }),
          ]
        : [],
    );
    return { customer: its?.index ?? -1, name: whom ?? null, actor, options, sums };
  });
}

/** The option with the best sum, the first of equals; undefined if there is none. */
export function bestOf(sums: readonly OptionSum[]): string | undefined {
  let best = sums[0];
  for (const sum of sums) if (best !== undefined && sum.total > best.total) best = sum;
  return best?.option;
}

/** Takes one decision for all. */
export function leastOwnExpectedCost(id: string, decision: DecisionInput, setting: Setting): Decided {
  const { actor, sums } = entry(choicesOf({ ...decision, scope: 'all' }, setting, 'with sums'), 0);
  return { decision: id, customer: null, actor, chosen: bestOf(sums) ?? decision.frozen, sums };
}
