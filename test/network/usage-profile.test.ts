// Machines are used to a profile: twelve factors a year scale the meter, and with it how fast lives are spent.
import { expect, test } from 'vitest';
import { Runner } from '../../engine/experiments/study.ts';
import { runFully } from '../../engine/experiments/run.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { readScenario } from '../../language/index.ts';

function facts(monthly: string): readonly Fact[] {
  const text = `
aftersim: 1
name: A machine that rests in winter
horizon: 1 y
places: { hall: { kind: field } }
items: { motor: { kind: consumable, modes: { wear: { meter: h, life: 1_500 h, job: swap } } } }
products: { machine: { sockets: { motor: motor } } }
fleets: { one: { product: machine, count: 1, place: hall, usage: { h: { rate: 12 h/d, monthly: ${monthly} } } } }
pools: { crew: { kind: people, home: hall, unlimited: true } }
jobs: { swap: { preset: partFirst, item: motor, crew: crew, work: 0 h } }
stocks: { motor: { hall: { unlimited: true, source: supplier, leadTime: 1 h } } }
`;
  const read = readScenario(text, { file: 'profile.yaml' });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const seen: Fact[] = [];
  const { blueprint } = new Runner(read.scenario, '1', () => '').prepare('frozen', 'base');
  runFully(blueprint, { seed: '1', replication: 0, replay: '', onFact: (fact) => seen.push(fact) });
  return seen;
}

function failures(all: readonly Fact[]): readonly number[] {
  return all.flatMap((fact) => (fact.kind === 'failed' ? [fact.at] : []));
}

test('a steady profile spends a life of 1,500 h at half use every 3,000 h', () => {
  const expected = [3000, 6000];
  const found = failures(facts('[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'));
  expect(found).toHaveLength(expected.length);
  for (const [index, at] of found.entries()) expect(at).toBeCloseTo(expected[index] ?? NaN, 6);
});

test('a profile moves failures to the months of use, and the meter shows it', () => {
  // 730 h in month 0 at twice the use, six months at rest, then twice again: 730 h are spent by the end of month 0, the
  // next 770 h from month 7 (5,110 h) on, an hour an hour: 5,110 + 770 = 5,880 h.
  const all = facts('[2, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2]');
  expect(failures(all)[0]).toBeCloseTo(5880, 6);
  const use = all.flatMap((fact) => (fact.kind === 'metered' ? [fact.use[0]] : []));
  for (const [month, factor] of [2, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2].entries()) {
    expect(use[month]).toBeCloseTo(365 * factor, 6);
  }
});
