// The subject of most laws: everything that one run left behind, and the scenario that it came from.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Scenario } from '../../engine/build/scenario.ts';
import { build } from '../../engine/build/world.ts';
import { runFully, type FullRun } from '../../engine/experiments/run.ts';
import { prepare, type Mode, type Prepared } from '../../engine/experiments/study.ts';
import type { EconomicsInput } from '../../engine/contracts/economics-input.ts';
import type { Fact, FactKind, FactOf } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { Digest } from '../../engine/trace/digest.ts';
import { rowLength, writeRow } from '../../engine/trace/fact-row.ts';
import { formatProblems, readScenario } from '../../language/index.ts';

const root = join(import.meta.dirname, '../..');

/** Files of scenarios, relative to the project. */
export const shipped = {
  flagship: 'scenarios/aero-engines.yaml',
  teaching: 'scenarios/first-steps.yaml',
} as const;
export const twoDepots = 'test/network/scenarios/two-depots.yaml';
/** Shelves that lend, hold back, order from outside in a hurry and lose customers. */
export const helpingShelves = 'test/network/scenarios/helping-shelves.yaml';
/** Machines that are sold, patched up and retired. */
export const comingsAndGoings = 'test/network/scenarios/comings-and-goings.yaml';
/** Stations of repair that pass on and condemn what is brought to them. */
export const repairStations = 'test/network/scenarios/repair-stations.yaml';
/** Places that are closed, people who are away, and machines that lose a part of their output. */
export const openingHours = 'test/network/scenarios/opening-hours.yaml';
/** Customers and a maker who decide while it runs. */
export const twoCustomers = 'test/relations/scenarios/two-customers.yaml';

export interface Chronicle extends FullRun {
  readonly scenario: Scenario;
  readonly prepared: Prepared;
  readonly plan: NetworkPlan;
  readonly economics: EconomicsInput;
  readonly facts: readonly Fact[];
  readonly horizon: number;
}

export interface Which {
  readonly mode?: Mode;
  readonly alternative?: string;
  readonly replication?: number;
  readonly seed?: string;
  /** Draw up the accounts as well. */
  readonly accounts?: boolean;
}

/** The scenario in a text; what is wrong with it fails the test. */
export function scenarioFrom(text: string, file: string, settings: readonly string[] = []): Scenario {
  const read = readScenario(text, { file, settings });
  if ('problems' in read) expect.fail(formatProblems(read.problems));
  return read.scenario;
}

/** The scenario in a file of the project, with settings. */
export const scenarioIn = (file: string, settings: readonly string[] = []): Scenario =>
  scenarioFrom(readFileSync(join(root, file), 'utf8'), file, settings);

/** Runs one replication and keeps every fact. */
export function chronicle(scenario: Scenario, which: Which = {}): Chronicle {
  const { mode = 'frozen', alternative = 'base', replication = 0, seed = scenario.seed } = which;
  const accounts = which.accounts ?? false;
  const prepared = prepare(scenario, mode, alternative, { seed, replication });
  const facts: Fact[] = [];
  const full = runFully(prepared.blueprint, {
    seed,
    replication,
    replay: 'the test',
    accounts,
    onFact: (fact) => facts.push(fact),
  });
  const { plan, economics, horizon } = prepared.blueprint;
  return { ...full, scenario, prepared, plan, economics, facts, horizon };
}

/** The facts of one kind. */
export const factsOf = <K extends FactKind>(facts: readonly Fact[], kind: K): readonly FactOf<K>[] =>
  facts.filter((fact): fact is FactOf<K> => fact.kind === kind);

/** The facts with the first of a kind that fits altered: a wrong stream for a law to catch. */
export function altered<K extends FactKind>(
  facts: readonly Fact[],
  kind: K,
  change: (fact: FactOf<K>) => Partial<FactOf<K>>,
  fits: (fact: FactOf<K>) => boolean = () => true,
): readonly Fact[] {
  const at = facts.findIndex((fact) => fact.kind === kind && fits(fact as FactOf<K>));
  expect(at, `a fact of kind ${kind} to alter`).toBeGreaterThanOrEqual(0);
  const fact = facts[at] as FactOf<K>;
  return facts.with(at, { ...fact, ...change(fact) });
}

/** The facts without the first of a kind that fits. */
export function without<K extends FactKind>(
  facts: readonly Fact[],
  kind: K,
  fits: (fact: FactOf<K>) => boolean = () => true,
): readonly Fact[] {
  const at = facts.findIndex((fact) => fact.kind === kind && fits(fact as FactOf<K>));
  expect(at, `a fact of kind ${kind} to leave out`).toBeGreaterThanOrEqual(0);
  return facts.toSpliced(at, 1);
}

/** Machines by index with the fleet that they belong to. */
export const fleetOf = (plan: NetworkPlan) =>
  plan.fleets.flatMap((fleet) => Array.from({ length: fleet.count }, () => fleet));

/** The sum of a list of numbers. */
export const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

/** A world that the test itself sets going: to step it, to look into it, or to break it. */
export function live(scenario: Scenario, which: Which = {}) {
  const { mode = 'frozen', alternative = 'base', replication = 0, seed = scenario.seed } = which;
  const prepared = prepare(scenario, mode, alternative, { seed, replication });
  const world = build(prepared.blueprint, seed, replication, 'the test');
  const facts: Fact[] = [];
  const digest = new Digest();
  const row = new Float64Array(rowLength);
  world.network.bus.onAny((fact) => {
    facts.push(fact);
    digest.addRow(row, writeRow(fact, row));
  });
  world.network.begin();
  const finish = () => {
    world.simulation.run(scenario.horizon);
    world.network.finish();
    return digest.hex();
  };
  return { ...world, plan: prepared.blueprint.plan, facts, finish, horizon: scenario.horizon };
}
