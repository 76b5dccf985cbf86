/** What the parties decide under each alternative, and the sums by which they do. */
import type { Alternative, Scenario } from '../../engine/build/scenario.ts';
import { alternativeOf, prepare } from '../../engine/experiments/study.ts';
import type { Decided } from '../../engine/relations/least-own-expected-cost.ts';
import { envelope } from '../call/envelope.ts';
import type { Loaded } from '../call/scenario.ts';

export interface AlternativeDecisions {
  readonly id: string;
  readonly title: string;
  readonly alternative: Alternative;
  readonly decided: readonly Decided[];
}

/** Decisions of one alternative, or of all; of the base, where there are none. */
export function decisionsOf(
  scenario: Scenario,
  alternative: string | undefined,
): readonly AlternativeDecisions[] {
  const all = Object.keys(scenario.alternatives);
  const ids = alternative !== undefined ? [alternative] : all.length > 0 ? all : ['base'];
  return ids.map((id) => ({
    id,
    title: alternativeOf(scenario, id).title,
    alternative: alternativeOf(scenario, id),
    decided: prepare(scenario, 'decisions', id).decided,
  }));
}

/** `aftersim.explain/1` for decisions. Money in cents a year, to the actor. */
export function decisionsJson(loaded: Loaded, alternatives: readonly AlternativeDecisions[]): object {
  return {
    ...envelope('explain', loaded),
    alternatives: Object.fromEntries(
      alternatives.map(({ id, title, decided }) => [
        id,
        {
          title,
          decisions: decided.map(({ decision, actor, chosen, customer, sums }) => ({
            decision,
            actor,
            chosen,
            ...(customer === null ? {} : { customer }),
            options: sums.map(({ option, total, availability, lines, strikes }) => ({
              option,
              total,
              availability,
              lines,
              strikes: Object.fromEntries(strikes),
            })),
          })),
        },
      ]),
    ),
  };
}
