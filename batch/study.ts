/** Runs a study to its end, to its first failure or until it is stopped, and says what of it is whole. */
import type { Mode, Task } from '../engine/experiments/study.ts';
import { RunFailed, type Executor } from './executor.ts';
import { Results } from './results.ts';

/** The runs of one alternative in a study. */
export interface StudyGroup {
  readonly mode: Mode;
  readonly alternative: string;
  /** No more replications than this; all of the study's unless given. */
  readonly most?: number;
  /** Alternatives with the same physics, whose contracts listen to the same runs. */
  readonly also?: readonly string[];
}

/** Which runs a study is made of. */
export interface StudyPlan {
  readonly groups: readonly StudyGroup[];
  readonly firstReplication: number;
  readonly replications: number;
}

export interface StudyOutcome {
  readonly results: Results;
  /** Replications, from the first on, that are done for every alternative. */
  readonly whole: number;
  readonly failure: RunFailed | undefined;
}

/** All tasks of a study: every alternative's first replication, then every alternative's second … */
export function tasksOf({ groups, firstReplication, replications }: StudyPlan): readonly Task[] {
  return Array.from({ length: replications }, (_, index) => index).flatMap((index) =>
    groups.flatMap(({ mode, alternative, most, also }) =>
      index < (most ?? replications)
        ? [{ mode, alternative, replication: firstReplication + index, ...(also !== undefined && { also }) }]
        : [],
    ),
  );
}

/** Has an executor do the tasks of a study. */
export async function runStudy(
  plan: StudyPlan,
  executor: Executor,
  onDone: () => void,
): Promise<StudyOutcome> {
  const tasks = tasksOf(plan);
  const results = new Results(tasks);
  let failure: RunFailed | undefined;
  try {
    await executor.run(tasks, (task, result) => {
      results.add(task, result);
      onDone();
    });
  } catch (error) {
    if (!(error instanceof RunFailed)) throw error;
    failure = error;
  }
  return { results, whole: results.whole(plan.firstReplication), failure };
}
