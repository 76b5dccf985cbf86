// Runs a scenario file of this folder and collects, replication by replication, every indicator of the product and
// whatever else a watcher reads from the facts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runFully } from '../../engine/experiments/run.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { prepare } from '../../engine/experiments/study.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { formatProblems, readScenario } from '../../language/index.ts';

/** Figures of one replication, by name; `hours` is how long it was. */
export type Values = Readonly<Record<string, number>>;

/** Reads figures from the facts of one replication. */
export interface Watcher {
  see(fact: Fact): void;
  /** The figures of the run, which ended at `horizon`. */
  values(horizon: number): Values;
}

/** Makes a watcher for a replication. */
export type Watch = (plan: NetworkPlan) => Watcher;

export interface Model {
  /** Name of the scenario file in `scenarios/`, without its ending. */
  readonly file: string;
  /** The scenario itself, where there is one for each set of parameters instead of a file. */
  readonly text?: string;
  readonly alternative?: string;
  /** Changes to the file, as `--set` makes them. */
  readonly settings?: readonly string[];
  readonly watch?: readonly Watch[];
}

export interface Length {
  readonly horizon: string;
  readonly replications: number;
  readonly seed?: string;
}

/** Reads a model's scenario and makes the plan of its alternative. */
export function blueprintOf({ file, text, alternative = 'base', settings = [] }: Model) {
  const name = `test/oracles/scenarios/${file}.yaml`;
  const written = text ?? readFileSync(join(import.meta.dirname, 'scenarios', `${file}.yaml`));
  const read = readScenario(written, { file: text === undefined ? name : file, settings });
  if ('problems' in read) throw new Error(formatProblems(read.problems));
  return prepare(read.scenario, 'frozen', alternative).blueprint;
}

/** All facts of one replication. */
export function factsOf(model: Model, seed = 'facts'): { plan: NetworkPlan; facts: Fact[]; values: Values } {
  const its = blueprintOf(model);
  const facts: Fact[] = [];
  const { result } = runFully(its, { seed, replication: 0, replay: '', onFact: (fact) => facts.push(fact) });
  return { plan: its.plan, facts, values: { ...result.indicators, hours: its.horizon } };
}

/** The figures of each replication. */
export function simulate(
  model: Model,
  { horizon, replications, seed = 'oracle' }: Length,
): readonly Values[] {
  const settings = [...(model.settings ?? []), `horizon=${horizon}`];
  const its = blueprintOf({ ...model, settings });
  return Array.from({ length: replications }, (_, replication) => {
    const watchers = (model.watch ?? []).map((watch) => watch(its.plan));
    const { result } = runFully(its, {
      seed,
      replication,
      replay: `${model.file}, ${model.alternative ?? 'base'}, ${horizon}`,
      onFact: (fact) => {
        for (const watcher of watchers) watcher.see(fact);
      },
    });
    const seen = watchers.map((watcher) => watcher.values(its.horizon));
    // What the maker is left with, in the currency.
    const money = {
      'netCash/maker': (result.netCash[party.maker] ?? NaN) / 100,
      'presentValue/maker': (result.presentValue[party.maker] ?? NaN) / 100,
    };
    return Object.assign({ ...result.indicators, ...money, hours: its.horizon }, ...seen) as Values;
  });
}
