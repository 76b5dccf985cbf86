// How the figures of the money oracles are read from the ledger and the facts of a scenario's runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { presentValues } from '../../engine/contracts/ledger/valuation.ts';
import type { Entry } from '../../engine/contracts/ledger/ledger.ts';
import { runFully, type FullRun } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { factsOf, scenarioFrom } from '../laws/chronicle.ts';
import { expectTheory, fullPrecision, long, type Figure } from '../oracles/compare-with-theory.ts';

export interface MoneyFixture {
  readonly id: string;
  readonly model: Readonly<Record<string, number>>;
  readonly expect: Readonly<Record<string, number>>;
}

const all = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/money.json'), 'utf8'),
) as readonly MoneyFixture[];

/** The oracle of an id. */
export function moneyFixture(id: string): MoneyFixture {
  const found = all.find((its) => its.id === id);
  if (found === undefined) throw new RangeError(`there is no oracle ${id}`);
  return found;
}

/** A number of a model or of its answers. */
export function the(numbers: Readonly<Record<string, number>>, name: string): number {
  const found = numbers[name];
  if (found === undefined) throw new RangeError(`there is no ${name}`);
  return found;
}

/** The books of a replication, and the facts that the oracles look at. */
export interface Books extends FullRun {
  readonly plan: NetworkPlan;
  readonly facts: readonly Fact[];
}

/** What was billed for the charge of a name, in every contract. */
export function billsOf({ ledger }: Pick<Books, 'ledger'>, charge: string): readonly Entry[] {
  return ledger.entries.filter((its) => ledger.charges[its.charge]!.name.endsWith(`/${charge}`));
}

/** Half width of the normal variant; the long one, which takes minutes, has one percent. */
export const precision = (coarse: number): number => (long ? fullPrecision : coarse);

/** Replications of the normal and of the long variant. */
export const runs = (normal: number, lengthened: number): number => (long ? lengthened : normal);

/** Asserts that the figures are met, and that the oracle's other answers are left out for a reason. */
export function expectAnswered(
  { id, expect: exact }: MoneyFixture,
  figures: readonly Figure[],
  leftOut: Readonly<Record<string, string>> = {},
): void {
  const named = figures.map(({ name }) => name.slice(id.length + 1));
  expect([...named, ...Object.keys(leftOut)].sort()).toEqual(Object.keys(exact).sort());
  expectTheory(figures);
}

/** Money in whole units. */
export const total = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { cents }) => sum + cents, 0) / 100;

/** Worth today to the party that is paid, in whole units. */
export function worth(entries: readonly Entry[], yearlyRate: number): number {
  const ledger = {
    charges: [],
    writeOffs: [],
    entries: entries.map((its) => ({ ...its, payer: 1, payee: 0 })),
  };
  return presentValues(ledger, { rates: [yearlyRate, 0], at: 'accrual' })[0]! / 100;
}

/** Claims by machine. */
export function claimsOf(its: Books): readonly number[] {
  const counts = new Array<number>(its.plan.machines).fill(0);
  const causes = new Set(billsOf(its, 'claim').map(({ cause }) => cause));
  for (const { id, machine } of factsOf(its.facts, 'failed'))
    if (causes.has(id)) counts[machine] = counts[machine]! + 1;
  return counts;
}

export const shareOf = (counts: readonly number[], fits: (count: number) => boolean): number =>
  counts.filter(fits).length / counts.length;

/** What a replication's books say, by the names of the oracle's answers. */
export type ReadBooks = (its: Books) => Readonly<Record<string, number>>;

/** Facts besides failures that some of the oracles look at. */
const seen: ReadonlySet<string> = new Set(['commissioned', 'metered', 'staffed']);

/** The oracle's answers against the means of so many replications of a scenario. */
export function figuresOf(
  { id, expect }: MoneyFixture,
  text: string,
  read: ReadBooks,
  replications: number,
  precision: number,
): readonly Figure[] {
  const { blueprint } = prepare(scenarioFrom(text, `${id}.yaml`), 'frozen', 'base');
  const { plan } = blueprint;
  const looks = !/^(q5\.[fp]rw|L10)/.test(id);
  const rows = Array.from({ length: replications }, (_, replication) => {
    const facts: Fact[] = [];
    const run = runFully(blueprint, {
      seed: id,
      replication,
      replay: id,
      onFact: (fact) => {
        if (fact.kind === 'failed' || (looks && seen.has(fact.kind))) facts.push(fact);
      },
    });
    return read({ ...run, plan, facts });
  });
  return Object.keys(rows[0] ?? {}).map((name) => ({
    name: `${id} ${name}`,
    exact: the(expect, name),
    samples: rows.map((row) => the(row, name)),
    precision,
  }));
}
