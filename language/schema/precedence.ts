/** Rules of precedence: one by its name, or a list of them, the most important first. */
import {
  precedences,
  type Precedence,
  type Precedences,
} from '../../engine/network/entitlements/precedence.ts';
import { either } from './form.ts';
import { list } from './list.ts';
import { word } from './scalar.ts';

const rule = word(...(Object.keys(precedences) as [Precedence, ...Precedence[]]));
const onlyRule = rule.transform((its): Precedences => [its]);

/** Who goes first in a line. */
export const precedence = either<Precedences>((raw) => (Array.isArray(raw) ? list(rule) : onlyRule));
