/**
 * Common causes: a shock strikes several fleets at once, and each machine in service is hit or not by a draw of its own,
 * keyed by (shock, machine, n). What is hit fails as if its life had ended; what has failed already cannot be hit.
 */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import { uniform } from '../../random/draws/draw.ts';
import { hashKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { entry } from '../entry.ts';
import type { ShockPlan } from '../plan/plan.ts';
import type { Machines } from './machines.ts';

interface Source {
  readonly plan: ShockPlan;
  readonly key: DrawKey;
  count: number;
}

export class Shocks {
  private readonly simulation: Simulation;
  private readonly machines: Machines;
  private readonly sources: readonly Source[];
  private readonly shock: number;

  constructor(plans: readonly ShockPlan[], simulation: Simulation, machines: Machines, run: DrawKey) {
    this.simulation = simulation;
    this.machines = machines;
    this.sources = plans.map((plan) => ({ plan, key: hashKey(run, plan.hash), count: 0 }));
    this.shock = simulation.handler((index) => {
      const source = entry(this.sources, index);
      source.count += 1;
      this.strike(source);
      this.expect(index);
    }, 'shock');
  }

  /** Draws the first shock of each kind. */
  begin(): void {
    for (const index of this.sources.keys()) this.expect(index);
  }

  private expect(index: number): void {
    const { plan, key, count } = entry(this.sources, index);
    const hours = plan.interval.quantile(uniform(key, purpose.arrival, count));
    this.simulation.schedule(this.simulation.now + hours, phase.arrive, this.shock, index);
  }

  private strike({ plan, count }: Source): void {
    for (const { fleet, point } of plan.fleets) {
      const columns = entry(this.machines.fleets, fleet);
      const { firstMachine } = columns.plan;
      for (let number = 0; number < columns.plan.count; number += 1) {
        const key = hashKey(this.machines.lives.keyOf(columns, number), plan.hash);
        if (uniform(key, purpose.fault, count) >= plan.hits) continue;
        this.machines.hit(entry(this.machines.all, firstMachine + number), point);
      }
    }
  }
}
