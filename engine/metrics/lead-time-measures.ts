/**
 * Where the time of an order goes. The hours between two facts of a request belong to what the second one ends, so the
 * parts add up to the whole, whatever the job.
 */
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { buckets, type Bucket } from '../network/request/job-input.ts';
import { Column } from './column.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';
import type { OrderMeasures } from './order-measures.ts';
import type { RequestColumns } from './request-columns.ts';

/** The five lead times of an order. */
export const leadTimes = ['design', 'order', 'procurement', 'production', 'delivery'] as const;
type LeadTime = (typeof leadTimes)[number];

const ofBucket: Readonly<Record<Bucket, LeadTime>> = {
  undetected: 'order',
  admin: 'order',
  desk: 'order',
  crew: 'delivery',
  travel: 'delivery',
  part: 'procurement',
  tool: 'production',
  access: 'delivery',
  work: 'production',
  verify: 'production',
  offShift: 'delivery',
};
const ofPool = { desk: 'order', people: 'delivery', benches: 'production', tools: 'production' } as const;

export class LeadTimeMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly requests: RequestColumns;
  private readonly orders: OrderMeasures;
  /** By request: its last fact, and the hours that went to each lead time. */
  private readonly last = new Column(NaN);
  private readonly parts = leadTimes.map(() => new Column());
  private readonly sums = new Float64Array(leadTimes.length);
  private closed = 0;

  constructor(plan: NetworkPlan, bus: FactBus, requests: RequestColumns, orders: OrderMeasures) {
    this.plan = plan;
    this.requests = requests;
    this.orders = orders;
    bus.on('assigned', ({ request, pool, at }) => {
      this.ends(request, ofPool[entry(plan.pools, pool).kind], at);
    });
    bus.on('arrived', ({ request, at }) => {
      this.ends(request, 'delivery', at);
    });
    bus.on('worked', ({ request, job, step, at }) => {
      const its = entry(entry(plan.jobs, job).steps, step);
      this.ends(request, its.name === 'design' ? 'design' : ofBucket[entry(buckets, its.bucket)], at);
    });
    bus.on('issued', ({ request, at }) => {
      this.ends(request, 'procurement', at);
    });
    // Work that is cut off by the end of a shift, or put out by more urgent work.
    for (const kind of ['paused', 'released'] as const) {
      bus.on(kind, ({ request, at }) => {
        this.ends(request, 'production', at);
      });
    }
    bus.on('resumed', ({ request, at }) => {
      this.ends(request, 'delivery', at);
    });
    bus.on('closed', ({ request, at }) => {
      this.ends(request, 'production', at);
      if (!this.orders.isOrder(request)) return;
      this.closed += 1;
      for (const [index, part] of this.parts.entries()) addTo(this.sums, index, part.get(request));
    });
  }

  tell(put: Put): void {
    if (this.plan.stocks.length === 0) return;
    for (const [index, name] of leadTimes.entries())
      put('leadTime', ratio(this.sums[index] ?? 0, this.closed), name);
  }

  private ends(request: number, what: LeadTime, at: number): void {
    const last = this.last.get(request);
    const from = last === last ? last : this.requests.raisedAt.get(request);
    entry(this.parts, leadTimes.indexOf(what)).add(request, at - from);
    this.last.set(request, at);
  }
}
