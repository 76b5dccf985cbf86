/** What a rule is given, and what it says. A rule is a pure function: it knows beliefs, past facts and its own luck. */
import type { Measure, RuleInput } from '../decision-input.ts';
import type { OptionSum } from '../least-own-expected-cost.ts';

export interface Occasion {
  /** The options that are offered, in the order of the file. */
  readonly options: readonly string[];
  /** The sums of those options, by the actor's beliefs. */
  readonly sums: readonly OptionSum[];
  /** A number in (0, 1) that belongs to this customer, decision, occasion and option. */
  readonly luck: (option: string) => number;
  /** What the actor has seen since the last occasion; NaN where there is nothing to see. */
  readonly seen: (measure: Measure) => number;
}

/** Picks an option; undefined: nothing to pick from, so what is in force stays. */
export type Rule<N extends RuleInput['name']> = (
  occasion: Occasion,
  rule: Extract<RuleInput, { readonly name: N }>,
) => string | undefined;
