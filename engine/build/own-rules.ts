/**
 * Rules of the user's own, by kind and name: pure functions that stand beside the built-in ones. A scenario names them
 * `own.NAME`. Functions cannot be hashed or sent, so what belongs to a run's key, and goes to a worker, is their source.
 */
import type { Rule } from '../network/entitlements/precedence.ts';
import type { ReplenishRule } from '../network/stock/replenish-rule.ts';
import type { OwnDecisionRule } from '../relations/rules/own-rule.ts';

export interface OwnRules {
  /** The text that they come from. */
  readonly source: string;
  /** Who goes first in a line: the smaller number. */
  readonly precedence: Readonly<Record<string, Rule>>;
  /** How many units a stock orders. */
  readonly replenish: Readonly<Record<string, ReplenishRule>>;
  /** Which option a party takes. */
  readonly decision: Readonly<Record<string, OwnDecisionRule>>;
}

/** Where there are none. */
export const noOwnRules: Pick<OwnRules, OwnKind> = { precedence: {}, replenish: {}, decision: {} };

/** The kinds of rules that may be one's own. */
export const ownKinds = ['precedence', 'replenish', 'decision'] as const;
export type OwnKind = (typeof ownKinds)[number];
