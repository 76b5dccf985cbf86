// Tasks are handed out nearly in order: a worker is spared preparing, but no task is put off for long.
import { expect, test } from 'vitest';
import { tasksOf } from '../../batch/study.ts';
import { groupOf, TaskQueue } from '../../batch/task-queue.ts';

const alternatives = ['a', 'b', 'c', 'd'];
const tasks = tasksOf({
  groups: alternatives.map((alternative) => ({ mode: 'decisions', alternative })),
  firstReplication: 0,
  replications: 25,
});

/** Two workers in turn take all tasks; what each prepared, and the positions in the order of taking. */
function shared(): { prepared: Set<string>[]; positions: number[] } {
  const queue = new TaskQueue(tasks);
  const prepared = [new Set<string>(), new Set<string>()];
  const positions: number[] = [];
  for (let turn = 0; queue.left > 0; turn += 1) {
    const own = prepared[turn % 2] ?? new Set();
    const ticket = queue.take(own);
    if (ticket === undefined) break;
    own.add(groupOf(ticket.task));
    positions.push(ticket.position);
  }
  return { prepared, positions };
}

test('every task is handed out once', () => {
  expect(shared().positions.sort((a, b) => a - b)).toEqual(tasks.map((_, index) => index));
});

test('two workers in step share the alternatives between them', () => {
  expect(shared().prepared.map(({ size }) => size)).toEqual([2, 2]);
});

test('no task is put off for longer than two rounds of alternatives', () => {
  for (const [turn, position] of shared().positions.entries()) {
    expect(Math.abs(turn - position)).toBeLessThanOrEqual(2 * alternatives.length);
  }
});

test('after a cut only what stands before it is left', () => {
  const queue = new TaskQueue(tasks);
  queue.take(new Set());
  queue.cutAt(3);
  expect(queue.left).toBe(2);
  const none: ReadonlySet<string> = new Set();
  expect([queue.take(none)?.position, queue.take(none)?.position, queue.take(none)]).toEqual([
    1,
    2,
    undefined,
  ]);
});

test('a study is cut replication by replication', () => {
  expect(tasks.slice(0, 5).map(({ alternative, replication }) => `${alternative}${replication}`)).toEqual([
    'a0',
    'b0',
    'c0',
    'd0',
    'a1',
  ]);
});
