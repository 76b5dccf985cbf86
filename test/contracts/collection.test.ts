import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Billings } from '../../engine/contracts/ledger/billings.ts';
import { collect, debtors, isPrompt } from '../../engine/contracts/ledger/collection.ts';
import { post, standings, type Ledger } from '../../engine/contracts/ledger/ledger.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { daysSalesOutstanding, overdue, remindersSent } from '../../engine/contracts/ledger/receivables.ts';
import { runKey } from '../../engine/random/draws/key.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { booksBalanceHoweverPaid, charged, owing } from '../laws/collection.ts';
import { balancesAtEveryEntry, entriesHaveCauses, receivablesAreBilledLessPaid } from '../laws/books.ts';
import { netCash } from '../../engine/contracts/ledger/valuation.ts';
import { meanInterval } from '../../engine/stats/index.ts';
import { chronicle, scenarioIn, shipped } from '../laws/chronicle.ts';

const day = 24;
const constantly = (days: number) => ({ law: 'constant', value: days * day }) as const;

/** Bills of 10,000 cents at hours 0, 240, 480 …, due 30 days later. */
function tenBills() {
  const billings = new Billings();
  for (let bill = 0; bill < 10; bill += 1) billings.add(0, 100, 240 * bill, bill + 1);
  return { billings, charges: [charged(100, { delay: 30 * day })] };
}

describe('A06: how bills are paid', () => {
  test('by hand: ten days late, so reminded once after a week, and 40 days outstanding', () => {
    const { billings, charges } = tenBills();
    const payment = { late: constantly(10), reminders: [7 * day, 14 * day], badDebt: 0 };
    const ledger = post(billings, charges, {}, collect(billings, charges, owing([payment])));
    expect(ledger.entries.map(({ paid, earned }) => paid - earned)).toEqual(Array(10).fill(40 * day));
    expect(daysSalesOutstanding(ledger)).toBe(40);
    expect(remindersSent(ledger, payment.reminders)).toEqual([10, 0]);
    // At hour 1,000 bills 0 to 4 are out, of which 0 was paid at 960; 1 fell due at 960.
    const [position] = standings(ledger, 5, 1_000);
    expect(position).toEqual({
      cash: 10_000,
      receivable: 40_000,
      payable: 0,
      revenue: 50_000,
      expense: 0,
      writtenOff: 0,
    });
    expect(overdue(ledger, party.firstCustomer, [720, 721, 1_000, 1e6])).toEqual([
      { cents: 0, age: 0 },
      { cents: 10_000, age: 1 },
      { cents: 10_000, age: 40 },
      { cents: 0, age: 0 },
    ]);
  });

  test('by hand: what is never paid is written off at the last reminder, and no money moves', () => {
    const { billings, charges } = tenBills();
    const payment = { late: constantly(0), reminders: [7 * day, 14 * day], badDebt: 1 };
    const ledger = post(billings, charges, {}, collect(billings, charges, owing([payment])));
    expect(ledger.entries).toHaveLength(20);
    expect(ledger.writeOffs).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    expect(remindersSent(ledger, payment.reminders)).toEqual([10, 10]);
    // Written off 44 days = 1,056 h after billing: bills 0 to 2 at hour 1,600, of the seven sent by then.
    const all = standings(ledger, 5, 1_600);
    expect(all[0]).toEqual({
      cash: 0,
      receivable: 40_000,
      payable: 0,
      revenue: 70_000,
      expense: 30_000,
      writtenOff: 30_000,
    });
    expect(all[party.firstCustomer]).toMatchObject({
      cash: 0,
      payable: 40_000,
      writtenOff: 0,
      revenue: 30_000,
    });
    expect(netCash(ledger, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(daysSalesOutstanding(ledger)).toBeNaN();
  });

  test('a customer who pays when it is due needs no law, no draw and no second ledger', () => {
    const { billings, charges } = tenBills();
    const prompt = { late: constantly(0), reminders: [day], badDebt: 0 };
    expect(isPrompt(prompt)).toBe(true);
    const who = debtors(['city'], { city: { lostMarginPerHour: 0, payment: prompt } }, runKey('1', 0));
    expect(who).toEqual([undefined]);
    expect(collect(billings, charges, who)).toBeUndefined();
    expect(daysSalesOutstanding(post(billings, charges, {}))).toBe(30);
  });

  test('law 3: whatever is billed and however it is paid, the books balance at every time', () => {
    fc.assert(booksBalanceHoweverPaid(() => ({ collect, post })));
  });

  test('would be caught if a bill were lost, if wages were paid late, or if what is given up were paid all the same', () => {
    expectCaught(
      booksBalanceHoweverPaid(() => ({
        collect,
        post: (...its): Ledger => ({ ...post(...its), writeOffs: [] }),
      })),
    );
    expectCaught(
      booksBalanceHoweverPaid(() => ({
        post,
        collect: (billings, charges) =>
          (charges.length > 0 && billings.charge.map(() => ({ at: 9e5, writtenOff: false }))) || undefined,
      })),
    );
    expectCaught(
      booksBalanceHoweverPaid(() => ({
        collect,
        post: (...its): Ledger => {
          const ledger = post(...its);
          const [off] = ledger.writeOffs;
          if (off === undefined) return ledger;
          return {
            ...ledger,
            entries: ledger.entries.map((each, index) =>
              index === off ? { ...each, cents: each.cents + 1 } : each,
            ),
          };
        },
      })),
    );
  });
});

describe('A06: late payers in a scenario', () => {
  const late = (payment: string) =>
    scenarioIn(shipped.teaching, ['horizon=2 y', `customer={ lostMargin: 150 USD/h, payment: ${payment} }`]);
  const which = { mode: 'decisions', alternative: 'adHoc' } as const;

  test('the facts are the same, and so is every bill; days outstanding are those of the law', () => {
    const prompt = chronicle(scenarioIn(shipped.teaching, ['horizon=2 y']), which);
    const slow = chronicle(late('{ late: exponential(20 d) }'), which);
    expect(slow.result.facts).toBe(prompt.result.facts);
    expect(slow.ledger.entries.map(({ cents, earned }) => [cents, earned])).toEqual(
      prompt.ledger.entries.map(({ cents, earned }) => [cents, earned]),
    );
    expect(daysSalesOutstanding(prompt.ledger)).toBe(0);
    const steady = chronicle(late('{ late: 25 d }'), which);
    expect(daysSalesOutstanding(steady.ledger)).toBeCloseTo(25, 9);
    // Bills are of very different size, so a year's mean is a rough one: the mean of many holds the law's.
    const days = Array.from({ length: 16 }, (_, replication) =>
      daysSalesOutstanding(chronicle(late('{ late: exponential(20 d) }'), { ...which, replication }).ledger),
    );
    const { lower, upper, halfWidth } = meanInterval(days, 0.999);
    expect(halfWidth).toBeLessThan(4);
    expect(lower).toBeLessThan(20);
    expect(upper).toBeGreaterThan(20);
  });

  test('the share of bills that is never paid is that of the law, and the ledger keeps all its own', () => {
    const its = chronicle(late('{ late: exponential(20 d), reminders: [60 d, 30 d], badDebt: 10 % }'), which);
    const bills = its.ledger.entries.length - its.ledger.writeOffs.length;
    const share = its.ledger.writeOffs.length / bills;
    expect(its.ledger.writeOffs.length).toBeGreaterThan(10);
    expect(share).toBeLessThan(0.15);
    const books = {
      ledger: its.ledger,
      parties: party.firstCustomer + 1,
      facts: its.result.factCount,
      standings,
      netCash,
    };
    balancesAtEveryEntry(books);
    entriesHaveCauses(books, its.horizon);
    receivablesAreBilledLessPaid(books, [0, 5_000, its.horizon, its.horizon + 3_000]);
  });
});
