/**
 * A study: the runs that a comparison asks for. It can be cut into tasks, each a pure function of the normalized
 * scenario, so that any number of workers may share them and the answer is the same.
 */
import { blueprint } from '../build/world.ts';
import type { Blueprint } from '../build/world.ts';
import type { Alternative, Scenario } from '../build/scenario.ts';
import { decide } from '../relations/decide.ts';
import type { Decided } from '../relations/least-own-expected-cost.ts';
import type { RunResult } from './run.ts';
import { runTogether } from './run.ts';
import type { Asked } from '../metrics/indicators-of-run.ts';
import { entry } from '../network/entry.ts';

/**
 * `payment`: decisions frozen, the base network, only the contract's switches differ. `decisions`: each alternative as
 * it is written, and every party decides. `frozen`: each alternative as it is written, decisions frozen.
 */
export type Mode = 'payment' | 'decisions' | 'frozen';

export interface Task {
  readonly mode: Mode;
  /** Id of an alternative; `base` for the scenario itself. */
  readonly alternative: string;
  readonly replication: number;
  /** Alternatives with the same physics, whose contracts listen to the same run; none unless given. */
  readonly also?: readonly string[];
}

export interface Prepared {
  readonly blueprint: Blueprint;
  readonly decided: readonly Decided[];
}

/** The alternative of that id; the base, if there is none. */
export function alternativeOf(scenario: Scenario, id: string): Alternative {
  const found = scenario.alternatives[id];
  if (found !== undefined) return found;
  if (id === 'base') return scenario.base;
  throw new RangeError(`no alternative is called "${id}"`);
}

/** Everything that the replications of an alternative share: decisions taken, plan made, charges compiled. */
export function prepare(scenario: Scenario, mode: Mode, id: string): Prepared {
  const written = alternativeOf(scenario, id);
  const world = mode === 'payment' ? paymentOnly(scenario.base, written) : written;
  const { decided, network, costs } = decide(world, mode === 'decisions' ? 'free' : 'frozen');
  return { blueprint: blueprint(network, world.economics, costs, scenario.horizon), decided };
}

/** The base with the alternative's switches 1–6 and 10 and its prices; its network and decisions stay the base's. */
function paymentOnly(base: Alternative, written: Alternative): Alternative {
  const { prices, contracts } = written.economics;
  return { ...base, title: written.title, economics: { ...base.economics, prices, contracts } };
}

/** Alternatives by physics: each list shares its runs. In payment-only mode none do, or equality would prove nothing. */
export function samePhysics(
  scenario: Scenario,
  mode: Mode,
  ids: readonly string[],
): readonly (readonly string[])[] {
  if (mode === 'payment') return ids.map((id) => [id]);
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const { physics } = prepare(scenario, mode, id).blueprint;
    const group = groups.get(physics);
    if (group === undefined) groups.set(physics, [id]);
    else group.push(id);
  }
  return [...groups.values()];
}

/** Does tasks one after the other, preparing each alternative once. */
export class Runner {
  private readonly scenario: Scenario;
  private readonly seed: string;
  private readonly replay: (task: Task) => string;
  private readonly measures: Asked;
  private readonly prepared = new Map<string, Prepared>();

  constructor(scenario: Scenario, seed: string, replay: (task: Task) => string, measures: Asked = 'main') {
    this.scenario = scenario;
    this.seed = seed;
    this.replay = replay;
    this.measures = measures;
  }

  /** Prepares an alternative, or recalls it. */
  prepare(mode: Mode, alternative: string): Prepared {
    const key = `${mode} ${alternative}`;
    let found = this.prepared.get(key);
    if (found === undefined) {
      found = prepare(this.scenario, mode, alternative);
      this.prepared.set(key, found);
    }
    return found;
  }

  /** Runs a task; the result of its alternative. */
  do(task: Task): RunResult {
    return entry(this.doAll(task), 0);
  }

  /** Runs a task: a result for its alternative, then one for each that shares the run. */
  doAll(task: Task): readonly RunResult[] {
    const blueprints = [task.alternative, ...(task.also ?? [])].map(
      (alternative) => this.prepare(task.mode, alternative).blueprint,
    );
    const { seed, measures } = this;
    const request = { seed, replication: task.replication, replay: this.replay(task), measures };
    return runTogether(blueprints, request).map(({ result }) => result);
  }
}
