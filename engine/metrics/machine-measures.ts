/** Machines: hours up and down, failures, removals, use. */
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { FleetPlan, NetworkPlan } from '../network/plan/plan.ts';
import { buckets } from '../network/request/job-input.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';

export class MachineMeasures implements Measures {
  private readonly plan: NetworkPlan;
  /** Fleet of each machine, by index. */
  readonly fleetOf: Int32Array;
  /** Units run by fleet and meter. */
  private readonly useOf: readonly Float64Array[];
  private readonly up: Float64Array;
  private readonly down: Float64Array;
  /** Hours down by fleet and bucket. */
  private readonly bucketHours: readonly Float64Array[];
  private readonly modeStrikes: Float64Array;
  private failures = 0;
  private removals = 0;
  /** Hours of output lost by machines that ran. */
  private lost = 0;

  constructor(plan: NetworkPlan, bus: FactBus) {
    this.plan = plan;
    this.fleetOf = new Int32Array(plan.machines);
    for (const [index, { firstMachine, count }] of plan.fleets.entries()) {
      this.fleetOf.fill(index, firstMachine, firstMachine + count);
    }
    this.useOf = plan.fleets.map((fleet) => new Float64Array(fleet.meters.length));
    this.bucketHours = plan.fleets.map(() => new Float64Array(buckets.length));
    this.up = new Float64Array(plan.machines);
    this.down = new Float64Array(plan.machines);
    this.modeStrikes = new Float64Array(plan.modes.length);
    bus.on('failed', (fact) => {
      this.failures += 1;
      addTo(this.modeStrikes, fact.mode, 1);
    });
    bus.on('fellDue', (fact) => {
      addTo(this.modeStrikes, fact.mode, 1);
    });
    bus.on('removed', (fact) => {
      if (fact.machine >= 0) this.removals += 1;
    });
    bus.on('outputLost', (fact) => {
      this.lost += fact.hours;
    });
    bus.on('downtime', (fact) => {
      addTo(entry(this.bucketHours, this.fleetOf[fact.machine] ?? -1), fact.bucket, fact.hours);
    });
    bus.on('metered', (fact) => {
      addTo(this.up, fact.machine, fact.up);
      addTo(this.down, fact.machine, fact.down);
      const run = entry(this.useOf, this.fleetOf[fact.machine] ?? -1);
      for (let meter = 0; meter < run.length; meter += 1) addTo(run, meter, fact.use[meter] ?? 0);
    });
  }

  /** Hours up of a fleet's machines, or of all. */
  hoursUp(fleet?: FleetPlan): number {
    return this.total(this.up, fleet);
  }

  /** Hours down of a fleet's machines, or of all. */
  hoursDown(fleet?: FleetPlan): number {
    return this.total(this.down, fleet);
  }

  /** Hours for which a fleet's machines were down, by bucket. */
  hoursByBucket(fleet: number): Float64Array {
    return entry(this.bucketHours, fleet);
  }

  tell(put: Put): void {
    const { plan } = this;
    if (plan.machines === 0) return;
    const available = (fleet?: FleetPlan): number =>
      ratio(this.hoursUp(fleet), this.hoursUp(fleet) + this.hoursDown(fleet));
    put('availability', available());
    for (const fleet of plan.fleets) put('availability', available(fleet), fleet.name);
    if (plan.modes.some(({ severity }) => severity === 'degrades')) {
      const up = this.hoursUp();
      put('outputAvailability', ratio(up - this.lost, up + this.hoursDown()));
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
    put('downtime', this.hoursDown());
    for (const [index, bucket] of buckets.entries()) {
      put(
        'downtime',
        this.bucketHours.reduce((sum, hours) => sum + (hours[index] ?? 0), 0),
        bucket,
      );
    }
  }

  private total(hoursOf: Float64Array, fleet: FleetPlan | undefined): number {
    const from = fleet?.firstMachine ?? 0;
    return hoursOf
      .subarray(from, from + (fleet?.count ?? this.plan.machines))
      .reduce((sum, its) => sum + its, 0);
  }
}
