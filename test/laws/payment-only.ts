// The law of business models (L14): who pays whom, and how much, changes no fact, and the money that crosses the border
// to the world outside is the same to the cent. What differs between two models is what the parties give each other.

import { expect } from 'vitest';
import type { RunResult } from '../../engine/experiments/run.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';

/** What the law needs of a run. */
export type Paid = Pick<RunResult, 'facts' | 'ledger' | 'netCash'>;

/** All runs published the same facts. */
export const factsAreIdentical = (runs: Readonly<Record<string, Paid>>) => {
  const digests = Object.entries(runs).map(([name, run]) => [name, run.facts]);
  const [first] = Object.values(runs);
  expect(digests).toEqual(Object.keys(runs).map((name) => [name, first?.facts]));
};

/** Whatever the parties pay each other, jointly they have the same to the cent. */
export const jointCashIsIdentical = (runs: Readonly<Record<string, Paid>>) => {
  const outside = Object.entries(runs).map(([name, run]) => [name, run.netCash[party.outside]]);
  const [first] = Object.values(runs);
  expect(outside).toEqual(Object.keys(runs).map((name) => [name, first?.netCash[party.outside]]));
  for (const [name, { netCash }] of Object.entries(runs)) {
    const all = netCash.reduce((total, cents) => total + cents, 0);
    expect(all, `${name}: transfers between all parties`).toBe(0);
  }
};

/** The law would be empty if nothing had moved: all ledgers differ. */
export const ledgersDiffer = (runs: Readonly<Record<string, Paid>>) => {
  const digests = Object.values(runs).map((run) => run.ledger);
  expect(new Set(digests).size).toBe(digests.length);
};
