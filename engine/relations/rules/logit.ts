/**
 * The rule `logit`: each option is worth its believed sum and a taste of one's own, drawn from a Gumbel law of the given
 * scale, so that options are taken with probabilities ∝ exp(sum / scale) (McFadden, Conditional logit analysis of
 * qualitative choice behavior, 1974). A taste is keyed by customer, decision, occasion and option: at another price the
 * same customer has the same taste, and whoever does not take an option does not take it dearer either.
 */
import { log } from '../../random/arithmetic/logarithm.ts';
import type { Rule } from './rule.ts';

export const logit: Rule<'logit'> = ({ sums, luck }, { scale }) => {
  let best: string | undefined;
  let most = -Infinity;
  for (const { option, total } of sums) {
    const worth = total - scale * log(-log(luck(option)));
    if (best !== undefined && !(worth > most)) continue;
    best = option;
    most = worth;
  }
  return best;
};
