// What every executor has to do: one suite, given a way to make one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RunFailed, type Executor, type Order } from '../../batch/executor.ts';
import { runStudy, type StudyPlan } from '../../batch/study.ts';
import type { RunResult } from '../../engine/experiments/run.ts';
import { Runner, type Task } from '../../engine/experiments/study.ts';
import { readScenario } from '../../language/index.ts';

const root = join(import.meta.dirname, '../..');

/** An order for the teaching scenario. */
export function orderForFirstSteps(): Order {
  const file = join(root, 'scenarios/first-steps.yaml');
  const read = readScenario(readFileSync(file), { file });
  if ('problems' in read) throw new Error('the scenario cannot be read');
  return { scenario: read.scenario, seed: 'conformance', call: 'aftersim run first-steps.yaml' };
}

const plan: StudyPlan = {
  groups: [
    { mode: 'payment', alternative: 'adHoc' },
    { mode: 'decisions', alternative: 'adHoc' },
    { mode: 'decisions', alternative: 'payPerUse' },
  ],
  firstReplication: 0,
  replications: 4,
};

/** Tests for one kind of executor. */
export function behavesAsAnExecutor(name: string, make: (order: Order) => Executor): void {
  const order = orderForFirstSteps();

  describe(name, () => {
    test('gives for each task what a plain runner gives', async () => {
      const runner = new Runner(order.scenario, order.seed, () => '');
      const { results, whole, failure } = await runStudy(plan, make(order), () => undefined);
      expect(failure).toBeUndefined();
      expect(whole).toBe(4);
      for (const { mode, alternative } of plan.groups) {
        const expected = [0, 1, 2, 3].map((replication) => runner.do({ mode, alternative, replication }));
        expect(results.of(mode, alternative, 0, 4)).toEqual(expected);
      }
    });

    test('hands over every task once', async () => {
      const tasks = [3, 0, 2].map((replication): Task => ({
        mode: 'frozen',
        alternative: 'base',
        replication,
      }));
      const seen: number[] = [];
      await make(order).run(tasks, (task, result) => {
        expect(result.replication).toBe(task.replication);
        seen.push(task.replication);
      });
      expect(seen.sort()).toEqual([0, 2, 3]);
    });

    test('has nothing to do without tasks, and can be asked again', async () => {
      const executor = make(order);
      const seen: Task[] = [];
      const task: Task = { mode: 'frozen', alternative: 'base', replication: 0 };
      await executor.run([], (its) => seen.push(its));
      await executor.run([task], (its) => seen.push(its));
      await executor.run([task], (its) => seen.push(its));
      expect(seen).toEqual([task, task]);
    });

    test('after a stop begins nothing more, and what is whole is what fewer replications give', async () => {
      const executor = make(order);
      const long = { ...plan, replications: 10_000 };
      let done = 0;
      const { results, whole, failure } = await runStudy(long, executor, () => {
        done += 1;
        if (done === 12) executor.stop();
      });
      expect(failure).toBeUndefined();
      expect(done).toBeLessThan(100);
      expect(whole).toBeGreaterThan(0);
      const few = await runStudy({ ...plan, replications: whole }, make(order), () => undefined);
      for (const { mode, alternative } of plan.groups) {
        expect(results.of(mode, alternative, 0, whole)).toEqual(few.results.of(mode, alternative, 0, whole));
      }
    });

    test('does nothing when it was stopped before', async () => {
      const executor = make(order);
      executor.stop();
      const { whole } = await runStudy(plan, executor, () => undefined);
      expect(whole).toBe(0);
    });

    test('reports the first failure in the order of the tasks, and keeps all that came before it', async () => {
      // Two alternatives that do not exist: to prepare them fails. The second one's failure must not be the one told.
      const bad = (alternative: string): Task => ({ mode: 'decisions', alternative, replication: 1 });
      const good = (replication: number): Task => ({ mode: 'frozen', alternative: 'base', replication });
      const before = [0, 1, 2, 3, 4].map(good);
      const tasks = [...before, bad('first'), bad('second'), ...[5, 6, 7].map(good)];
      const seen: number[] = [];
      const ending = make(order).run(tasks, (task: Task, _result: RunResult) => seen.push(task.replication));
      await expect(ending).rejects.toMatchObject({ task: { alternative: 'first' } });
      await expect(ending).rejects.toBeInstanceOf(RunFailed);
      await expect(ending).rejects.toThrow(
        /no alternative is called "first"; replay: aftersim run first-steps.yaml --alternative first --decisions free --replication 1$/,
      );
      expect(seen).toEqual(expect.arrayContaining([0, 1, 2, 3, 4]));
    });

    test('a failed study keeps its whole replications', async () => {
      const broken = {
        ...plan,
        groups: [...plan.groups, { mode: 'frozen', alternative: 'nowhere' } as const],
      };
      const { whole, failure } = await runStudy(broken, make(order), () => undefined);
      expect(failure?.task).toEqual({ mode: 'frozen', alternative: 'nowhere', replication: 0 });
      expect(whole).toBe(0);
    });
  });
}
