/** A decision: an actor, options that act through declared ports, a named rule. Normalized form. */
import type { Allocation } from '../network/stock/stock-input.ts';

/** Who decides. `downtimeBearer` and `assetOwner` are read off the contract's switches. */
export type Actor = 'maker' | 'customer' | 'downtimeBearer';

/** The ports: the only things that a decision can change. */
export type Change =
  | { readonly port: 'wear'; readonly factor: number }
  | { readonly port: 'stockLevel'; readonly stock: string; readonly add: number }
  | { readonly port: 'dispatch'; readonly pool: string; readonly value: Allocation }
  | { readonly port: 'allocate'; readonly stock: string; readonly value: Allocation };

export interface OptionInput {
  readonly changes: readonly Change[];
  /** Cents a year for each unit of `costPer`, paid by the actor. */
  readonly yearlyCost: number;
  /** Item whose installed units are counted; `null`: once in all. */
  readonly costPer: string | null;
  /** What the actor believes a stop of a machine lasts under this option, hours. */
  readonly believedStopHours: number;
}

export interface DecisionInput {
  readonly actor: Actor;
  readonly rule: 'leastOwnExpectedCost';
  /** The option in force where decisions are frozen. */
  readonly frozen: string;
  readonly options: Readonly<Record<string, OptionInput>>;
}
