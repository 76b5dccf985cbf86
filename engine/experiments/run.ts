/** One run: a pure function of (alternative, horizon, seed, replication). The whole program in one screen. */
import { drawUp } from '../contracts/accounts/accounts.ts';
import type { Accounts } from '../contracts/accounts/accounts.ts';
import { watch } from '../contracts/accounts/activity.ts';
import type { Activity } from '../contracts/accounts/activity.ts';
import { build } from '../build/world.ts';
import type { Blueprint } from '../build/world.ts';
import { Billing } from '../contracts/billing.ts';
import { entry } from '../network/entry.ts';
import { billHolding } from '../contracts/ledger/holding.ts';
import { collect, debtors } from '../contracts/ledger/collection.ts';
import type { Collection } from '../contracts/ledger/collection.ts';
import { party } from '../contracts/ledger/parties.ts';
import { post, standings } from '../contracts/ledger/ledger.ts';
import type { Ledger } from '../contracts/ledger/ledger.ts';
import { kinks, netCash, presentValues, priceSlopes } from '../contracts/ledger/valuation.ts';
import type { Kink } from '../contracts/ledger/valuation.ts';
import type { Billings } from '../contracts/ledger/billings.ts';
import type { PriceValues } from '../contracts/ledger/charge.ts';
import { discountRates } from '../contracts/switches/compile-charges.ts';
import type { Asked, IndicatorsOfRun, IndicatorValues } from '../metrics/indicators-of-run.ts';
import { moneyMeasures } from '../metrics/money-measures.ts';
import { Parties } from '../relations/parties.ts';
import type { TakenInRun } from '../relations/parties.ts';
import type { Fact } from '../network/facts/fact.ts';
import { runKey } from '../random/draws/key.ts';
import { Digest } from '../trace/digest.ts';
import { onEveryRow } from '../trace/fact-row.ts';

/** What a run came to, for every party; money in cents. */
export interface RunResult {
  readonly replication: number;
  /** Digest of all facts, and of all ledger entries. */
  readonly facts: string;
  readonly ledger: string;
  readonly factCount: number;
  readonly eventCount: number;
  readonly indicators: IndicatorValues;
  /** Present value by party index (maker, lessor, supplier, outside, customers). */
  readonly presentValue: readonly number[];
  /** Undiscounted net cash by party index. */
  readonly netCash: readonly number[];
  /** For each price of the contracts, how much each present value rises per unit of it. */
  readonly slopes: Readonly<Record<string, readonly number[]>>;
  /** Billings with a cap, whose value is no line over their price. */
  readonly kinks: readonly Kink[];
  /** Decisions by taste, then those that were taken while it went on, in order. */
  readonly taken: readonly TakenInRun[];
}

/** A run with all that it left behind, for those who look closer. */
export interface FullRun {
  readonly result: RunResult;
  readonly billings: Billings;
  readonly ledger: Ledger;
  /** What became of the bills; undefined when all were paid as they fell due. */
  readonly collection: Collection | undefined;
  /** Where they were asked for. */
  readonly accounts: Accounts | undefined;
}

export interface RunRequest {
  readonly seed: string;
  readonly replication: number;
  /** The command that replays this run; errors end with it. */
  readonly replay: string;
  /** Which measures are worked out; the main ones unless given. */
  readonly measures?: Asked;
  /** Told of every fact, in order. */
  readonly onFact?: (fact: Fact) => void;
  /** Draw up the accounts as well; false unless given. */
  readonly accounts?: boolean;
}

/** The authored prices of an alternative, by name. */
export function authoredPrices(its: Blueprint): PriceValues {
  return Object.fromEntries(Object.entries(its.economics.prices).map(([name, price]) => [name, price.value]));
}

/** Runs one replication and keeps the books of several alternatives with the same physics: one run, many contracts. */
export function runTogether(blueprints: readonly Blueprint[], request: RunRequest): readonly FullRun[] {
  const [its] = blueprints;
  if (its === undefined) return [];
  if (blueprints.some((other) => other.physics !== its.physics)) {
    throw new RangeError('alternatives with different networks cannot share a run');
  }
  // 1. A world with nobody in it yet who acts.
  const { seed, replication, replay, measures = 'main' } = request;
  const world = build(its, seed, replication, replay, measures);
  const { network, simulation, indicators } = world;
  // 2. Those who only listen: contracts, the digest, and whoever asked.
  const contracts = blueprints.map((each) => {
    const billing = new Billing(each, network.bus);
    billHolding(each, billing.billings, network.bus);
    return billing;
  });
  const activities = blueprints.map((each) =>
    request.accounts === true ? watch(each.plan, each.economics, network.bus) : undefined,
  );
  const [contract] = contracts;
  // The books of the first are the books of all: they share a run only if nobody who decides could tell them apart.
  const parties =
    its.live.length === 0 || contract === undefined
      ? undefined
      : new Parties(
          { ...its, own: its.own.decision, billings: contract.billings, run: world.run },
          network,
          simulation,
        );
  const facts = new Digest();
  onEveryRow(network.bus, (row, length) => {
    facts.addRow(row, length);
  });
  if (request.onFact !== undefined) network.bus.onAny(request.onFact);
  // 3. Let it run, and close the books at the horizon.
  network.begin();
  simulation.run(its.horizon);
  network.finish();
  for (const billing of contracts) billing.close(its.horizon, network.bus.count);
  // 4. Quantities become money, the books are checked, money becomes value.
  const physical = {
    replication: request.replication,
    facts: facts.hex(),
    factCount: network.bus.count,
    eventCount: simulation.eventsExecuted,
    indicators: indicators.values(),
  };
  const priced = measures === 'all' ? indicators : undefined;
  return blueprints.map((each, index) => {
    const taken = [...each.drawn, ...(parties?.taken ?? [])];
    return keepBooks(each, entry(contracts, index).billings, {
      physical: { ...physical, taken },
      request,
      activity: activities[index],
      priced,
    });
  });
}

/** What a run came to, whatever it costs whom. */
type Physical = Omit<RunResult, 'ledger' | 'presentValue' | 'netCash' | 'slopes' | 'kinks'>;

/** What the books of a run need besides its billings. */
interface Kept {
  readonly physical: Physical;
  readonly request: RunRequest;
  readonly activity: Activity | undefined;
  /** Whose measures in money are wanted; undefined: nobody's. */
  readonly priced: IndicatorsOfRun | undefined;
}

function keepBooks(
  its: Blueprint,
  billings: Billings,
  { physical, request, activity, priced }: Kept,
): FullRun {
  const run = runKey(request.seed, request.replication);
  const collection = collect(
    billings,
    its.charges,
    debtors(its.plan.customers, its.economics.customers, run),
  );
  const ledger = post(billings, its.charges, authoredPrices(its), collection);
  const parties = party.firstCustomer + its.plan.customers.length;
  const atEnd = standings(ledger, parties, its.horizon);
  const rates = discountRates(its.economics, its.plan.customers.length);
  const discounting = { rates, at: its.economics.discountAt };
  const presentValue = presentValues(ledger, discounting);
  const money =
    priced === undefined
      ? {}
      : moneyMeasures(its.plan, its.economics, priced, { ledger, standings: atEnd, presentValue });
  const result: RunResult = {
    ...physical,
    indicators: { ...physical.indicators, ...money },
    ledger: ledgerDigest(ledger),
    presentValue,
    netCash: netCash(ledger, parties),
    slopes: priceSlopes(billings, its.charges, discounting, collection),
    kinks: kinks(billings, its.charges, discounting, collection),
  };
  const accounts = activity === undefined ? undefined : drawUp({ ...its, ledger, activity });
  return { result, billings, ledger, collection, accounts };
}

/** Runs one replication and keeps its books. */
export function runFully(its: Blueprint, request: RunRequest): FullRun {
  return entry(runTogether([its], request), 0);
}

/** Runs one replication. */
export function run(its: Blueprint, request: RunRequest): RunResult {
  return runFully(its, request).result;
}

function ledgerDigest(ledger: Ledger): string {
  const digest = new Digest();
  for (const its of ledger.entries) {
    digest.add(its.payer);
    digest.add(its.payee);
    digest.add(its.cents);
    digest.add(its.earned);
    digest.add(its.paid);
    digest.add(its.cause);
  }
  return digest.hex();
}
