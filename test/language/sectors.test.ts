// The seven models, each with its own shipped scenario, and all of them in one comparison (F03).
import { describe, expect, it } from 'vitest';
import { compare } from '../../engine/experiments/compare.ts';
import { Runner } from '../../engine/experiments/study.ts';
import { readRight, shippedText } from './read.ts';

const sectors = {
  razors: 'disposal',
  televisions: 'adHoc',
  'personal-computers': 'warranty',
  vehicles: 'lease',
  'construction-equipment': 'costPlus',
  'aircraft-components': 'performanceBased',
  'aero-engines': 'payPerUse',
} as const;
const others = ['medical-imaging', 'wind-offshore'];

describe('the sectors', () => {
  it.each([...Object.entries(sectors)])('%s has its model, %s, and runs', (file, preset) => {
    const { scenario, warnings, assumptions } = readRight(shippedText(file), ['horizon=0.5 y']);
    expect(warnings).toEqual([]);
    const presets = [scenario.base, ...Object.values(scenario.alternatives)].flatMap(({ economics }) =>
      Object.values(economics.contracts).map((contract) => contract.preset),
    );
    expect(presets).toContain(preset);
    expect(Object.keys(scenario.alternatives).length).toBeGreaterThanOrEqual(2);
    expect(assumptions.length).toBeGreaterThan(5);
    const runner = new Runner(scenario, scenario.seed, () => file);
    for (const alternative of Object.keys(scenario.alternatives)) {
      const { factCount } = runner.do({ mode: 'decisions', alternative, replication: 0 });
      expect(factCount).toBeGreaterThan(0);
    }
  });

  it.each(others)('%s runs', (file) => {
    const { scenario, warnings } = readRight(shippedText(file), ['horizon=0.5 y']);
    expect(warnings).toEqual([]);
    const runner = new Runner(scenario, scenario.seed, () => file);
    for (const alternative of Object.keys(scenario.alternatives))
      expect(runner.do({ mode: 'decisions', alternative, replication: 0 }).factCount).toBeGreaterThan(0);
  });

  it('the seven models stand in one comparison, on one fleet and the same failures', () => {
    const { scenario } = readRight(shippedText('aero-engines'), ['horizon=1 y']);
    const ids = Object.keys(scenario.alternatives);
    expect(ids).toEqual(
      Object.values(scenario.alternatives).map(({ economics }) => economics.contracts['service']?.preset),
    );
    expect(new Set(ids)).toEqual(new Set(Object.values(sectors)));
    const runner = new Runner(scenario, scenario.seed, () => 'aero-engines');
    const payment = Object.fromEntries(
      ids.map((alternative) => [
        alternative,
        [0, 1].map((replication) => runner.do({ mode: 'payment', alternative, replication })),
      ]),
    );
    const { payment: compared } = compare(scenario, { payment, decisions: undefined });
    expect(compared?.alternatives.map(({ id }) => id)).toEqual(ids);
    expect(compared?.identicalFacts).toBe(true);
    expect(compared?.jointSpread).toBe(0);
    const worth = compared?.alternatives.map(({ metrics }) => metrics['value/maker']?.mean) ?? [];
    expect(new Set(worth).size).toBe(7);
  });
});
