/** Runs a study for a command: on threads or not, with progress, and with an orderly end when it is cut short. */
import { availableParallelism } from 'node:os';
import type { Executor, Order } from '../../batch/executor.ts';
import { InProcess } from '../../batch/in-process.ts';
import { Pool } from '../../batch/pool.ts';
import type { Results } from '../../batch/results.ts';
import type { Asked } from '../../engine/metrics/indicators-of-run.ts';
import { runStudy, tasksOf, type StudyPlan } from '../../batch/study.ts';
import { exitCode, type ExitCode } from '../call/exit.ts';
import type { RunFlags } from '../call/flags.ts';
import { callOf, type Loaded } from '../call/scenario.ts';
import type { Terminal } from '../call/terminal.ts';
import { counted } from '../text/numbers.ts';
import { onInterrupt } from './interruption.ts';
import { progressOf, silent } from './progress.ts';

/** What a command works with. */
export interface Surroundings {
  readonly terminal: Terminal;
  /** The built worker, beside the built program. */
  readonly workerProgram: URL;
}

export interface Conducted {
  readonly results: Results;
  /** Replications that are done for every alternative: what can be compared. */
  readonly whole: number;
  /** Why that is fewer than were asked for; undefined when it is not. */
  readonly incomplete: string | undefined;
  readonly exitCode: ExitCode;
}

function executorFor(runs: number, order: Order, flags: RunFlags, around: Surroundings): [Executor, number] {
  // A thread takes longer to start than a single run to finish.
  const workers = Math.min(flags.workers ?? (runs === 1 ? 0 : availableParallelism()), runs);
  if (workers === 0) return [new InProcess(order), workers];
  return [new Pool(order, { workers, program: around.workerProgram }), workers];
}

/** Runs the study; whatever cuts it short is said, and what was finished is kept. */
export async function conduct(
  loaded: Loaded,
  plan: StudyPlan,
  flags: RunFlags,
  around: Surroundings,
  measures: Asked = 'main',
): Promise<Conducted> {
  const { terminal } = around;
  const runs = tasksOf(plan).reduce((sum, task) => sum + 1 + (task.also?.length ?? 0), 0);
  const { scenario } = loaded;
  const order: Order = { scenario, seed: scenario.seed, call: callOf(loaded), measures };
  const [executor, workers] = executorFor(runs, order, flags, around);
  const where = workers === 0 ? 'without worker threads' : `on ${counted(workers, 'worker thread')}`;
  if (!flags.quiet && runs > 1) {
    terminal.say(terminal.messagePaint.dim(`${loaded.scenario.name}: ${counted(runs, 'run')} ${where}`));
  }
  const progress = flags.quiet || runs === 1 ? silent : progressOf('aftersim', runs, terminal);
  const interruption = onInterrupt(() => {
    progress.finish();
    terminal.say('aftersim: stopping after the runs in progress; once more ends at once');
    executor.stop();
  });
  try {
    const { results, whole, failure } = await runStudy(plan, executor, () => progress.step());
    progress.finish();
    if (failure !== undefined) terminal.say(`aftersim: a run failed: ${failure.message}`);
    const code = failure !== undefined ? exitCode.failed : cutShort(interruption.happened, whole, plan);
    const incomplete = whole < plan.replications ? incompleteness(code, whole, plan) : undefined;
    return { results, whole, incomplete, exitCode: code };
  } finally {
    interruption.release();
  }
}

/** An interrupt that came when all was done has cut nothing short. */
function cutShort(interrupted: boolean, whole: number, plan: StudyPlan): ExitCode {
  return interrupted && whole < plan.replications ? exitCode.interrupted : exitCode.done;
}

function incompleteness(code: ExitCode, whole: number, plan: StudyPlan): string {
  const why = code === exitCode.interrupted ? 'interrupted' : 'a run failed';
  return `${why}; ${whole} of ${counted(plan.replications, 'replication')} complete`;
}
