/** Rules of precedence: one by its name, or a list of them, the most important first. */
import {
  precedences,
  type BuiltInPrecedence,
  type Precedences,
} from '../../engine/network/entitlements/precedence.ts';
import { either } from './form.ts';
import { list } from './list.ts';
import { wordOrOwn } from './own-name.ts';

const builtIn = Object.keys(precedences) as BuiltInPrecedence[];
const rule = wordOrOwn(...builtIn);
const onlyRule = rule.transform((its): Precedences => [its]);
const rules = list(rule);

/** Who goes first in a line. */
export const precedence = either<Precedences>(
  (raw) => (Array.isArray(raw) ? rules : onlyRule),
  () => [onlyRule, rules],
);
