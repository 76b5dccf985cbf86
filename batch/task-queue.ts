/**
 * Hands out tasks nearly in order. To prepare an alternative takes time, so a worker is given one that it has prepared
 * already, where the next few tasks hold such a one; but none is put off for long, so that whenever a study is
 * stopped its first replications are whole.
 */
import type { Task } from '../engine/experiments/study.ts';

/** A task with its place in the study. */
export interface Ticket {
  readonly position: number;
  readonly task: Task;
}

/** Tasks with this in common share what was prepared. */
export function groupOf(task: Task): string {
  return `${task.mode} ${task.alternative}`;
}

export class TaskQueue {
  readonly #tasks: readonly Task[];
  /** The tasks that come next, in order. */
  readonly #window: Ticket[] = [];
  readonly #windowSize: number;
  #entered = 0;
  #end: number;

  constructor(tasks: readonly Task[]) {
    this.#tasks = tasks;
    this.#end = tasks.length;
    this.#windowSize = new Set(tasks.map(groupOf)).size;
  }

  /** How many have not been handed out. */
  get left(): number {
    return this.#window.length + Math.max(0, this.#end - this.#entered);
  }

  /** The next task, if possible of a group that `prepared` has; undefined when there is none left. */
  take(prepared: ReadonlySet<string>): Ticket | undefined {
    this.#refill();
    const found = this.#window.findIndex(({ task }) => prepared.has(groupOf(task)));
    const [ticket] = this.#window.splice(Math.max(0, found), 1);
    return ticket;
  }

  /** Forgets the tasks from this position on. */
  cutAt(position: number): void {
    this.#end = Math.min(this.#end, position);
    const kept = this.#window.filter((ticket) => ticket.position < position);
    this.#window.splice(0, this.#window.length, ...kept);
  }

  #refill(): void {
    while (this.#window.length < this.#windowSize && this.#entered < this.#end) {
      const task = this.#tasks[this.#entered];
      if (task !== undefined) this.#window.push({ position: this.#entered, task });
      this.#entered += 1;
    }
  }
}
