/** The results of a study, by (mode, alternative, replication): in canonical order, whatever order they came in. */
import type { RunResult } from '../engine/experiments/run.ts';
import type { Mode, Task } from '../engine/experiments/study.ts';
import { groupOf } from './task-queue.ts';

export class Results {
  readonly #groups = new Map<string, Map<number, RunResult>>();
  /** How many results of each replication are expected. */
  readonly #expected = new Map<number, number>();

  /** Expects results for these tasks. */
  constructor(tasks: readonly Task[]) {
    for (const task of tasks) {
      for (const alternative of [task.alternative, ...(task.also ?? [])]) {
        this.#groups.set(groupOf({ ...task, alternative }), new Map());
        this.#expected.set(task.replication, (this.#expected.get(task.replication) ?? 0) + 1);
      }
    }
  }

  /** Keeps a result; the same one twice does no harm. */
  add(task: Task, result: RunResult): void {
    const group = this.#groups.get(groupOf(task));
    if (group === undefined)
      throw new RangeError(`no ${task.mode} run of "${task.alternative}" was asked for`);
    group.set(task.replication, result);
  }

  /** How many replications, counted from `first` without a gap, are there for every alternative that has them. */
  whole(first: number): number {
    const groups = [...this.#groups.values()];
    let count = 0;
    for (;;) {
      const expected = this.#expected.get(first + count) ?? 0;
      const there = groups.filter((group) => group.has(first + count)).length;
      if (expected === 0 || there < expected) return count;
      count += 1;
    }
  }

  /** The results of an alternative in the order of replications: `count` of them, counted from `first`. */
  of(mode: Mode, alternative: string, first: number, count: number): readonly RunResult[] {
    const group = this.#groups.get(groupOf({ mode, alternative, replication: first }));
    return Array.from({ length: count }, (_, index) => group?.get(first + index)).filter(
      (result) => result !== undefined,
    );
  }
}
