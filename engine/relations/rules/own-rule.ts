/** A decision rule of the user's own: it picks by the same occasion as the built-in ones, or leaves what is in force. */
import type { Occasion } from './rule.ts';

export type OwnDecisionRule = (occasion: Occasion) => string | undefined;
