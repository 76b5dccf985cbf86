// Runs whose every hour can be worked out by hand, and logs of facts that nobody simulated.
import { runFully } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { Simulation } from '../../engine/kernel/simulation.ts';
import type { IndicatorName } from '../../engine/metrics/indicator.ts';
import type { Measures } from '../../engine/metrics/measure.ts';
import { FactBus } from '../../engine/network/facts/fact-bus.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { formatProblems, readScenario } from '../../language/index.ts';

export type Values = Readonly<Record<string, number>>;

export function blueprintOf(text: string, settings: readonly string[] = [], alternative = 'base') {
  const read = readScenario(text, { file: 'by-hand.yaml', settings });
  if ('problems' in read) throw new Error(formatProblems(read.problems));
  return prepare(read.scenario, 'frozen', alternative).blueprint;
}

/** All measures of one replication, and its facts. */
export function runAll(
  text: string,
  { settings = [], replication = 0 }: { settings?: readonly string[]; replication?: number } = {},
): { values: Values; facts: readonly Fact[]; plan: NetworkPlan } {
  const its = blueprintOf(text, settings);
  const facts: Fact[] = [];
  const { result } = runFully(its, {
    seed: 'measures',
    replication,
    replay: '',
    measures: 'all',
    onFact: (fact) => facts.push(fact),
  });
  return { values: result.indicators, facts, plan: its.plan };
}

/** What a fold makes of a log of facts. */
export function valuesOf(
  plan: NetworkPlan,
  log: readonly Fact[],
  make: (plan: NetworkPlan, bus: FactBus) => Measures,
  hours: number,
): Values {
  const bus = new FactBus(new Simulation());
  const fold = make(plan, bus);
  for (const fact of log) bus.publish(fact);
  const values: Record<string, number> = {};
  fold.tell((name: IndicatorName, value, subject) => {
    values[subject === undefined ? name : `${name}/${subject}`] = value;
  }, hours);
  return values;
}

/** A fold that hears something else than what happened: facts changed, or (undefined) missed. */
export const mishearing =
  (make: (plan: NetworkPlan, bus: FactBus) => Measures, hear: (fact: Fact) => Fact | undefined) =>
  (plan: NetworkPlan, bus: FactBus): Measures => {
    const heard = new FactBus(new Simulation());
    const fold = make(plan, heard);
    bus.onAny((fact) => {
      const its = hear(fact);
      if (its !== undefined) heard.publish(its);
    });
    return fold;
  };

/**
 * Machine A's pump lasts 100 hours. Then an hour at the desk, the wait for a pump, two hours of travel and three of work
 * by two people. The shelf holds one pump and a new one takes 120 hours, so every second failure waits 14 hours for it:
 * outages of 6 and 20 hours in turn, five and four of them. Machine B stops for a check of two hours after 260 hours up,
 * four times.
 */
export const twoMachines = `
aftersim: 1
name: Two machines by hand
horizon: 1_100 h
currency: USD
customers: { owner: { lostMargin: 50 USD/h } }
tiers: { gold: { priority: 0, response: 4 h, restore: 8 h } }
places: { hub: { kind: central }, site: { kind: field, parent: hub } }
lanes: { road: { from: hub, to: site, time: 2 h } }
items:
  pump: { kind: consumable, price: 1_000 USD, modes: { wear: { meter: h, life: 100 h, job: swap, renews: unit } } }
  frame: { modes: { check: { kind: planned, meter: h, life: 260 h, severity: runsOn, job: check } } }
products: { mover: { sockets: { pump: pump } }, stand: { sockets: { frame: frame } } }
fleets:
  A: { product: mover, count: 1, place: site, customer: owner, tier: gold, usage: { h: 24 h/d } }
  B: { product: stand, count: 1, place: site, customer: owner, tier: gold, usage: { h: 24 h/d } }
pools:
  desk: { kind: desk, home: hub, members: { agents: { count: 1, hours: always } } }
  crew: { kind: people, home: hub, members: { fitters: { count: 2, hours: always } } }
jobs:
  swap:
    steps:
      - { take: desk }
      - { do: triage, time: 1 h, bucket: desk }
      - { release: desk }
      - { demand: pump }
      - { take: crew, count: 2 }
      - { travel: crew }
      - { do: swap, time: 3 h }
      - { return: pump }
      - { release: crew }
  check: { steps: [{ do: check, time: 2 h, stopsMachine: true }] }
stocks: { pump: { hub: { level: 1, source: supplier, leadTime: 120 h } } }
`;
