/**
 * A study: the runs that a comparison asks for. It can be cut into tasks, each a pure function of the normalized
 * scenario, so that any number of workers may share them and the answer is the same.
 */
import { blueprint } from '../build/world.ts';
import type { Blueprint } from '../build/world.ts';
import { noOwnRules } from '../build/own-rules.ts';
import type { Alternative, Scenario } from '../build/scenario.ts';
import { runKey } from '../random/draws/key.ts';
import { decide } from '../relations/decide.ts';
import { isLive } from '../relations/decision-input.ts';
import { isDrawn } from '../relations/rules/rules.ts';
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
  /** Other replications may decide otherwise: somebody's taste is drawn. */
  readonly drawn: boolean;
}

/** Which run decisions are taken for: tastes are drawn by it. */
export interface ForRun {
  readonly seed: string;
  readonly replication: number;
}

/** The alternative of that id; the base, if there is none. */
export function alternativeOf(scenario: Scenario, id: string): Alternative {
  const found = scenario.alternatives[id];
  if (found !== undefined) return found;
  if (id === 'base') return scenario.base;
  throw new RangeError(`no alternative is called "${id}"`);
}

/**
 * Everything that the replications of an alternative share: decisions taken, plan made, charges compiled. Where tastes
 * are drawn they share it only by replication, and it is that of the scenario's first one unless another is asked for.
 */
export function prepare(
  scenario: Scenario,
  mode: Mode,
  id: string,
  forRun: ForRun = { seed: scenario.seed, replication: 0 },
): Prepared {
  const written = alternativeOf(scenario, id);
  const world = mode === 'payment' ? paymentOnly(scenario.base, written) : written;
  const own = scenario.own ?? noOwnRules;
  const free = mode === 'decisions';
  const drawn = free && Object.values(world.decisions).some((its) => !isLive(its) && isDrawn(its.rule));
  const run = drawn ? runKey(forRun.seed, forRun.replication) : undefined;
  const { decided, network, economics, costs, live } = decide(
    world,
    free ? 'free' : 'frozen',
    run,
    own.decision,
  );
  const byTaste = decided.flatMap(({ decision, customer, chosen }) => {
    const its = world.decisions[decision];
    if (!drawn || its === undefined || !isDrawn(its.rule)) return [];
    return [{ decision, customer, at: 0, occasion: 0, option: chosen }];
  });
  const its = blueprint(network, economics, costs, scenario.horizon, live, byTaste, own);
  return { blueprint: its, decided, drawn };
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
    const { blueprint: its, drawn } = prepare(scenario, mode, id);
    // Where tastes are drawn, what is alike in one replication need not be in the next.
    const physics = drawn ? `drawn ${id}` : its.physics;
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

  /** Prepares an alternative, or recalls it. `replication`: for which it is, where tastes are drawn. */
  prepare(mode: Mode, alternative: string, replication = 0): Prepared {
    const key = `${mode} ${alternative}`;
    const found = this.prepared.get(key);
    if (found !== undefined && !found.drawn) return found;
    const its = prepare(this.scenario, mode, alternative, { seed: this.seed, replication });
    this.prepared.set(key, its);
    return its;
  }

  /** Runs a task; the result of its alternative. */
  do(task: Task): RunResult {
    return entry(this.doAll(task), 0);
  }

  /** Runs a task: a result for its alternative, then one for each that shares the run. */
  doAll(task: Task): readonly RunResult[] {
    const blueprints = [task.alternative, ...(task.also ?? [])].map(
      (alternative) => this.prepare(task.mode, alternative, task.replication).blueprint,
    );
    const { seed, measures } = this;
    const request = { seed, replication: task.replication, replay: this.replay(task), measures };
    return runTogether(blueprints, request).map(({ result }) => result);
  }
}
