/** Requests that come from outside: each source draws the time to its next arrival by (source, n). */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import { uniform } from '../../random/draws/draw.ts';
import { hashKey, indexKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { entry } from '../entry.ts';
import type { ArrivalPlan, BroughtPlan, NetworkPlan } from '../plan/plan.ts';
import { origin } from './request.ts';
import type { Request } from './request.ts';
import type { Requests } from './requests.ts';

interface Source {
  readonly plan: ArrivalPlan;
  readonly key: DrawKey;
  count: number;
}

export class Arrivals {
  private readonly plan: NetworkPlan;
  private readonly simulation: Simulation;
  private readonly requests: Requests;
  private readonly bringIn: (request: Request, brought: BroughtPlan) => void;
  private readonly sources: readonly Source[];
  private readonly arrival: number;

  constructor(
    plan: NetworkPlan,
    simulation: Simulation,
    run: DrawKey,
    requests: Requests,
    bringIn: (request: Request, brought: BroughtPlan) => void,
  ) {
    this.bringIn = bringIn;
    this.plan = plan;
    this.simulation = simulation;
    this.requests = requests;
    this.sources = plan.arrivals.map((its) => ({ plan: its, key: hashKey(run, its.hash), count: 0 }));
    this.arrival = simulation.handler((index) => {
      this.arrive(entry(this.sources, index));
      this.expect(index);
    }, 'arrival');
  }

  /** Draws the first arrival of each source. */
  begin(): void {
    for (const index of this.sources.keys()) this.expect(index);
  }

  private expect(index: number): void {
    const { plan, key, count } = entry(this.sources, index);
    const hours = plan.interval.quantile(uniform(key, purpose.arrival, count));
    this.simulation.schedule(this.simulation.now + hours, phase.arrive, this.arrival, index);
  }

  private arrive(source: Source): void {
    const { plan, key, count } = source;
    source.count += 1;
    const request = this.requests.raise(
      {
        origin: origin.arrival,
        key: indexKey(key, count),
        job: entry(this.plan.jobs, plan.job),
        place: plan.place,
        customer: plan.customer,
        tier: plan.tier,
        priority: entry(this.plan.tiers, plan.tier).priority,
        raisedAt: this.simulation.now,
        machine: undefined,
        unit: undefined,
        socket: -1,
        point: -1,
        path: [],
        mode: undefined,
        schedule: undefined,
      },
      0,
    );
    if (plan.brings !== undefined) this.bringIn(request, plan.brings);
  }
}
