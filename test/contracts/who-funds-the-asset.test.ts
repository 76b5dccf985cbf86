import { describe, expect, test } from 'vitest';
import { curves, lowPoint } from '../../engine/contracts/accounts/curves.ts';
import { positionsAt, type Accounts } from '../../engine/contracts/accounts/accounts.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { chronicle, scenarioIn, sum } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const file = 'test/contracts/scenarios/sold-pumps.yaml';
const year = 8760;
const replications = 8;
const owners = ['customer', 'lessor', 'maker'] as const;

/** Pay per use by one fitter's worth of service, each machine owned by whom it says. */
const runOf = (assetOwner: (typeof owners)[number], replication: number): Accounts => {
  const settings = [
    'horizon=3 y',
    'pools.fitters.members.shift.count=1',
    'prices.ratePerUse=2.4 EUR/h',
    ...['town', 'mine'].map((id) => `contracts.${id}.assetOwner=${assetOwner}`),
  ];
  return chronicle(scenarioIn(file, settings), {
    mode: 'payment',
    alternative: 'payPerUse',
    accounts: true,
    replication,
  }).accounts!;
};
const all = owners.map((owner) => Array.from({ length: replications }, (_, index) => runOf(owner, index)));

const cashAfterAYear = (its: Accounts) => positionsAt(its, year)[party.maker]!.cash;

/** In the first year the maker's cash is above nothing unless it funds the machines itself. */
const cashFollowsTheOwner = (runs: readonly (readonly number[])[]) => {
  for (const [index, owner] of owners.entries())
    for (const cash of runs[index]!) expect(cash > 0).toBe(owner !== 'maker');
};

describe('L33: early cash follows who funds the asset', () => {
  test('the maker’s cash of the first year is above nothing when another funds it, below when it does, in every run', () => {
    const runs = all.map((its) => its.map(cashAfterAYear));
    cashFollowsTheOwner(runs);
    expectBroken(() => cashFollowsTheOwner([runs[2]!, runs[1]!, runs[0]!]));
  });

  test('all parties together have the same cash, at any time, whoever owns the machines', () => {
    for (let index = 0; index < replications; index += 1) {
      for (const at of [0, year / 2, year, 3 * year]) {
        const joint = all.map((its) =>
          sum(
            positionsAt(its[index]!, at)
              .filter((_, who) => who !== party.outside)
              .map(({ cash }) => cash),
          ),
        );
        expect(new Set(joint).size).toBe(1);
        expect(joint[0]).not.toBe(0);
      }
    }
  });

  test('profit comes later than cash when another funds it, and earlier when the maker does', () => {
    const [bought, , funded] = all.map((its) => positionsAt(its[0]!, 730)[party.maker]!);
    // Funded by itself, the machine is paid at once and written down over ten years.
    expect(funded!.profit - funded!.cash).toBeGreaterThan(bought!.profit - bought!.cash);
    expect(funded!.machines).toBeGreaterThan(0);
    expect(bought!.machines).toBe(0);
  });

  test('the low point of cash is deeper, and no earlier, when the maker funds the machines', () => {
    const low = all.map((its) => lowPoint(curves(its[0]!).parties[party.maker]!.cash));
    expect(low[2]!.cents).toBeLessThan(low[0]!.cents);
    expect(low[2]!.month).toBeGreaterThanOrEqual(low[0]!.month);
    expect(low[2]!.month).toBeGreaterThanOrEqual(1);
  });
});
