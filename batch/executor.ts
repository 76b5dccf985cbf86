/**
 * The port behind which runs are done: whoever implements it, the results are the same. `test/batch/executor.ts` is
 * what every implementation has to pass.
 */
import type { Scenario } from '../engine/build/scenario.ts';
import type { RunResult } from '../engine/experiments/run.ts';
import type { Task } from '../engine/experiments/study.ts';
import type { Asked } from '../engine/metrics/indicators-of-run.ts';

/** Hands over the results of a task, each under the alternative that it is for. */
export function handOver(
  task: Task,
  results: readonly RunResult[],
  onResult: (task: Task, result: RunResult) => void,
): void {
  const { mode, replication } = task;
  const alternatives = [task.alternative, ...(task.also ?? [])];
  for (const [index, result] of results.entries()) {
    onResult({ mode, alternative: alternatives[index] ?? task.alternative, replication }, result);
  }
}

/** What a worker has to know before its first task; plain data, so that it can be sent. */
export interface Order {
  readonly scenario: Scenario;
  readonly seed: string;
  /** The command that runs the scenario, without what names a single run: see `replayCommand`. */
  readonly call: string;
  /** Which measures the runs work out; the main ones unless given. */
  readonly measures?: Asked;
}

export interface Executor {
  /**
   * Does tasks and hands over each result as soon as it is there, in no particular order. Settles when no run is in
   * progress any more: resolves when all is done or after `stop`, rejects with a `RunFailed` when a run failed. What
   * was handed over before that stays valid.
   */
  run(tasks: readonly Task[], onResult: (task: Task, result: RunResult) => void): Promise<void>;
  /** Begins no further run. Those in progress are finished and handed over. */
  stop(): void;
}

/** A run failed: of all that would, the first in the order of the tasks, however many workers there are. */
export class RunFailed extends Error {
  override readonly name = 'RunFailed';
  readonly task: Task;

  constructor(task: Task, message: string) {
    super(message);
    this.task = task;
  }
}
