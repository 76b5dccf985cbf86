/**
 * Work that a clock asks for: each plan of a fleet raises a request about each machine, `first` hours after its sale and
 * every so many hours from then on, whatever has failed or been exchanged meanwhile (block replacement, inspections,
 * follow-up). The occasions are multiples of the interval, so that no rounding adds up.
 */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { uniform } from '../../random/draws/draw.ts';
import { hashKey, indexKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { entry } from '../entry.ts';
import type { Machine } from '../items/machine.ts';
import type { Machines } from '../items/machines.ts';
import type { NetworkPlan, SchedulePlan } from '../plan/plan.ts';
import { origin } from './request.ts';
import type { Requests } from './requests.ts';

interface Clock {
  readonly machine: Machine;
  readonly schedule: SchedulePlan;
  readonly key: DrawKey;
  readonly firstAt: Hours;
  /** Occasions so far. */
  count: number;
}

export class Schedules {
  private readonly plan: NetworkPlan;
  private readonly simulation: Simulation;
  private readonly machines: Machines;
  private readonly requests: Requests;
  private readonly clocks: Clock[] = [];
  private readonly due: number;

  constructor(plan: NetworkPlan, simulation: Simulation, machines: Machines, requests: Requests) {
    this.plan = plan;
    this.simulation = simulation;
    this.machines = machines;
    this.requests = requests;
    this.due = simulation.handler((index) => {
      this.strike(index);
    }, 'plan due');
  }

  /** Starts the clocks of a machine that enters service. */
  begin(machine: Machine): void {
    const { columns, number, fleet } = machine;
    for (const schedule of fleet.schedules) {
      const key = hashKey(this.machines.lives.keyOf(columns, number), schedule.hash);
      const firstAt = this.simulation.now + schedule.first.quantile(uniform(key, purpose.arrival, 0));
      this.clocks.push({ machine, schedule, key, firstAt, count: 0 });
      this.simulation.schedule(firstAt, phase.arrive, this.due, this.clocks.length - 1);
    }
  }

  private strike(index: number): void {
    const clock = entry(this.clocks, index);
    const { machine, schedule, firstAt } = clock;
    if (!machine.inService) return;
    clock.count += 1;
    this.simulation.schedule(firstAt + clock.count * schedule.every, phase.arrive, this.due, index);
    if (!this.isEmpty(clock)) this.raise(clock);
  }

  /** Somebody has taken out what the work would be about: what goes in comes from a shelf, and needs none. */
  private isEmpty({ machine, schedule: { socket, path } }: Clock): boolean {
    return this.requests.openAbout(machine).some(({ emptied, subject }) => {
      if (emptied === undefined || subject.socket !== socket) return false;
      return emptied.every((step, depth) => path[depth] === step);
    });
  }

  private raise({ machine, schedule, key, count }: Clock): void {
    const { place, customer, tier } = machine.fleet;
    this.requests.raise(
      {
        origin: origin.schedule,
        key: indexKey(key, count),
        job: entry(this.plan.jobs, schedule.job),
        place,
        customer,
        tier,
        priority: entry(this.plan.tiers, tier).priority,
        raisedAt: this.simulation.now,
        machine,
        unit: undefined,
        socket: schedule.socket,
        point: -1,
        path: schedule.path,
        mode: undefined,
        schedule,
      },
      0,
    );
  }
}
