// What is watched is what happened: a scene at any time equals a fold over the facts up to it, and its averages are the
// measures of the run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../engine/experiments/study.ts';
import { runFully } from '../../engine/experiments/run.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { readScenario } from '../../language/index.ts';
import type { MotionTrace } from '../../viz/motion/motion-trace.ts';
import { record } from '../../viz/motion/record.ts';
import { sceneAt } from '../../viz/motion/scene.ts';

function watched(file: string, settings: readonly string[] = []) {
  const path = join(import.meta.dirname, '../../scenarios', file);
  const read = readScenario(readFileSync(path, 'utf8'), { file, settings });
  if (!('scenario' in read)) throw new Error(`${file} is refused`);
  const { scenario } = read;
  const [alternative = 'base'] = Object.keys(scenario.alternatives);
  const { blueprint } = prepare(scenario, 'decisions', alternative);
  const facts: Fact[] = [];
  const its = { alternative, title: '', replication: 0, seed: scenario.seed };
  const { result } = runFully(blueprint, { ...its, replay: '', onFact: (fact) => facts.push({ ...fact }) });
  return { plan: blueprint.plan, facts, result, trace: record(blueprint, its) };
}

/** Written without spans: a walk through all facts up to a time, and what they say about afterwards. */
function foldedTo(facts: readonly Fact[], at: number, machines: number) {
  const down = new Set<number>();
  const out = new Set<number>(Array.from({ length: machines }, (_, index) => index));
  const transits: string[] = [];
  let stops = 0;
  for (const fact of facts) {
    if (fact.at > at) break;
    if (fact.kind === 'commissioned') out.delete(fact.machine);
    if (fact.kind === 'retired') out.add(fact.machine);
    if (fact.kind === 'stopped') {
      down.add(fact.machine);
      stops += 1;
    }
    if (fact.kind === 'restored') down.delete(fact.machine);
    if (fact.kind === 'retired') down.delete(fact.machine);
    if (fact.kind === 'shipped' && at < fact.at + fact.hours) transits.push(`${fact.from}-${fact.to}`);
  }
  return { down, out, transits: transits.sort(), stops };
}

const scenarios = [
  ['first-steps.yaml', []],
  ['wind-offshore.yaml', ['horizon=1 y']],
  ['medical-imaging.yaml', []],
  ['aircraft-components.yaml', []],
] as const;

describe.each(scenarios)('%s', (file, settings) => {
  const { plan, facts, result, trace } = watched(file, settings);
  const inService = facts.some(({ kind }) => kind === 'commissioned');

  test('is the run that the command line makes', () => {
    expect(trace.digest).toBe(result.facts);
    expect(trace.starts.length - 1).toBe(facts.length);
  });

  test('a scene at any time is a fold over the facts up to it, in whatever order one looks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 6 }), (shares) => {
        for (const share of shares) {
          const at = share * trace.horizon;
          const scene = sceneAt(trace, at);
          const folded = foldedTo(facts, at, plan.machines);
          const running = [...scene.machines.entries()];
          const down = running.filter(([, state]) => state >= 0).map(([machine]) => machine);
          expect(new Set(down)).toEqual(folded.down);
          if (inService) {
            const out = running.filter(([, state]) => state === -2).map(([machine]) => machine);
            expect(new Set(out)).toEqual(folded.out);
          }
          const transits = scene.moving
            .filter(({ people }) => !people)
            .map(({ from, to }) => `${from}-${to}`);
          expect(transits.sort()).toEqual(folded.transits);
          expect(scene.totals.stops).toBe(folded.stops);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a damaged trace is seen to differ', () => {
    const first = facts.find(({ kind }) => kind === 'stopped');
    if (first === undefined) throw new Error('nothing ever stopped');
    const damaged: MotionTrace = {
      ...trace,
      spans: { ...trace.spans, start: trace.spans.start.map((start) => start + 1) },
    };
    const at = first.at + 0.001;
    const down = sceneAt(damaged, at).machines.filter((state) => state >= 0).length;
    expect(down).toBeLessThan(foldedTo(facts, at, plan.machines).down.size);
  });

  test('hours that machines stand still in it are those that the run measured', () => {
    const { kind, start, end } = trace.spans;
    let hours = 0;
    for (const [index, its] of kind.entries()) if (its === 0) hours += end[index]! - start[index]!;
    expect(hours).toBeCloseTo(result.indicators['downtime']!, 3);
  });

  test('what lies on the shelves, over time, is what the run measured', () => {
    const measured = plan.stocks.map(({ name, unlimited }) =>
      unlimited ? NaN : result.indicators[`onHand/${name}`]!,
    );
    for (const [stock, mean] of measured.entries()) {
      if (Number.isNaN(mean)) continue;
      const { times, values } = trace.onHand[stock]!;
      let hours = 0;
      for (const [index, at] of times.entries()) {
        hours += Math.max(0, values[index]!) * ((times[index + 1] ?? trace.horizon) - at);
      }
      expect(hours / trace.horizon, plan.stocks[stock]!.name).toBeCloseTo(mean, 6);
    }
  });
});
