/**
 * Does tasks on worker threads. Each worker receives the scenario once and always has a few tasks ahead, so that it
 * never waits for its next one; towards the end fewer, so that all workers finish at about the same time.
 */
import { Worker } from 'node:worker_threads';
import type { RunResult } from '../engine/experiments/run.ts';
import type { Task } from '../engine/experiments/study.ts';
import { handOver, RunFailed, type Executor, type Order } from './executor.ts';
import { sent } from './sent-order.ts';
import { groupOf, TaskQueue, type Ticket } from './task-queue.ts';
import type { Answer } from './worker.ts';

/** Tasks that a worker has been given and not answered, at most. */
const mostAhead = 4;

/** Facts live for a moment only: room for more of them before each sweep made a study 3 % faster (bench/compare.mjs). */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

export interface PoolOptions {
  /** How many threads, at least one. */
  readonly workers: number;
  /** The built worker: threads cannot be started from TypeScript. */
  readonly program: URL;
}

/** A thread and what it is busy with. */
interface Hand {
  readonly thread: Worker;
  readonly prepared: Set<string>;
  readonly tickets: Map<number, Ticket>;
}

export class Pool implements Executor {
  readonly #order: Order;
  readonly #options: PoolOptions;
  #shift: Shift | undefined;
  #stopped = false;

  constructor(order: Order, options: PoolOptions) {
    this.#order = order;
    this.#options = options;
  }

  async run(tasks: readonly Task[], onResult: (task: Task, result: RunResult) => void): Promise<void> {
    if (this.#stopped || tasks.length === 0) return;
    const shift = new Shift(this.#order, this.#options, tasks, onResult);
    this.#shift = shift;
    try {
      await shift.finished;
    } finally {
      this.#shift = undefined;
      await shift.dismiss();
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#shift?.stop();
  }
}

/** The work on one list of tasks. */
class Shift {
  readonly finished: Promise<void>;
  readonly #queue: TaskQueue;
  readonly #onResult: (task: Task, result: RunResult) => void;
  readonly #hands: readonly Hand[];
  #failure: { readonly position: number; readonly error: RunFailed } | undefined;
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(
    order: Order,
    options: PoolOptions,
    tasks: readonly Task[],
    onResult: (task: Task, result: RunResult) => void,
  ) {
    this.#queue = new TaskQueue(tasks);
    this.#onResult = onResult;
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const count = Math.min(options.workers, tasks.length);
    this.#hands = Array.from({ length: count }, () => this.#hire(order, options.program));
    for (const hand of this.#hands) this.#supply(hand);
  }

  /** Hands out nothing more. */
  stop(): void {
    this.#queue.cutAt(0);
    this.#settleIfIdle();
  }

  async dismiss(): Promise<void> {
    for (const { thread } of this.#hands) thread.removeAllListeners();
    await Promise.all(this.#hands.map(({ thread }) => thread.terminate()));
  }

  #hire(order: Order, program: URL): Hand {
    const thread = new Worker(program, { workerData: sent(order), resourceLimits });
    const hand: Hand = { thread, prepared: new Set(), tickets: new Map() };
    thread.on('message', (answer: Answer) => {
      this.#take(hand, answer);
    });
    // The thread itself broke (out of memory, no such program): nothing that it was given will be answered.
    thread.on('error', (error) => {
      this.#reject(
        new Error(`a worker thread broke: ${error instanceof Error ? error.message : String(error)}`),
      );
    });
    thread.on('exit', (code) => {
      this.#reject(new Error(`a worker thread ended with code ${code} before its work was done`));
    });
    return hand;
  }

  #take(hand: Hand, { position, outcome }: Answer): void {
    const ticket = hand.tickets.get(position);
    if (ticket === undefined) return;
    hand.tickets.delete(position);
    if ('results' in outcome) handOver(ticket.task, outcome.results, this.#onResult);
    else this.#fail(ticket, outcome.failure);
    this.#supply(hand);
    this.#settleIfIdle();
  }

  /** Only what stands before a failed task is still of interest: it may hold an earlier failure. */
  #fail({ position, task }: Ticket, message: string): void {
    if (this.#failure !== undefined && this.#failure.position < position) return;
    this.#failure = { position, error: new RunFailed(task, message) };
    this.#queue.cutAt(position);
  }

  #supply(hand: Hand): void {
    const fairShare = Math.ceil(this.#queue.left / (2 * Math.max(1, this.#hands.length)));
    const ahead = Math.max(1, Math.min(mostAhead, fairShare));
    while (hand.tickets.size < ahead) {
      const ticket = this.#queue.take(hand.prepared);
      if (ticket === undefined) return;
      hand.prepared.add(groupOf(ticket.task));
      hand.tickets.set(ticket.position, ticket);
      hand.thread.postMessage(ticket);
    }
  }

  #settleIfIdle(): void {
    if (this.#queue.left > 0 || this.#hands.some(({ tickets }) => tickets.size > 0)) return;
    if (this.#failure === undefined) this.#resolve();
    else this.#reject(this.#failure.error);
  }
}
