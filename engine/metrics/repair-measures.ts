/**
 * Availability by what counts as down, and the mean times behind it, of each fleet and of all. Somebody works on a
 * machine in the buckets `work` and `verify`; all other hours down are delay. With A the inherent availability and every
 * failure a stoppage, A = mtbf / (mtbf + mttr).
 */
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { FleetPlan, NetworkPlan } from '../network/plan/plan.ts';
import { buckets } from '../network/request/job-input.ts';
import { origin } from '../network/request/request.ts';
import type { MachineMeasures } from './machine-measures.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';
import type { RequestColumns } from './request-columns.ts';

const active = ['work', 'verify'].map((bucket) => buckets.indexOf(bucket as (typeof buckets)[number]));

export class RepairMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly machines: MachineMeasures;
  /** Each by fleet. */
  private readonly failures: Float64Array;
  private readonly stoppages: Float64Array;
  private readonly stoppagesByFailure: Float64Array;
  private readonly unscheduledRemovals: Float64Array;
  private readonly repairHours: Float64Array;
  private readonly activeHours: Float64Array;

  constructor(plan: NetworkPlan, bus: FactBus, machines: MachineMeasures, requests: RequestColumns) {
    this.plan = plan;
    this.machines = machines;
    const byFleet = (): Float64Array => new Float64Array(plan.fleets.length);
    this.failures = byFleet();
    this.stoppages = byFleet();
    this.stoppagesByFailure = byFleet();
    this.unscheduledRemovals = byFleet();
    this.repairHours = byFleet();
    this.activeHours = byFleet();
    const fleet = (machine: number): number => machines.fleetOf[machine] ?? -1;
    const isFailure = (request: number): boolean => requests.origin.get(request) === origin.failure;
    bus.on('failed', (fact) => {
      addTo(this.failures, fleet(fact.machine), 1);
    });
    bus.on('stopped', (fact) => {
      addTo(this.stoppages, fleet(fact.machine), 1);
      if (isFailure(fact.request)) addTo(this.stoppagesByFailure, fleet(fact.machine), 1);
    });
    bus.on('removed', (fact) => {
      if (fact.machine < 0 || !isFailure(fact.request)) return;
      addTo(this.unscheduledRemovals, fleet(fact.machine), 1);
    });
    bus.on('downtime', (fact) => {
      if (!active.includes(fact.bucket)) return;
      addTo(this.activeHours, fleet(fact.machine), fact.hours);
      if (isFailure(fact.request)) addTo(this.repairHours, fleet(fact.machine), fact.hours);
    });
  }

  tell(put: Put): void {
    const { plan } = this;
    if (plan.machines === 0) return;
    this.tellOf(put, undefined, undefined);
    for (const [index, fleet] of plan.fleets.entries()) this.tellOf(put, index, fleet);
  }

  private tellOf(put: Put, index: number | undefined, fleet: FleetPlan | undefined): void {
    const of = (sums: Float64Array): number =>
      index === undefined ? sums.reduce((sum, its) => sum + its, 0) : (sums[index] ?? 0);
    const up = this.machines.hoursUp(fleet);
    const down = this.machines.hoursDown(fleet);
    const repair = of(this.repairHours);
    const work = of(this.activeHours);
    const stoppages = of(this.stoppages);
    const name = fleet?.name;
    put('inherentAvailability', ratio(up, up + repair), name);
    put('achievedAvailability', ratio(up, up + work), name);
    put('mtbf', ratio(up, of(this.failures)), name);
    put('mtbur', ratio(up, of(this.unscheduledRemovals)), name);
    put('mttr', ratio(repair, of(this.stoppagesByFailure)), name);
    put('mdt', ratio(down, stoppages), name);
    put('mldt', ratio(down - work, stoppages), name);
  }
}
