// A party takes the option that it expects to serve it best, explains the sum, pays for it, and it is then in force.

import { expect } from 'vitest';
import type { Entry } from '../../engine/contracts/ledger/ledger.ts';
import type { NetworkInput } from '../../engine/network/network-input.ts';
import type { Decided } from '../../engine/relations/least-own-expected-cost.ts';
import type { OptionInput } from '../../engine/relations/decision-input.ts';
import { sum } from './chronicle.ts';

/** The lines of every option's sum add up to its total. */
export const linesAddUp = ({ sums }: Decided) => {
  for (const { option, lines, total } of sums) {
    const added = sum(lines.map(({ cents }) => cents));
    if (!(Math.abs(added - total) <= 1e-9 * (1 + Math.abs(total))))
      expect.fail(`${option}: the lines come to ${added}, the total is ${total}`);
    expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
  }
  expect(sums.length).toBeGreaterThan(0);
};

/** The option with the largest total is taken, the first of equals. */
export const firstOfTheBestIsTaken = ({ sums, chosen }: Decided) => {
  const best = Math.max(...sums.map(({ total }) => total));
  expect(chosen).toBe(sums.find(({ total }) => total === best)?.option);
};

/** What the options change is as they say, after everything else has been left alone. */
export const optionsAreInForce = (
  before: NetworkInput,
  after: NetworkInput,
  options: readonly OptionInput[],
) => {
  let wear = 1;
  const levels = new Map<string, number>();
  const dispatch = new Map<string, readonly string[]>();
  const allocate = new Map<string, readonly string[]>();
  for (const change of options.flatMap(({ changes }) => changes)) {
    if (change.port === 'wear') wear *= change.factor;
    else if (change.port === 'stockLevel')
      levels.set(change.stock, (levels.get(change.stock) ?? 0) + change.add);
    else if (change.port === 'dispatch') dispatch.set(change.pool, change.value);
    else if (change.port === 'allocate') allocate.set(change.stock, change.value);
  }
  for (const [id, fleet] of Object.entries(before.fleets)) {
    const its = after.fleets[id]!;
    expect(its.wear / fleet.wear).toBeCloseTo(wear, 12);
    expect({ ...its, wear: 0 }).toEqual({ ...fleet, wear: 0 });
  }
  for (const [id, stock] of Object.entries(before.stocks)) {
    const add = levels.get(id) ?? 0;
    const { reorderAt, orderUpTo } = stock.replenish;
    expect(after.stocks[id]).toEqual({
      ...stock,
      initial: stock.initial + add,
      replenish: { ...stock.replenish, reorderAt: reorderAt + add, orderUpTo: orderUpTo + add },
      allocate: allocate.get(id) ?? stock.allocate,
    });
  }
  for (const [id, pool] of Object.entries(before.pools))
    expect(after.pools[id]).toEqual({ ...pool, dispatch: dispatch.get(id) ?? pool.dispatch });
};

/** An option's cost is paid by its actor, to the world outside, for the years that passed and nothing else. */
export const costIsChargedToTheActor = (
  entries: readonly Entry[],
  expected: { readonly payers: readonly number[]; readonly outside: number; readonly cents: number },
) => {
  for (const { payer, payee } of entries) {
    expect(expected.payers).toContain(payer);
    expect(payee).toBe(expected.outside);
  }
  const paid = sum(entries.map(({ cents }) => cents));
  if (!(Math.abs(paid - expected.cents) <= 0.5 * entries.length + 1e-6))
    expect.fail(`${paid} cents were paid, not ${expected.cents}`);
};
