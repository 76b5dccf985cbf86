/** What runs in a worker thread: takes the order once, then does each task that it is sent and sends back what came of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { doerOf, type Outcome } from './do-task.ts';
import { received, type SentOrder } from './sent-order.ts';
import type { Ticket } from './task-queue.ts';

/** The answer to a ticket. */
export interface Answer {
  readonly position: number;
  readonly outcome: Outcome;
}

const perform = doerOf(received(workerData as SentOrder));

parentPort?.on('message', ({ position, task }: Ticket) => {
  const answer: Answer = { position, outcome: perform(task) };
  parentPort?.postMessage(answer);
});
