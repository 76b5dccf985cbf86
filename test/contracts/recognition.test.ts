import { describe, expect, test } from 'vitest';
import { positionsAt, type Accounts } from '../../engine/contracts/accounts/accounts.ts';
import { deferredAt, type Advance } from '../../engine/contracts/accounts/recognition.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { chronicle, factsOf, scenarioIn, sum, type Chronicle } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const file = 'test/contracts/scenarios/sold-pumps.yaml';
const year = 8760;
const price = 90_000;
const [town, mine] = [12, 4];

const runOf = (recognition: string): Chronicle =>
  chronicle(
    scenarioIn(
      file,
      ['town', 'mine'].map((id) => `contracts.${id}.recognition=${recognition}`),
    ),
    { mode: 'payment', alternative: 'base', accounts: true },
  );
const deferred = (accounts: Accounts, at: number) => positionsAt(accounts, at)[party.maker]!.deferred;

/** Of two years of cover for 16 pumps, billed at the start, the time that is left is deferred: to the cent. */
const isEarnedEvenly = (accounts: Accounts) => {
  const billed = price * (town + mine);
  for (const [at, left] of [
    [0, 1],
    [730, 23 / 24],
    [year / 2, 3 / 4],
    [year, 1 / 2],
    [2 * year - 730, 1 / 24],
    [2 * year, 0],
    [3 * year, 0],
  ] as const)
    expect(deferred(accounts, at)).toBe(billed * left);
};

describe('what is billed in advance is earned over the cover', () => {
  const rateable = runOf('rateable');

  test('evenly: half of a two-year warranty is deferred after a year', () => {
    isEarnedEvenly(rateable.accounts!);
    expectBroken(() => isEarnedEvenly(runOf('onDelivery').accounts!));
    expectBroken(() => isEarnedEvenly(runOf('asUsed').accounts!));
  });

  test('on delivery: nothing is deferred', () => {
    const { accounts } = runOf('onDelivery');
    for (const at of [0, 730, year, 4 * year]) expect(deferred(accounts!, at)).toBe(0);
  });

  test('as used: by the hours that the machines ran, and the rest when the cover ends', () => {
    const { accounts, facts, plan } = runOf('asUsed');
    const ran = (customer: number) =>
      sum(
        factsOf(facts, 'metered')
          .filter(({ at, machine }) => at <= year && (plan.fleets[0]!.count > machine ? 0 : 1) === customer)
          .map(({ up }) => up),
      );
    const left = [town, mine].map((count, customer) => {
      const billed = price * count;
      return billed - Math.round((billed * ran(customer)) / (2 * year * count));
    });
    expect(deferred(accounts!, year)).toBe(sum(left));
    expect(deferred(accounts!, year)).toBeGreaterThan((price * (town + mine)) / 2);
    expect(deferred(accounts!, 2 * year)).toBe(0);
  });

  test('it never moves cash, a bill or a fact', () => {
    for (const recognition of ['onDelivery', 'asUsed']) {
      const { result } = runOf(recognition);
      expect(result).toEqual(rateable.result);
    }
  });

  test('cents are recognised once: what is left and what is earned are whole, at every hour', () => {
    const advance: Advance = {
      payer: 4,
      payee: 0,
      cents: 100,
      earned: 10,
      until: 13,
      recognised: (at) => Math.min(1, (at - 10) / 3),
    };
    expect([9, 10, 11, 12, 13].map((at) => deferredAt(advance, at))).toEqual([0, 100, 67, 33, 0]);
  });
});
