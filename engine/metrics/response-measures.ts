/** How long failures that stop a machine wait for somebody to come, and how long machines stand still, by tier. */
import { Sample, Tally } from '../kernel/monitors/index.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { buckets } from '../network/request/job-input.ts';
import { Column } from './column.ts';
import type { Measures, Put } from './measure.ts';
import type { RequestColumns } from './request-columns.ts';

const workBucket = buckets.indexOf('work');

class Hours {
  private readonly tally = new Tally();
  private readonly sample = new Sample();

  add(hours: number): void {
    this.tally.add(hours);
    this.sample.add(hours);
  }

  get mean(): number {
    return this.tally.count === 0 ? NaN : this.tally.mean;
  }

  get p95(): number {
    return this.sample.quantile(0.95) ?? NaN;
  }
}

export class ResponseMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly responses: readonly Hours[];
  private readonly restores: readonly Hours[];

  constructor(plan: NetworkPlan, bus: FactBus, requests: RequestColumns, fleetOf: Int32Array) {
    this.plan = plan;
    this.responses = plan.tiers.map(() => new Hours());
    this.restores = plan.tiers.map(() => new Hours());
    const answered = new Column();
    const respond = (request: number, at: number): void => {
      if (requests.stops.get(request) === 0 || answered.get(request) === 1) return;
      answered.set(request, 1);
      const hours = Math.max(0, at - requests.raisedAt.get(request));
      entry(this.responses, requests.tier.get(request)).add(hours);
    };
    bus.on('arrived', (fact) => {
      respond(fact.request, fact.at);
    });
    bus.on('worked', (fact) => {
      const step = plan.jobs[fact.job]?.steps[fact.step];
      if (step?.bucket === workBucket) respond(fact.request, fact.at - fact.hours);
    });
    bus.on('restored', (fact) => {
      const fleet = entry(plan.fleets, fleetOf[fact.machine] ?? -1);
      entry(this.restores, fleet.tier).add(fact.hours);
    });
  }

  tell(put: Put): void {
    if (this.plan.machines === 0) return;
    for (const [index, { name }] of this.plan.tiers.entries()) {
      const response = entry(this.responses, index);
      const restore = entry(this.restores, index);
      put('responseHours', response.mean, name);
      put('responseHoursP95', response.p95, name);
      put('restoreHours', restore.mean, name);
      put('restoreHoursP95', restore.p95, name);
    }
  }
}
