// Machines, cold spares and repair crews in a closed loop. A position takes a unit from the shelf, runs it until it fails,
// sends it to the shop and asks for the next one; the shop repairs first come, first served, and puts units back on the
// shelf. The store's line is that of the empty positions, so a repaired unit goes to the one that has waited longest.
import {
  hold,
  indexKey,
  LevelShares,
  Resource,
  Simulation,
  Store,
  Tally,
  TimeWeighted,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import { sampler, type Law } from './sampler.ts';
import type { Servers } from './servers.ts';

/** How many there are of what. */
export interface Loop {
  readonly positions: number;
  readonly spares: number;
  readonly crews: number;
}

/** A loop with its laws; times in hours. */
export interface MachineRepair extends Loop {
  /** A unit ages while it runs, and is as new after repair. */
  readonly life: Law;
  readonly repair: Law;
}

/** Who wants to know what happens; durations in hours. */
export interface LoopWatch {
  filled?: (position: number, empty: number) => void;
  failed?: (position: number) => void;
  begun?: (waited: number) => void;
  repaired?: (turnaround: number) => void;
}

/** Starts the loop, with all units as new; gives its crews. */
export function startLoop(
  simulation: Simulation,
  { positions, spares, crews }: Loop,
  draw: { readonly life: () => number; readonly repair: () => number },
  watch: LoopWatch,
  Crews: Servers = Resource,
): Resource {
  const crew = new Crews(simulation, { name: 'crews', capacity: crews });
  const shelf = new Store<'unit'>(simulation, { name: 'shelf' });
  for (let unit = 0; unit < positions + spares; unit += 1) shelf.put('unit');

  function* repair(): Process {
    const failed = simulation.now;
    const seat = yield* crew.request();
    watch.begun?.(simulation.now - failed);
    yield hold(draw.repair());
    seat.release();
    shelf.put('unit');
    watch.repaired?.(simulation.now - failed);
  }
  function* position(number: number): Process {
    for (;;) {
      const emptied = simulation.now;
      yield shelf.take();
      watch.filled?.(number, simulation.now - emptied);
      yield hold(draw.life());
      watch.failed?.(number);
      simulation.start(repair(), 'repair');
    }
  }
  for (let number = 0; number < positions; number += 1) simulation.start(position(number), 'position');
  return crew;
}

/** The averages of a loop over `hours`, after a warm-up of a tenth of that. */
export function machineRepair(its: MachineRepair, key: DrawKey, hours: number, Crews: Servers = Resource) {
  const simulation = new Simulation();
  const { positions } = its;
  const draw = { life: sampler(key, 'lives', its.life), repair: sampler(key, 'repairs', its.repair) };
  const warmUp = hours / 10;
  const end = warmUp + hours;
  const operating = new LevelShares(0, 0);
  const waits = new Tally();
  const waited = new Tally();
  const turnarounds = new Tally();
  const empty = new Tally();
  let running = 0;
  let failures = 0;
  const measured = () => simulation.now >= warmUp;
  const crew = startLoop(
    simulation,
    its,
    draw,
    {
      filled: (_, hoursEmpty) => {
        operating.set((running += 1), simulation.now);
        if (measured()) empty.add(hoursEmpty);
      },
      failed: () => {
        operating.set((running -= 1), simulation.now);
        if (measured()) failures += 1;
      },
      begun: (wait) => {
        if (!measured()) return;
        waits.add(wait);
        waited.add(wait > 0 ? 1 : 0);
      },
      repaired: (turnaround) => {
        if (measured()) turnarounds.add(turnaround);
      },
    },
    Crews,
  );
  simulation.run(warmUp);
  for (const monitor of [operating, crew.busy, crew.queue]) monitor.restart(warmUp);
  simulation.run(end);

  const shares = operating.shares(end);
  const average = shares.reduce((sum, share, count) => sum + share * count, 0);
  const busy = crew.busy.total(end) / hours;
  return {
    availability: average / positions,
    mean_operating: average,
    failures_per_h: failures / hours,
    mean_units_in_shop: busy + crew.queue.total(end) / hours,
    mean_turnaround_h: turnarounds.mean,
    mean_wait_for_crew_h: waits.mean,
    P_failure_waits: waited.mean,
    crew_utilisation: busy / its.crews,
    mean_position_down_h: empty.mean,
    P_all_positions_filled: shares[positions] ?? 0,
    P_all_down: shares[0] ?? 0,
  };
}

/** What is asked about a loop that is new at time 0. */
export interface NewLoop extends MachineRepair {
  readonly horizon: number;
}

/** What one run has to say: machine-hours run, by the end; and how things stand then. */
export interface NewLoopRun {
  readonly availability: number;
  readonly failures: number;
  readonly running: number;
  readonly crew: Resource;
}

/** One run from new to the horizon. */
export function runNewLoop(its: NewLoop, key: DrawKey, Crews: Servers = Resource): NewLoopRun {
  const simulation = new Simulation();
  const operating = new TimeWeighted(0, 0);
  const draw = { life: sampler(key, 'lives', its.life), repair: sampler(key, 'repairs', its.repair) };
  let failures = 0;
  const watch = {
    filled: () => operating.set(operating.current + 1, simulation.now),
    failed: () => {
      failures += 1;
      operating.set(operating.current - 1, simulation.now);
    },
  };
  const crew = startLoop(simulation, its, draw, watch, Crews);
  simulation.run(its.horizon);
  const availability = operating.total(its.horizon) / (its.horizon * its.positions);
  return { availability, failures, running: operating.current, crew };
}

/** The averages of so many runs from new to the horizon. */
export function newLoop(its: NewLoop, key: DrawKey, runs: number, Crews: Servers = Resource) {
  const { positions, crews, horizon } = its;
  const running = { then: new Tally(), average: new Tally() };
  const busy = { then: new Tally(), average: new Tally() };
  const shop = { then: new Tally(), average: new Tally() };
  const failed = new Tally();
  for (let number = 0; number < runs; number += 1) {
    const run = runNewLoop(its, indexKey(key, number), Crews);
    const { crew } = run;
    running.then.add(run.running);
    running.average.add(run.availability);
    busy.then.add(crew.inUse);
    busy.average.add(crew.busy.total(horizon) / horizon);
    shop.then.add(crew.inUse + crew.waiting);
    shop.average.add((crew.busy.total(horizon) + crew.queue.total(horizon)) / horizon);
    failed.add(run.failures);
  }
  return {
    availability_at_T: running.then.mean / positions,
    availability_mean_over_0_T: running.average.mean,
    crew_utilisation_at_T: busy.then.mean / crews,
    crew_utilisation_mean_over_0_T: busy.average.mean / crews,
    units_in_shop_at_T: shop.then.mean,
    units_in_shop_mean_over_0_T: shop.average.mean,
    expected_failures_in_0_T: failed.mean,
  };
}
