/** Who decided what, in words: one choice, many customers' choices, or what was taken how often in the runs. */
import type { TakenShare } from '../../engine/experiments/comparison.ts';
import type { Decided } from '../../engine/relations/least-own-expected-cost.ts';

export interface Choices {
  readonly decided: readonly Decided[];
  readonly taken: readonly TakenShare[];
}

/** How often each option of a decision was taken: by how many customers, or how often in a run; undefined: once for all. */
export function optionsInWords(decision: string, { decided, taken }: Choices): string | undefined {
  const inRuns = taken.filter((its) => its.decision === decision);
  if (inRuns.length > 0) {
    return inRuns
      .map(({ option, perRun }) => `${option} ${Number(perRun.toPrecision(3))} × a run`)
      .join(', ');
  }
  const each = decided.filter((its) => its.decision === decision && its.customer !== null);
  if (each.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { chosen } of each) counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
  return [...counts].map(([chosen, count]) => `${chosen} (${count} of ${each.length})`).join(', ');
}

/** One phrase for each decision. */
export function decidedInWords(choices: Choices): readonly string[] {
  const { decided, taken } = choices;
  const decisions = [...new Set([...decided, ...taken].map(({ decision }) => decision))];
  return decisions.map((decision) => {
    const several = optionsInWords(decision, choices);
    const its = decided.find((each) => each.decision === decision);
    if (several !== undefined) return `${decision}: ${several}`;
    return `${decision}: ${its?.chosen ?? ''} (${its?.actor ?? ''})`;
  });
}
