/** One task done, or the reason why it could not be: an error becomes data here, so that it can leave a worker. */
import { Runner, type Task } from '../engine/experiments/study.ts';
import type { RunResult } from '../engine/experiments/run.ts';
import type { Order } from './executor.ts';
import { replayCommand } from './replay.ts';

/** Results: that of the task's alternative, then those of the ones that share its run. */
export type Outcome = { readonly results: readonly RunResult[] } | { readonly failure: string };

/** A function that does the tasks of an order one after the other, and prepares each alternative once. */
export function doerOf(order: Order): (task: Task) => Outcome {
  const replay = (task: Task): string => replayCommand(order.call, task);
  const runner = new Runner(order.scenario, order.seed, replay, order.measures);
  return (task) => {
    try {
      return { results: runner.doAll(task) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const command = replay(task);
      return { failure: message.includes(command) ? message : `${message}; replay: ${command}` };
    }
  };
}
