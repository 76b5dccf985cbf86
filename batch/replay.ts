/** The command that plays one run of a study again: errors end with it. */
import type { Task } from '../engine/experiments/study.ts';

/** `call` begins the command: `aftersim run scenario.yaml --seed 7`. */
export function replayCommand(call: string, task: Task): string {
  const how = { payment: ' --payment-only', decisions: ' --decisions free', frozen: ' --decisions frozen' };
  // The cells of a sweep have names such as `level=2, crew=day`.
  const { alternative } = task;
  const quoted = /[ ,=]/.test(alternative) ? `'${alternative.replaceAll("'", "'\\''")}'` : alternative;
  return `${call} --alternative ${quoted}${how[task.mode]} --replication ${task.replication}`;
}
