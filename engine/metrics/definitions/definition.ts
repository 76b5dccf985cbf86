/** What is said of every measure that is published. */

/** Which way is better; `none` where it depends on whom one asks. */
export type Direction = 'up' | 'down' | 'none';

export interface Indicator {
  readonly unit: string;
  readonly formula: string;
  readonly better: Direction;
  /** Part of the transaction that it speaks of: before, during or after it (LaLonde and Zinszer). */
  readonly phase: 'before' | 'during' | 'after';
  /** Rows of docs/coverage.md that it answers. */
  readonly answers: readonly string[];
  /** `always`: worked out in every run. `asked`: only where all measures are asked for, as it takes time or room. */
  readonly told: 'always' | 'asked';
}

export type Definitions = Readonly<Record<string, Indicator>>;
