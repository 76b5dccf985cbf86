/**
 * The rule `byExperience`: one option if what the party saw since the last occasion lies beyond a threshold, and
 * another if not, or if it has seen nothing.
 */
import type { Rule } from './rule.ts';

export const byExperience: Rule<'byExperience'> = ({ options, seen }, rule) => {
  const value = seen(rule.measure);
  const beyond = rule.side === 'above' ? value > rule.than : value < rule.than;
  const wanted = beyond ? rule.take : rule.otherwise;
  return options.find((its) => its === wanted);
};
