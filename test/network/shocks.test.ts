// Common causes: what strikes several machines at once, and what it leaves of the gain of pooling (L17).
import { describe, expect, test } from 'vitest';
import { meanInterval, pairedDifference } from '../../engine/stats/index.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { gainFallsWithCorrelation, nothingIsGained } from '../laws/pooling.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { factsOf, simulate } from '../oracles/simulate.ts';

const towns = ['north', 'south'];

/** Three machines in each town, which take three hours to mend; a technician in each town, or all in one pool. */
const scenario = (shock: string, together = false, count = 3) => `aftersim: 1
name: Lightning
horizon: 1_000 h
places: { hub: { kind: central }, north: { kind: customer, parent: hub }, south: { kind: customer, parent: hub } }
lanes: { n: { from: hub, to: north, time: 0 h }, s: { from: hub, to: south, time: 0 h } }
items:
  board: { modes: { burnt: { meter: calendar, life: 9_000_000 h, job: mend } } }
products: { line: { sockets: { board: board } } }
fleets:
${towns.map((town) => `  ${town}: { product: line, count: ${count}, place: ${town} }\n`).join('')}shocks:
  lightning: { fleets: [north, south], socket: board, mode: burnt, ${shock} }
pools:
  crew:
    kind: people
    ${together ? 'home: hub' : 'homes: [north, south]'}
    members: { all: { count: ${together ? 2 : 1}, hours: always } }
jobs:
  mend: { steps: [{ take: crew }, { do: mend, time: 3 h }, { release: crew }] }
`;

const run = (text: string) => factsOf({ file: 'lightning', text }).facts;
const failures = (facts: readonly Fact[]) => facts.filter((fact) => fact.kind === 'failed');
const waits = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.kind === 'assigned' ? [fact.waited] : [])).sort((a, b) => a - b);

describe('shocks', () => {
  test('by hand: every 400 h all six machines fail at once, at the age that they have', () => {
    const facts = failures(run(scenario('interval: 400 h')));
    expect(facts.map(({ at }) => at)).toEqual([...Array<number>(6).fill(400), ...Array<number>(6).fill(800)]);
    expect(facts[0]).toMatchObject({ age: 400, mode: 0 });
    // Mended in three, six and nine hours.
    expect(
      facts
        .slice(6)
        .map(({ age }) => age)
        .sort((a, b) => a - b),
    ).toEqual([391, 391, 394, 394, 397, 397]);
  });

  test('what has failed already is not hit again', () => {
    // Mended at 3, 6 and 9 h; the shock an hour later hits nothing, since all are still down.
    const facts = failures(run(scenario('interval: 500 h').replace('time: 3 h }', 'time: 800 h }')));
    expect(facts.map(({ at }) => at)).toEqual(Array<number>(6).fill(500));
  });

  test('each machine is hit by a draw of its own: a share of them, and not all or none', () => {
    const facts = failures(
      run(scenario('interval: 10 h, hits: 30 %', false, 50).replace('time: 3 h', 'time: 0 h')),
    );
    const perShock = new Map<number, number>();
    for (const { at } of facts) perShock.set(at, (perShock.get(at) ?? 0) + 1);
    const counts = [...perShock.values()];
    expect(counts.length).toBeGreaterThanOrEqual(99);
    const { lower, upper } = meanInterval(counts, 0.999);
    expect(lower).toBeLessThan(30);
    expect(upper).toBeGreaterThan(30);
    // Binomial: variance 100 × 0.3 × 0.7 = 21.
    const mean = counts.reduce((sum, its) => sum + its, 0) / counts.length;
    const variance = counts.reduce((sum, its) => sum + (its - mean) ** 2, 0) / (counts.length - 1);
    expect(variance).toBeGreaterThan(11);
    expect(variance).toBeLessThan(35);
  });
});

describe('L17: the gain of pooling falls with correlation', () => {
  const waitOf = (shock: string, together: boolean) =>
    simulate(
      { file: 'lightning', text: scenario(shock, together) },
      { horizon: '20_000 h', replications: 12, seed: 'L17' },
    ).map((its) =>
      together ? its['poolWait/crew']! : (its['poolWait/crew/north']! + its['poolWait/crew/south']!) / 2,
    );
  // The same failures a year, by shocks that hit more machines at once, and come less often.
  const gains = [0.1, 0.5, 1].map((hits) => {
    const shock = `interval: exponential(${hits * 60} h), hits: ${hits * 100} %`;
    const apart = waitOf(shock, false);
    return waitOf(shock, true).map((wait, index) => 1 - wait / apart[index]!);
  });

  test('the more machines one shock hits, the less is gained', () => {
    gainFallsWithCorrelation(gains);
  });

  test('with all hit at once, nothing at all is gained: both ways a third each waits 0, 3 and 6 h', () => {
    const one = 'interval: 600 h';
    expect(waits(run(scenario(one)))).toEqual([0, 0, 3, 3, 6, 6]);
    expect(waits(run(scenario(one, true)))).toEqual(waits(run(scenario(one))));
    nothingIsGained(gains.at(-1)!, 0.05);
  });

  test('that is seen to fail where correlation changes nothing, or helps', () => {
    expectBroken(() => {
      gainFallsWithCorrelation([gains[0]!, gains[0]!]);
    });
    expectBroken(() => {
      gainFallsWithCorrelation([...gains].reverse());
    });
    expectBroken(() => {
      nothingIsGained(gains[0]!, 1);
    });
    expect(pairedDifference(gains[0]!, gains[2]!, 0.999).mean).toBeGreaterThan(0);
  });
});
