/** The normalized scenario: plain data, every default filled; what is hashed, stored, shown and run. */
import type { EconomicsInput } from '../contracts/economics-input.ts';
import type { NetworkInput } from '../network/network-input.ts';
import type { DecisionInput } from '../relations/decision-input.ts';
import type { OwnRules } from './own-rules.ts';

export interface Alternative {
  readonly title: string;
  readonly network: NetworkInput;
  readonly economics: EconomicsInput;
  readonly decisions: Readonly<Record<string, DecisionInput>>;
}

export interface Scenario {
  /** Version of the language that it was written in. */
  readonly aftersim: 1;
  readonly name: string;
  /** Hours. */
  readonly horizon: number;
  readonly seed: string;
  readonly replications: number;
  readonly base: Alternative;
  /** In the order of the file; empty when there is nothing to compare. */
  readonly alternatives: Readonly<Record<string, Alternative>>;
  /** Rules of the user's own, where the scenario names some: the only part that is not plain data. */
  readonly own?: OwnRules;
}
