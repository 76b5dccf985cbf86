/** Does tasks in the thread that asks for them, one after the other: for small studies, and where there are no threads. */
import type { RunResult } from '../engine/experiments/run.ts';
import type { Task } from '../engine/experiments/study.ts';
import { doerOf } from './do-task.ts';
import { handOver, RunFailed, type Executor, type Order } from './executor.ts';

export class InProcess implements Executor {
  readonly #perform: ReturnType<typeof doerOf>;
  #stopped = false;

  constructor(order: Order) {
    this.#perform = doerOf(order);
  }

  async run(tasks: readonly Task[], onResult: (task: Task, result: RunResult) => void): Promise<void> {
    for (const task of tasks) {
      // Lets signals and timers have their turn: a run does not give way by itself.
      await new Promise((resume) => setImmediate(resume));
      if (this.#stopped) return;
      const outcome = this.#perform(task);
      if ('failure' in outcome) throw new RunFailed(task, outcome.failure);
      handOver(task, outcome.results, onResult);
    }
  }

  stop(): void {
    this.#stopped = true;
  }
}
