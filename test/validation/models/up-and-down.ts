// One machine that runs and is down in turn: the renewal process behind every statement about availability. Over a long
// time only the means count; over a contract's year the whole laws do, and so does the machine being new at the start.
import {
  hold,
  indexKey,
  Simulation,
  Tally,
  TimeWeighted,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import { sampler, type Law } from './sampler.ts';

/** How long it runs and is down; times in hours. */
export interface UpAndDown {
  readonly up: Law;
  readonly down: Law;
}

/** Starts the machine, up at time 0; tells when it goes down and when it is back. */
export function startMachine(
  simulation: Simulation,
  its: UpAndDown,
  key: DrawKey,
  watch: { down: (ran: number) => void; up: (stood: number) => void },
): void {
  const life = sampler(key, 'up', its.up);
  const repair = sampler(key, 'down', its.down);
  function* machine(): Process {
    for (;;) {
      const ran = life();
      yield hold(ran);
      watch.down(ran);
      const stood = repair();
      yield hold(stood);
      watch.up(stood);
    }
  }
  simulation.start(machine(), 'machine');
}

/** The averages over `hours`, after a warm-up of a tenth of that. */
export function upAndDown(its: UpAndDown, key: DrawKey, hours: number) {
  const simulation = new Simulation();
  const up = new TimeWeighted(1, 0);
  const runs = new Tally();
  const stops = new Tally();
  const warmUp = hours / 10;
  const end = warmUp + hours;
  startMachine(simulation, its, key, {
    down: (ran) => {
      up.set(0, simulation.now);
      if (simulation.now >= warmUp) runs.add(ran);
    },
    up: (stood) => {
      up.set(1, simulation.now);
      if (simulation.now >= warmUp) stops.add(stood);
    },
  });
  simulation.run(warmUp);
  up.restart(warmUp);
  simulation.run(end);
  return {
    availability: up.total(end) / hours,
    mean_up_h: runs.mean,
    mean_down_h: stops.mean,
    failures_per_8760h: (8760 * runs.count) / hours,
  };
}

/** A machine that is watched from new to a horizon, against a target of availability. */
export interface WatchedMachine extends UpAndDown {
  readonly horizon: number;
  readonly target: number;
}

/** The averages of so many machines, each from new to the horizon. */
export function watchedMachines(its: WatchedMachine, key: DrawKey, runs: number) {
  const { horizon, target } = its;
  const upThen = new Tally();
  const availability = new Tally();
  const failures = new Tally();
  const none = new Tally();
  const met = new Tally();
  const shortfall = new Tally();
  for (let run = 0; run < runs; run += 1) {
    const simulation = new Simulation();
    const up = new TimeWeighted(1, 0);
    let failed = 0;
    startMachine(simulation, its, indexKey(key, run), {
      down: () => {
        failed += 1;
        up.set(0, simulation.now);
      },
      up: () => up.set(1, simulation.now),
    });
    simulation.run(horizon);
    const realised = up.total(horizon) / horizon;
    upThen.add(up.current);
    availability.add(realised);
    failures.add(failed);
    none.add(failed === 0 ? 1 : 0);
    met.add(realised >= target ? 1 : 0);
    shortfall.add(Math.max(0, target - realised));
  }
  return {
    point_availability_T: upThen.mean,
    interval_availability: availability.mean,
    interval_availability_sd: availability.deviation,
    expected_failures: failures.mean,
    P_no_failure: none.mean,
    P_interval_availability_ge_target: met.mean,
    expected_shortfall: shortfall.mean,
  };
}
