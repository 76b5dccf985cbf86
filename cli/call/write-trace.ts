/** The trace of one run, made by playing it once more: a run is a pure function, so it is the same one. */
import type { Scenario } from '../../engine/build/scenario.ts';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { directoryOf } from '../../engine/trace/directory.ts';
import { TraceWriter } from '../../engine/trace/trace.ts';
import { engineVersion } from '../../engine/version.ts';
import type { WhichRuns } from './which-run.ts';

export interface TracedRun extends WhichRuns {
  readonly replication: number;
  readonly replay: string;
}

/** The bytes of the trace. */
export function traceOf(scenario: Scenario, which: TracedRun): Uint8Array {
  const { seed } = scenario;
  const { replication, replay } = which;
  const { blueprint } = prepare(scenario, which.mode, which.alternative, { seed, replication });
  const writer = new TraceWriter();
  run(blueprint, { seed, replication, replay, onFact: (fact) => writer.add(fact) });
  return writer.finish({
    scenario: scenario.name,
    alternative: which.alternative,
    mode: which.mode === 'decisions' ? 'free' : which.mode,
    seed,
    replication,
    horizon: scenario.horizon,
    engine: engineVersion,
    directory: directoryOf(blueprint.plan),
  });
}
