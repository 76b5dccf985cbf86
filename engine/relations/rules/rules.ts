/** The rules by name. */
import type { RuleInput } from '../decision-input.ts';
import { bestOf } from '../least-own-expected-cost.ts';
import { always } from './always.ts';
import { byExperience } from './by-experience.ts';
import { logit } from './logit.ts';
import type { Occasion, Rule } from './rule.ts';

type Rules = { readonly [N in RuleInput['name']]: Rule<N> };

export const rules: Rules = {
  leastOwnExpectedCost: ({ sums }) => bestOf(sums),
  logit,
  byExperience,
  always,
};

/** The option that a rule picks. */
export function pick<N extends RuleInput['name']>(
  rule: Extract<RuleInput, { readonly name: N }>,
  occasion: Occasion,
  by: Rules = rules,
): string | undefined {
  return (by[rule.name] as unknown as Rule<N>)(occasion, rule);
}

/** Whether a rule rests on the sums of the options. */
export function needsSums({ name }: RuleInput): boolean {
  return name === 'leastOwnExpectedCost' || name === 'logit';
}

/** Whether a rule may pick differently in another replication. */
export function isDrawn({ name }: RuleInput): boolean {
  return name === 'logit';
}
