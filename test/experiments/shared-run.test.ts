// Alternatives with the same physics share a run: their contracts listen to the same facts. Each must come to what it
// comes to alone, and alternatives whose networks differ must not be put together.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runTogether } from '../../engine/experiments/run.ts';
import { Runner, samePhysics } from '../../engine/experiments/study.ts';
import { readScenario } from '../../language/index.ts';

const file = 'scenarios/aero-engines.yaml';
const read = readScenario(readFileSync(file, 'utf8'), { file, settings: ['horizon=3 y'] });
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const { scenario } = read;
const ids = Object.keys(scenario.alternatives);
const runner = new Runner(scenario, scenario.seed, () => '');
const request = { seed: scenario.seed, replication: 0, replay: '' };

describe('alternatives that share a run', () => {
  const groups = samePhysics(scenario, 'decisions', ids);

  test('are those whose decided networks are equal: some share, and not all', () => {
    expect(groups.flat().sort()).toEqual([...ids].sort());
    expect(groups.length).toBeGreaterThan(1);
    expect(groups.length).toBeLessThan(ids.length);
  });

  test('come to what each comes to alone: facts, ledger, indicators and values', () => {
    for (const [alternative, ...also] of groups) {
      if (alternative === undefined) continue;
      const together = runner.doAll({ mode: 'decisions', alternative, also, replication: 0 });
      for (const [index, id] of [alternative, ...also].entries()) {
        expect(together[index]).toEqual(runner.do({ mode: 'decisions', alternative: id, replication: 0 }));
      }
    }
  });

  test('are never put together in payment-only mode, where equality would prove nothing', () => {
    expect(samePhysics(scenario, 'payment', ids)).toEqual(ids.map((id) => [id]));
  });

  test('must have equal networks: others are refused', () => {
    const [first, second] = groups;
    const blueprints = [first?.[0] ?? '', second?.[0] ?? ''].map(
      (id) => runner.prepare('decisions', id).blueprint,
    );
    expect(() => runTogether(blueprints, request)).toThrow('different networks');
  });
});
