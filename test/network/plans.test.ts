// Work that a clock asks for, worked out by hand (A10), and block replacement against its renewal function.
import { describe, expect, test } from 'vitest';
import { blockReplacement } from '../../engine/theory/block-replacement.ts';
import { lifeDistribution } from '../../engine/random/distributions/distribution-spec.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { expectRefuted, expectTheory } from '../oracles/compare-with-theory.ts';
import { factsOf, simulate } from '../oracles/simulate.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const scheduled = 4;

const scenario = (plan: string, more: { life?: string; count?: number; fleet?: string } = {}) => `aftersim: 1
name: Plans
horizon: 1 y
places: { hall: { kind: customer } }
items:
  pump: { modes: { wear: { meter: h, life: "${more.life ?? '1_000_000 h'}", job: swap } } }
products: { line: { sockets: { pump: pump } } }
fleets:
  lines:
    product: line
    count: ${more.count ?? 3}
    place: hall
    usage: { h: 24 h/d }
    plans: { service: ${plan} }
${more.fleet ?? ''}
jobs:
  swap: { steps: [{ demand: pump }, { return: pump }] }
  look: { steps: [{ do: look, time: 2 h, stopsMachine: false }] }
  halt: { steps: [{ do: drive, time: 3 h, stopsMachine: false }, { do: halt, time: 2 h, stopsMachine: true }] }
stocks: { pump: { hall: { level: unlimited } } }
`;

const run = (text: string) => factsOf({ file: 'plans', text });
const raised = (facts: readonly Fact[]) =>
  facts.filter((fact) => fact.kind === 'raised').filter(({ origin }) => origin === scheduled);
const downtime = (facts: readonly Fact[]) =>
  facts.reduce((hours, fact) => (fact.kind === 'downtime' ? hours + fact.hours : hours), 0);

/** A10: as many occasions as there are whole intervals in the time in service. */
const oneForEachInterval = (count: number, machines: number, hours: number, interval: number) => {
  expect(count).toBe(machines * Math.floor(hours / interval));
};

describe('A10: work that a clock asks for', () => {
  test('comes as often as whole intervals fit into the horizon', () => {
    for (const interval of [100, 730.1, 1000, 4000, 8759]) {
      const { facts } = run(scenario(`{ job: look, every: ${interval} h }`));
      oneForEachInterval(raised(facts).length, 3, 8760, interval);
    }
  });

  test('that is seen to fail where the first occasion comes at once', () => {
    const { facts } = run(scenario('{ job: look, every: 1_000 h, first: 0 h }'));
    expectBroken(() => {
      oneForEachInterval(raised(facts).length, 3, 8760, 1000);
    });
  });

  test('first 100 h after the sale, then every 1000 h: at 100, 1100, 2100 …', () => {
    const { facts } = run(scenario('{ job: look, every: 1_000 h, first: 100 h }', { count: 1 }));
    expect(raised(facts).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => 100 + 1000 * n));
  });

  test('counts from the sale, and ends with the service life', () => {
    const fleet = '    sales: { at: 2_000 h }\n    serviceLife: 2_500 h\n';
    const { facts } = run(scenario('{ job: look, every: 1_000 h }', { count: 1, fleet }));
    expect(raised(facts).map(({ at }) => at)).toEqual([3000, 4000]);
  });

  test('lets the machine run until a step stops it', () => {
    expect(downtime(run(scenario('{ job: look, every: 1_000 h }')).facts)).toBe(0);
    // Eight occasions of two hours on each of three machines; the drive costs nothing.
    expect(downtime(run(scenario('{ job: halt, every: 1_000 h }')).facts)).toBe(8 * 2 * 3);
  });

  test('has the key of plan, machine and occasion: another plan beside it changes none of its work', () => {
    const its = '{ job: look, every: 1_000 h }';
    const text = scenario(its).replace('time: 2 h', 'time: exponential(2 h)');
    const hours = (facts: readonly Fact[], job: number) =>
      facts.flatMap((fact) => (fact.kind === 'worked' && fact.job === job ? [fact.hours] : []));
    const more = text.replace('service:', 'other: { job: halt, every: 300 h }, service:');
    const work = hours(run(text).facts, 1);
    expect(work.length).toBe(24);
    expect(new Set(work).size).toBe(24);
    expect([...hours(run(more).facts, 1)].sort()).toEqual([...work].sort());
  });
});

describe('planned work in units', () => {
  const block = '{ job: swap, every: 1_000 h, socket: pump }';

  test('an exchange at a failure does not reset the clock', () => {
    // Fails at 700, 1700, 2700 …: a block at each thousand puts in a new pump, which fails 700 h later.
    const { facts } = run(scenario(block, { count: 1, life: '700 h' }));
    expect(raised(facts).map(({ at }) => at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => 1000 * n));
    const failed = facts.filter(({ kind }) => kind === 'failed').map(({ at }) => at);
    expect(failed).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => 700 + 1000 * n));
  });

  test('work in place renews what the plan says: nothing, or the unit', () => {
    const failures = (renews: string) =>
      run(
        scenario(`{ job: look, every: 600 h, socket: pump, renews: ${renews} }`, { count: 1, life: '700 h' }),
      ).facts.filter(({ kind }) => kind === 'failed').length;
    expect(failures('unit')).toBe(0);
    expect(failures('nothing')).toBe(Math.floor(8760 / 700));
  });

  test('is withdrawn where a failure overtakes it whose repair does the same', () => {
    const text = scenario(block, { count: 1, life: '1_001 h' }).replace(
      'level: unlimited',
      'level: 0, source: supplier, leadTime: 20 h',
    );
    const { facts } = run(text);
    const first = raised(facts)[0]!;
    const withdrawn = facts.find((fact) => fact.kind === 'withdrawn' && fact.request === first.request);
    expect([first.at, withdrawn?.at]).toEqual([1000, 1001]);
  });
});

describe('block replacement, Weibull shape 2', () => {
  // Barlow and Proschan: (c + k M(T)) / T, with M the renewal function.
  const life = lifeDistribution({ law: 'weibull', shape: 2, scale: 1000 });
  const machines = 200;
  const costs = { life, plannedCost: 1, failureCost: 5 };
  const figures = (interval: number, every = interval, work = 'job: swap') => {
    const text = scenario(`{ ${work}, every: ${every} h, socket: pump }`, {
      life: 'weibull(2, 1_000 h)',
      count: machines,
    });
    const blocks = Math.floor(8760 / interval);
    const runs = simulate(
      {
        file: 'plans',
        text,
        watch: [
          () => {
            let failures = 0;
            let planned = 0;
            return {
              see(fact) {
                if (fact.at > blocks * interval) return;
                if (fact.kind === 'failed') failures += 1;
                if (fact.kind === 'raised' && fact.origin === scheduled) planned += 1;
              },
              values: () => ({ failures, planned }),
            };
          },
        ],
      },
      { horizon: '8_760 h', replications: 30, seed: 'q4.block' },
    );
    const hours = blocks * interval * machines;
    const exact = blockReplacement(costs, interval);
    return [
      {
        name: `q4.block at ${interval} h: failures in an interval`,
        exact: exact.failures,
        samples: runs.map((its) => its['failures']! / (blocks * machines)),
        precision: 0.025,
      },
      {
        name: `q4.block at ${interval} h: cost rate`,
        exact: exact.costRate,
        samples: runs.map((its) => (its['planned']! + 5 * its['failures']!) / hours),
        precision: 0.025,
      },
    ];
  };

  test.each([660, 507.722640663])(
    'the oracle q4.block.1 is met in a scenario file (± 2.5 %): every %s h',
    (every) => {
      expectTheory(figures(every));
    },
  );

  test('the exact values are the published ones', () => {
    expect(blockReplacement(costs, 660).failures).toBeCloseTo(0.380568037281, 8);
    expect(blockReplacement(costs, 660).costRate).toBeCloseTo(0.00439824270668, 10);
    expect(blockReplacement(costs, 507.722640663).costRate).toBeCloseTo(0.00430758967378, 10);
  });

  test('it is seen to catch another interval, and a clock that renews nothing', () => {
    expectRefuted(figures(660, 600));
    expectRefuted(figures(660, 660, 'job: look, renews: nothing'));
  });
});
