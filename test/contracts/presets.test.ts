// The further models, each as a preset, over the same failures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { furtherPresets } from '../../engine/contracts/switches/further-presets.ts';
import { chronicle, factsOf, scenarioFrom, sum } from '../laws/chronicle.ts';
import { factsAreIdentical, jointCashIsIdentical, ledgersDiffer } from '../laws/payment-only.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { billsOf } from './money-oracles.ts';

const [target, most] = [105_000, 121_000];
const names = Object.keys(furtherPresets);
const written = readFileSync(join(import.meta.dirname, 'scenarios/repair-in-place.yaml'), 'utf8');
const terms = {
  leaseWithLimit: 'includedUse: 8_500 h/y',
  costPlusShare: `targetCost: ${target} USD`,
  guaranteedMaximum: `guaranteedMaximum: ${most} USD`,
  warrantyExtended: 'cover: { extension: { until: 2 y, share: 50 % } }',
  warrantyProRata: 'cover: { until: 1 y }',
} as Readonly<Record<string, string>>;
const alternatives = names
  .map((name) => `  ${name}: { contracts: { service: { preset: ${name}, ${terms[name] ?? ''} } } }`)
  .join('\n');
const scenario = scenarioFrom(
  written
    .slice(0, written.indexOf('decisions:'))
    .replace(
      '  costPlusMargin: 15 %\n',
      '  costPlusMargin: 15 %\n  costFee: 120 USD/y\n  shareOfDifference: 40 %\n  extensionPrice: 300 USD\n  rebate: 200 USD\n' +
        '  excessRate: 0.5 USD/h\n  pricePerOutput: 1 USD/h\n  subscriptionFee: 200 USD/month\n',
    ) +
    `alternatives:\n  base: {}\n  costPlus: { contracts: { service: { preset: costPlus } } }\n${alternatives}\n`,
  'presets.yaml',
);
const of = (alternative: string) => chronicle(scenario, { alternative, mode: 'payment' });

/** Cents of a charge by year. */
const byYear = (its: ReturnType<typeof of>, charge: string) => {
  const years = [0, 0, 0, 0, 0];
  for (const { earned, cents } of billsOf(its, charge)) {
    const year = Math.min(4, Math.max(0, Math.ceil(earned / 8_760) - 1));
    years[year] = years[year]! + cents;
  }
  return years;
};

describe('A50: the further presets', () => {
  test('publish the same facts, jointly cost the same, and have books of their own', () => {
    const runs = Object.fromEntries(names.map((name) => [name, of(name).result]));
    factsAreIdentical(runs);
    jointCashIsIdentical(runs);
    ledgersDiffer(runs);
  });

  test('A59: share what a year costs less or more than its target, and stop at a guaranteed maximum', () => {
    // The audited cost of each year, from the invoices at 15 % on top, each rounded to the cent.
    const plain = of('costPlus');
    const invoices = byYear(plain, 'cost');
    const shared = of('costPlusShare');
    const capped = byYear(of('guaranteedMaximum'), 'cost');
    const near = (cents: number, exact: number) => {
      expect(Math.abs(cents - exact)).toBeLessThan(1_000);
    };
    for (const [year, invoice] of invoices.entries()) {
      const cost = invoice / 1.15;
      near(byYear(shared, 'overrun')[year]!, 0.4 * Math.max(0, cost - 100 * target));
      near(byYear(shared, 'underrun')[year]!, 0.4 * Math.max(0, 100 * target - cost));
      near(capped[year]!, Math.min(100 * most, invoice));
      expect(capped[year]!).toBeLessThanOrEqual(100 * most);
    }
    expect(capped.some((cents) => cents === 100 * most)).toBe(true);
    expect(capped.some((cents) => cents < 100 * most)).toBe(true);
    expectBroken(() => {
      expect(Math.max(...invoices)).toBeLessThanOrEqual(100 * most);
    });
    expect(byYear(of('costPlusFee'), 'fee')).toEqual(new Array(5).fill(40 * 12_000));
  });

  test('A58: charge for the use of each machine beyond what its lease includes, year by year', () => {
    const its = of('leaseWithLimit');
    const use = new Map<string, number>();
    for (const { machine, month, use: run } of factsOf(its.facts, 'metered')) {
      const key = `${Math.floor(month / 12)} ${machine}`;
      use.set(key, (use.get(key) ?? 0) + run[0]!);
    }
    const excess = [...use.values()].filter((hours) => hours > 8_500).map((hours) => 50 * (hours - 8_500));
    const bills = billsOf(its, 'excessUse');
    expect(bills).toHaveLength(excess.length);
    expect(Math.abs(sum(bills.map(({ cents }) => cents)) - sum(excess))).toBeLessThan(excess.length);
    expect(billsOf(its, 'rentForCapital')[0]!.earned).toBe(0);
  });
});
