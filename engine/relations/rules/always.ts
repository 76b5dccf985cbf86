/** The rule `always`: the script says which option is taken. */
import type { Rule } from './rule.ts';

export const always: Rule<'always'> = ({ options }, { option }) => options.find((its) => its === option);
