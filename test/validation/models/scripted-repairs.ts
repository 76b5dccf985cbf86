// The loop of machine-repair.ts with lives and repairs from lists: a timeline that can be computed by hand.
import { Resource, Simulation } from '../../../engine/kernel-library.ts';
import { startLoop, type Loop } from './machine-repair.ts';
import { listed } from './sampler.ts';
import type { Servers } from './servers.ts';

/** Lives in the order of installation, repairs in the order of their start; times in hours. */
export interface ScriptedRepairs extends Loop {
  readonly horizon: number;
  readonly lives: readonly number[];
  readonly repairs: readonly number[];
}

/** What happened before the horizon. */
export function scriptedRepairs(its: ScriptedRepairs, Crews: Servers = Resource) {
  const { positions, crews, horizon } = its;
  const simulation = new Simulation();
  const uptimes = Array.from({ length: positions }, () => 0);
  const failures: number[] = [];
  const waits: number[] = [];
  const turnarounds: number[] = [];
  /** Adds to a position's uptime what is left until the horizon, or takes it away. */
  const add = (position: number, hours: number) =>
    uptimes.splice(position, 1, (uptimes[position] ?? 0) + hours);
  const crew = startLoop(
    simulation,
    its,
    { life: listed(its.lives), repair: listed(its.repairs) },
    {
      filled: (position) => add(position, horizon - simulation.now),
      failed: (position) => {
        add(position, simulation.now - horizon);
        failures.push(simulation.now);
      },
      begun: (waited) => waits.push(waited),
      repaired: (turnaround) => turnarounds.push(turnaround),
    },
    Crews,
  );
  simulation.run(horizon);
  return {
    uptime_by_position_h: uptimes,
    availability: uptimes.reduce((sum, hours) => sum + hours, 0) / (positions * horizon),
    failures: failures.length,
    failure_instants: failures,
    crew_waits_h: waits,
    turnarounds_completed_h: turnarounds,
    crew_utilisation: crew.busy.total(horizon) / (crews * horizon),
  };
}
