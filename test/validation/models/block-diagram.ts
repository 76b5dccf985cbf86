// A system of components that fail and are repaired, which works as long as enough of the right ones are up (a reliability
// block diagram; k out of n is the simplest). While the system is down its components may stand still and not age
// ("suspended animation"): a life is then a hold that races against the signal of the breakdown, and goes on with what is
// left of it when the system works again.
import {
  anyOf,
  hold,
  indexKey,
  Resource,
  Signal,
  Simulation,
  Tally,
  TimeWeighted,
  type DrawKey,
  type Process,
} from '../../../engine/kernel-library.ts';
import { sampler, type Law } from './sampler.ts';
import type { Servers } from './servers.ts';

/** What a component draws when it is new, and when it is under repair; in hours. */
export interface Component {
  readonly name: string;
  readonly life: () => number;
  readonly repair: () => number;
}

/** The logic of a system and who mends it. */
export interface Diagram {
  /** Whether the system works with these components up. */
  readonly works: (up: ReadonlySet<string>) => boolean;
  readonly ageWhileDown: boolean;
  readonly crews: number;
  /** A crew's way to every repair, in hours. */
  readonly travel?: number;
}

/** A running system: monitors that are 1 while it works, and that count the components down. */
export interface RunningSystem {
  readonly up: TimeWeighted;
  readonly down: TimeWeighted;
  readonly crew: Resource;
}

/** Who wants to know what happens. */
export interface SystemWatch {
  component?: (name: string, what: 'failed' | 'restored') => void;
  breakdown?: () => void;
}

/** Starts the components, all as new. */
export function startSystem(
  simulation: Simulation,
  { works, ageWhileDown, crews, travel = 0 }: Diagram,
  components: readonly Component[],
  watch: SystemWatch,
  Crews: Servers = Resource,
): RunningSystem {
  const crew = new Crews(simulation, { name: 'crews', capacity: crews });
  const intact = new Set(components.map(({ name }) => name));
  const up = new TimeWeighted(1, 0);
  const down = new TimeWeighted(0, 0);
  const breakdown = new Signal('breakdown');
  const restart = new Signal('restart');

  function change(name: string, what: 'failed' | 'restored'): void {
    if (what === 'failed') intact.delete(name);
    else intact.add(name);
    const before = up.current === 1;
    const after = works(intact);
    down.set(components.length - intact.size, simulation.now);
    up.set(after ? 1 : 0, simulation.now);
    watch.component?.(name, what);
    if (before && !after) {
      watch.breakdown?.();
      breakdown.fire();
    }
    if (after && !before) restart.fire();
  }

  /** A life, spent while the system works. */
  function* suspended(life: number): Process {
    let left = life;
    while (left > 0) {
      if (up.current === 0) yield restart;
      const began = simulation.now;
      const first = yield* anyOf(hold(left), breakdown);
      left = first.index === 0 ? 0 : left - (simulation.now - began);
    }
  }

  function* component({ name, life, repair }: Component): Process {
    for (;;) {
      if (ageWhileDown) yield hold(life());
      else yield* suspended(life());
      change(name, 'failed');
      yield crew.use(travel + repair());
      change(name, 'restored');
    }
  }
  for (const its of components) simulation.start(component(its), its.name);
  return { up, down, crew };
}

/** Equal components of which `needed` must be up; times in hours. */
export interface EnoughOf {
  readonly units: number;
  readonly needed: number;
  readonly crews: number;
  readonly life: Law;
  readonly repair: Law;
  readonly ageWhileDown: boolean;
}

function startEnoughOf(
  simulation: Simulation,
  { units, needed, crews, life, repair, ageWhileDown }: EnoughOf,
  key: DrawKey,
  Crews: Servers,
  breakdown?: () => void,
): RunningSystem {
  const components = Array.from({ length: units }, (_, number) => ({
    name: `unit ${number + 1}`,
    life: sampler(indexKey(key, number), 'lives', life),
    repair: sampler(indexKey(key, number), 'repairs', repair),
  }));
  const diagram = { works: (up: ReadonlySet<string>) => up.size >= needed, ageWhileDown, crews };
  return startSystem(simulation, diagram, components, breakdown === undefined ? {} : { breakdown }, Crews);
}

/** The averages over `hours`, after a warm-up of a tenth of that. */
export function enoughOf(its: EnoughOf, key: DrawKey, hours: number, Crews: Servers = Resource) {
  const simulation = new Simulation();
  let breakdowns = 0;
  const { up, down, crew } = startEnoughOf(simulation, its, key, Crews, () => (breakdowns += 1));
  const warmUp = hours / 10;
  const end = warmUp + hours;
  simulation.run(warmUp);
  for (const monitor of [up, down, crew.busy]) monitor.restart(warmUp);
  breakdowns = 0;
  simulation.run(end);
  return {
    system_availability: up.total(end) / hours,
    system_failures_per_8760h: (8760 * breakdowns) / hours,
    mean_system_up_spell_h: up.total(end) / breakdowns,
    mean_system_down_spell_h: (hours - up.total(end)) / breakdowns,
    mean_units_down: down.total(end) / hours,
    crew_utilisation: crew.busy.total(end) / (its.crews * hours),
  };
}

/** The time to the first breakdown, over so many runs. */
export function firstBreakdown(its: EnoughOf, key: DrawKey, runs: number, Crews: Servers = Resource) {
  const times = new Tally();
  for (let run = 0; run < runs; run += 1) {
    const simulation = new Simulation();
    const { up } = startEnoughOf(simulation, its, indexKey(key, run), Crews);
    simulation.runWhile(() => up.current === 1);
    times.add(simulation.now);
  }
  return { mean_time_to_first_system_failure_h: times.mean };
}

/** Components with a constant life and repair time each, by name. */
export interface ScriptedSystem {
  readonly ages: Readonly<Record<string, number>>;
  readonly repairs: Readonly<Record<string, number>>;
  readonly travel: number;
  readonly crews: number;
  readonly horizon: number;
}

/** The timeline of a system that works while `works` says so, up to the horizon. */
export function scriptedSystem(
  its: ScriptedSystem,
  works: Diagram['works'],
  ageWhileDown = false,
  Crews: Servers = Resource,
) {
  const { ages, repairs, horizon } = its;
  const simulation = new Simulation();
  const events: (readonly [at: number, name: string, what: 'failed' | 'restored'])[] = [];
  const downtime: Record<string, number> = {};
  const components = Object.entries(ages).map(([name, age]) => ({
    name,
    life: () => age,
    repair: () => repairs[name] ?? NaN,
  }));
  const component: SystemWatch['component'] = (name, what) => {
    events.push([simulation.now, name, what]);
    const left = horizon - simulation.now;
    downtime[name] = (downtime[name] ?? 0) + (what === 'failed' ? left : -left);
  };
  const diagram = { ...its, works, ageWhileDown };
  const { up } = startSystem(simulation, diagram, components, { component }, Crews);
  simulation.run(horizon);
  return {
    events_before_horizon: events,
    system_downtime: horizon - up.total(horizon),
    availability: up.total(horizon) / horizon,
    component_downtime: downtime,
  };
}
