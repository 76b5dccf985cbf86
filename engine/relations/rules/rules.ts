/** The rules by name. */
import type { RuleInput } from '../decision-input.ts';
import { bestOf } from '../least-own-expected-cost.ts';
import { always } from './always.ts';
import { byExperience } from './by-experience.ts';
import { notGiven } from '../../network/entitlements/precedence.ts';
import { logit } from './logit.ts';
import type { OwnDecisionRule } from './own-rule.ts';
import type { Occasion, Rule } from './rule.ts';

type BuiltIn = Exclude<RuleInput['name'], 'own'>;
type Rules = { readonly [N in BuiltIn]: Rule<N> };

export const rules: Rules = {
  leastOwnExpectedCost: ({ sums }) => bestOf(sums),
  logit,
  byExperience,
  always,
};

/** The option that a rule picks. */
export function pick(
  rule: RuleInput,
  occasion: Occasion,
  own: Readonly<Record<string, OwnDecisionRule>> = {},
  by: Rules = rules,
): string | undefined {
  return rule.name === 'own' ? pickByOwn(rule.rule, occasion, own) : pickBuiltIn(rule, occasion, by);
}

function pickBuiltIn<N extends BuiltIn>(
  rule: Extract<RuleInput, { readonly name: N }>,
  occasion: Occasion,
  by: Rules,
): string | undefined {
  const { name }: { readonly name: BuiltIn } = rule;
  return (by[name] as unknown as Rule<N>)(occasion, rule);
}

function pickByOwn(
  name: string,
  occasion: Occasion,
  own: Readonly<Record<string, OwnDecisionRule>>,
): string | undefined {
  const picked = (own[name] ?? notGiven(`own.${name}`))(occasion);
  if (picked === undefined || occasion.options.includes(picked)) return picked;
  throw new Error(
    `the rule "own.${name}" takes "${picked}", which is not among the options: ${occasion.options.join(', ')}`,
  );
}

/** Whether a rule rests on the sums of the options. */
export function needsSums({ name }: RuleInput): boolean {
  return name === 'leastOwnExpectedCost' || name === 'logit' || name === 'own';
}

/** Whether a rule may pick differently in another replication. */
export function isDrawn({ name }: RuleInput): boolean {
  return name === 'logit' || name === 'own';
}
