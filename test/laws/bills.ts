// What a bill must come to, worked out again from the facts and the scenario's own numbers: entry by entry, to the cent.

import { expect } from 'vitest';
import type { Entry } from '../../engine/contracts/ledger/ledger.ts';
import type { Fact, FactOf } from '../../engine/network/facts/fact.ts';
import { factsOf, fleetOf, sum, type Chronicle } from './chronicle.ts';

/** One line of a bill: what it says of an entry. */
export interface Line {
  readonly payer: string;
  readonly payee: string;
  readonly cents: number;
  readonly earned: number;
  readonly paid: number;
  /** The fact that it is for. */
  readonly cause: number;
}

/** The subject of the laws: a run and the entries that it booked, which a test may alter. */
export interface Billed extends Chronicle {
  readonly entries: readonly Entry[];
}

/** Whole cents, half to even. */
const whole = (amount: number): number => {
  const below = Math.floor(amount);
  const rest = amount - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
};

const partiesOf = ({ plan }: Chronicle) => ['maker', 'lessor', 'supplier', 'outside', ...plan.customers];

/** The entries of one charge as lines, in order. */
export const linesOf = (its: Billed, charge: string): readonly Line[] => {
  const names = partiesOf(its);
  return its.entries
    .filter((entry) => its.ledger.charges[entry.charge]!.name === charge)
    .map(({ payer, payee, cents, earned, paid, cause }) => ({
      payer: names[payer]!,
      payee: names[payee]!,
      cents,
      earned,
      paid,
      cause,
    }));
};

/** What an amount due is for, before it is rounded. */
export interface Due {
  readonly fact: Fact;
  readonly cents: number;
  readonly payer: string;
  readonly payee: string;
}

/** The bill has exactly these lines: to the cent, at the fact's time, paid when the delay is over. */
export const billIs = (its: Billed, charge: string, due: readonly Due[], delay: number) => {
  const wanted = due
    .map(({ fact, cents, payer, payee }): Line => ({
      payer,
      payee,
      cents: whole(cents),
      earned: fact.at,
      paid: fact.at + delay,
      cause: fact.id,
    }))
    .filter(({ cents }) => cents !== 0);
  const got = linesOf(its, charge);
  for (const [index, line] of wanted.entries()) expect(got[index]).toEqual(line);
  expect(got.length).toBe(wanted.length);
};

/** The need behind a fact, found by walking back its causes: the failure, the limit or the call that began it. */
export const needBehind = (facts: readonly Fact[], fact: Fact): Fact => {
  let found = fact;
  while (found.kind !== 'failed' && found.kind !== 'fellDue' && found.cause > 0)
    found = facts[found.cause - 1]!;
  return found;
};

/** Facts that a warranty looks at bear the time of the need behind them, not their own. */
export const claimsBearTheirFailuresTime = (facts: readonly Fact[]) => {
  const kinds = ['arrived', 'released', 'bought', 'removed', 'repaired'];
  let later = 0;
  for (const fact of facts) {
    if (!kinds.includes(fact.kind)) continue;
    const { raisedAt, at } = fact as FactOf<'repaired'>;
    const need = needBehind(facts, fact);
    if (need.at !== raisedAt) expect.fail(`fact ${fact.id} was needed at ${need.at}, and says ${raisedAt}`);
    if (at > raisedAt) later += 1;
  }
  expect(later).toBeGreaterThan(0);
};

/** What a machine's customer did in a month or year, from `metered` alone. */
export const meteredOf = (its: Chronicle, customer: number, from: number, to: number) => {
  const fleets = fleetOf(its.plan);
  const mine = factsOf(its.facts, 'metered').filter(
    ({ machine, month }) => month >= from && month < to && fleets[machine]!.customer === customer,
  );
  const use = (meter: string) =>
    sum(mine.map(({ machine, use: run }) => run[fleets[machine]!.meters.indexOf(meter)] ?? 0));
  return { up: sum(mine.map(({ up }) => up)), down: sum(mine.map(({ down }) => down)), use };
};
