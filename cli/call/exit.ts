/** How the program ends: its exit codes, and the error that stands for a call that cannot be carried out. */
import type { Problem } from '../../language/index.ts';

export const exitCode = { done: 0, failed: 1, wrong: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The call is wrong: a file that is not there, a name that does not exist, flags that do not go together. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall';
}

/** The scenario is wrong: every problem of it. */
export class WrongScenario extends Error {
  override readonly name = 'WrongScenario';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problems`);
    this.problems = problems;
  }
}

/** Something outside the program's power failed, such as a full disk. */
export class Failed extends Error {
  override readonly name = 'Failed';
}
