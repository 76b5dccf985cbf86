/**
 * Folds facts into indicators. A ratio uses the sums of a whole run, numerator and denominator apart; nothing over
 * nothing is undefined (NaN), not zero.
 */
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { FleetPlan, NetworkPlan } from '../network/plan/plan.ts';
import { buckets } from '../network/request/job-input.ts';
import type { IndicatorName } from './indicator.ts';

class Sums {
  private readonly sums = new Map<string, number>();

  add(key: string, amount: number): void {
    this.sums.set(key, (this.sums.get(key) ?? 0) + amount);
  }

  get(key: string): number {
    return this.sums.get(key) ?? 0;
  }
}

export type IndicatorValues = Readonly<Record<string, number>>;

export class IndicatorsOfRun {
  private readonly plan: NetworkPlan;
  private readonly sums = new Sums();
  private readonly fleetOf: FleetPlan[] = [];
  private readonly fleetIndex: number[] = [];
  /** Units run by fleet and meter. */
  private readonly useOf: readonly Float64Array[];
  private readonly up: Float64Array;
  private readonly down: Float64Array;
  private readonly bucketHours = new Float64Array(buckets.length);
  private readonly modeStrikes: Float64Array;
  private readonly stockDemands: Float64Array;
  private readonly stockFromShelf: Float64Array;
  private readonly stockWaits: Float64Array;
  private readonly poolClaims: Float64Array;
  private readonly poolWaits: Float64Array;
  private failures = 0;
  private removals = 0;
  private closed = 0;
  private withdrawn = 0;
  private openPromises = 0;
  private hours = 0;

  constructor(plan: NetworkPlan, bus: FactBus) {
    this.plan = plan;
    for (const [index, fleet] of plan.fleets.entries()) {
      for (let number = 0; number < fleet.count; number += 1) {
        this.fleetOf.push(fleet);
        this.fleetIndex.push(index);
      }
    }
    this.useOf = plan.fleets.map((fleet) => new Float64Array(fleet.meters.length));
    this.up = new Float64Array(plan.machines);
    this.down = new Float64Array(plan.machines);
    this.modeStrikes = new Float64Array(plan.modes.length);
    this.stockDemands = new Float64Array(plan.stocks.length);
    this.stockFromShelf = new Float64Array(plan.stocks.length);
    this.stockWaits = new Float64Array(plan.stocks.length);
    this.poolClaims = new Float64Array(plan.pools.length);
    this.poolWaits = new Float64Array(plan.pools.length);
    this.listen(bus);
  }

  /** Every indicator of the run so far. */
  values(): IndicatorValues {
    const values: Record<string, number> = {};
    const { plan, sums, hours } = this;
    const put = (name: IndicatorName, value: number, subject?: string): void => {
      values[subject === undefined ? name : `${name}/${subject}`] = value;
    };
    const total = (hoursOf: Float64Array, fleet?: FleetPlan): number => {
      const from = fleet?.firstMachine ?? 0;
      return hoursOf
        .subarray(from, from + (fleet?.count ?? plan.machines))
        .reduce((sum, its) => sum + its, 0);
    };
    if (plan.machines > 0) {
      put('availability', ratio(total(this.up), total(this.up) + total(this.down)));
      for (const fleet of plan.fleets) {
        put(
          'availability',
          ratio(total(this.up, fleet), total(this.up, fleet) + total(this.down, fleet)),
          fleet.name,
        );
      }
      put('failures', this.failures);
      for (const mode of plan.modes) put('failures', this.modeStrikes[mode.index] ?? 0, mode.name);
      put('removals', this.removals);
      const meters = [...new Set(plan.fleets.flatMap((fleet) => fleet.meters))];
      const used = (meter: string): number =>
        plan.fleets.reduce(
          (sum, fleet, index) => sum + (this.useOf[index]?.[fleet.meters.indexOf(meter)] ?? 0),
          0,
        );
      for (const meter of meters) put('use', used(meter), meter);
      put('removalRate', ratio(1000 * this.removals, used(meters[0] ?? '')));
      put('downtime', total(this.down));
      for (const [index, bucket] of buckets.entries()) put('downtime', this.bucketHours[index] ?? 0, bucket);
      for (const tier of plan.tiers) {
        for (const clock of ['response', 'restore'] as const) {
          const kept = sums.get(`kept/${tier.name}/${clock}`);
          const broken = sums.get(`broken/${tier.name}/${clock}`);
          if (tier[clock] < Infinity) put('promiseKept', ratio(kept, kept + broken), `${tier.name}/${clock}`);
        }
      }
      put('promisesOpen', this.openPromises);
    }
    for (const [index, stock] of plan.stocks.entries()) {
      const demands = this.stockDemands[index] ?? 0;
      put('fillRate', ratio(this.stockFromShelf[index] ?? 0, demands), stock.name);
      put('stockWait', ratio(this.stockWaits[index] ?? 0, demands), stock.name);
      put('onHand', ratio(sums.get(`onHand/${index}`), hours), stock.name);
      put('backorders', ratio(sums.get(`backordered/${index}`), hours), stock.name);
    }
    for (const [index, pool] of plan.pools.entries()) {
      if (!pool.unlimited) {
        put('utilisation', ratio(sums.get(`busy/${index}`), sums.get(`duty/${index}`)), pool.name);
      }
      put('poolWait', ratio(this.poolWaits[index] ?? 0, this.poolClaims[index] ?? 0), pool.name);
      put('poolLine', ratio(sums.get(`line/${index}`), hours), pool.name);
    }
    put('requestsClosed', this.closed);
    put('requestsWithdrawn', this.withdrawn);
    return values;
  }

  private listen(bus: FactBus): void {
    const { plan, sums } = this;
    bus.on('failed', (fact) => {
      this.failures += 1;
      this.modeStrikes[fact.mode] = (this.modeStrikes[fact.mode] ?? 0) + 1;
      const { severity } = entry(plan.modes, fact.mode);
      if (severity !== 'stops') return;
      const tier = entry(plan.tiers, entry(this.fleetOf, fact.machine).tier);
      this.openPromises += (tier.response < Infinity ? 1 : 0) + (tier.restore < Infinity ? 1 : 0);
    });
    bus.on('fellDue', (fact) => {
      this.modeStrikes[fact.mode] = (this.modeStrikes[fact.mode] ?? 0) + 1;
    });
    bus.on('removed', (fact) => {
      if (fact.machine >= 0) this.removals += 1;
    });
    bus.on('downtime', (fact) => {
      this.bucketHours[fact.bucket] = (this.bucketHours[fact.bucket] ?? 0) + fact.hours;
    });
    bus.on('metered', (fact) => {
      this.up[fact.machine] = (this.up[fact.machine] ?? 0) + fact.up;
      this.down[fact.machine] = (this.down[fact.machine] ?? 0) + fact.down;
      const run = entry(this.useOf, entry(this.fleetIndex, fact.machine));
      for (let meter = 0; meter < run.length; meter += 1)
        run[meter] = (run[meter] ?? 0) + (fact.use[meter] ?? 0);
    });
    const clocks = ['response', 'restore'];
    bus.on('promiseKept', (fact) => {
      this.openPromises -= 1;
      sums.add(`kept/${entry(plan.tiers, fact.tier).name}/${entry(clocks, fact.clock)}`, 1);
    });
    bus.on('promiseBroken', (fact) => {
      this.openPromises -= 1;
      sums.add(`broken/${entry(plan.tiers, fact.tier).name}/${entry(clocks, fact.clock)}`, 1);
    });
    bus.on('issued', (fact) => {
      this.met(fact.stock, fact.waited, fact.fromShelf);
    });
    bus.on('filled', (fact) => {
      this.met(fact.source, fact.waited, fact.waited === 0 ? 1 : 0);
    });
    bus.on('assigned', (fact) => {
      this.poolClaims[fact.pool] = (this.poolClaims[fact.pool] ?? 0) + 1;
      this.poolWaits[fact.pool] = (this.poolWaits[fact.pool] ?? 0) + fact.waited;
    });
    bus.on('staffed', (fact) => {
      sums.add(`duty/${fact.pool}`, fact.duty);
      sums.add(`busy/${fact.pool}`, fact.busy);
      sums.add(`line/${fact.pool}`, fact.line);
    });
    bus.on('stocked', (fact) => {
      sums.add(`onHand/${fact.stock}`, fact.onHand);
      sums.add(`backordered/${fact.stock}`, fact.backordered);
    });
    bus.on('closed', () => {
      this.closed += 1;
    });
    bus.on('withdrawn', () => {
      this.withdrawn += 1;
    });
    bus.on('monthEnded', (fact) => {
      this.hours += fact.hours;
    });
  }

  private met(stock: number, waited: number, fromShelf: number): void {
    this.stockDemands[stock] = (this.stockDemands[stock] ?? 0) + 1;
    this.stockFromShelf[stock] = (this.stockFromShelf[stock] ?? 0) + fromShelf;
    this.stockWaits[stock] = (this.stockWaits[stock] ?? 0) + waited;
  }
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? NaN : numerator / denominator;
}
