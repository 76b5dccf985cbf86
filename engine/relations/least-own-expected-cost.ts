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
import { party } from '../contracts/ledger/parties.ts';
import { yearHours } from '../contracts/ledger/valuation.ts';
import { expectedBill } from '../contracts/tariff.ts';
import { drivers } from '../contracts/switches/driver.ts';
import type { ContractInput, CoverInput, PaidBy, Role } from '../contracts/switches/contract-input.ts';
import { entry } from '../network/entry.ts';
import type { NetworkInput } from '../network/network-input.ts';
import { planNetwork } from '../network/plan/plan-network.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { coverage } from '../contracts/coverage.ts';
import type { Actor, DecisionInput, OptionInput } from './decision-input.ts';
import { expectYear } from './expected-year.ts';
import { applyChanges } from './options.ts';

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
  readonly actor: Role;
  readonly chosen: string;
  readonly sums: readonly OptionSum[];
}

/** The party that an actor is under the contracts in force. */
export function actorRole(actor: Actor, contract: ContractInput | undefined): Role {
  if (actor === 'downtimeBearer') return contract?.downtimeBorneBy ?? 'customer';
  return actor;
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

function is(actor: Role, who: number): boolean {
  return actor === 'customer' ? who >= party.firstCustomer : who === party[actor];
}

/** Units of an item in all machines; 1 where the cost is paid once. */
export function costUnits(network: NetworkInput, item: string | null): number {
  if (item === null) return 1;
  return Object.values(network.fleets).reduce((sum, fleet) => {
    const sockets = Object.values(network.products[fleet.product]?.sockets ?? {});
    return sum + fleet.count * sockets.filter((its) => its === item).length;
  }, 0);
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

function sumOption(
  id: string,
  option: OptionInput,
  actor: Role,
  world: { readonly network: NetworkInput; readonly economics: EconomicsInput },
): OptionSum {
  const { economics } = world;
  const network = applyChanges(world.network, option.changes);
  const plan: NetworkPlan = planNetwork(network);
  const customers = coverage(plan, economics);
  const charges = compileCharges(economics, customers, []);
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
  for (const customer of customers) {
    const year = expectYear(plan, economics, customer.index, option.believedStopHours);
    availability += year.availability * customer.share;
    const machines = Math.round(customer.share * plan.machines);
    for (const [mode, rate] of year.strikes) strikes.set(mode, (strikes.get(mode) ?? 0) + rate);
    for (const charge of charges) {
      if (charge.customer !== customer.index) continue;
      const sign = (is(actor, charge.payee) ? 1 : 0) - (is(actor, charge.payer) ? 1 : 0);
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
  const contract = customers[0]?.contract?.input;
  const owner = roleUnder(contract, 'sparesOwner');
  if (owner === actor)
    add('capital of the added spares', 1, -capitalOf(option, world.network, economics, owner));
  add(
    'cost of the option',
    costUnits(network, option.costPer),
    -option.yearlyCost * costUnits(network, option.costPer),
  );
  const list = [...lines].map(([name, line]) => ({ name, ...line }));
  return {
    option: id,
    lines: list,
    total: list.reduce((sum, line) => sum + line.cents, 0),
    strikes,
    availability,
  };
}

/** Takes one decision. */
export function leastOwnExpectedCost(
  id: string,
  decision: DecisionInput,
  world: { readonly network: NetworkInput; readonly economics: EconomicsInput },
): Decided {
  const contract = Object.values(world.economics.contracts)[0];
  const actor = actorRole(decision.actor, contract);
  const sums = Object.entries(decision.options).map(([name, option]) =>
    sumOption(name, option, actor, world),
  );
  let best = sums[0];
  for (const sum of sums) if (best !== undefined && sum.total > best.total) best = sum;
  return { decision: id, actor, chosen: best?.option ?? decision.frozen, sums };
}
