/**
 * Who goes first: named rules, for the lines of pools and of stocks. A rule gives a number, the smaller the sooner; a
 * list of rules compares by the first, then by the second, and so on; who came first goes first where all are equal.
 */
import type { Hours } from '../../kernel/time.ts';

/** What a rule may look at: whom and what a claim or a demand serves. */
export interface Need {
  /** The tier's: smaller first. */
  readonly priority: number;
  /** When the need arose. */
  readonly raisedAt: Hours;
  /** Planned work, which can wait. */
  readonly planned: boolean;
  /** The earliest deadline that is promised; Infinity: none. */
  readonly dueAt: Hours;
}

export type Rule = (need: Need) => number;

/** The rules by name. */
export const precedences = {
  firstCome: () => 0,
  byTier: (need) => need.priority,
  failuresFirst: (need) => (need.planned ? 1 : 0),
  oldestNeed: (need) => need.raisedAt,
  dueFirst: (need) => need.dueAt,
} as const satisfies Readonly<Record<string, Rule>>;

export type Precedence = keyof typeof precedences;

/** A line's rules, the most important one first. */
export type Precedences = readonly Precedence[];

/** What a need is worth by each rule of a line. */
export type Rank = readonly number[];

const first: Rank = [];

/** Goes before everybody: work that a shift's end cut off. */
export const beforeAll: Rank = [-Infinity];

/** The rank of a need; empty where who came first goes first. */
export function rankOf(rules: readonly Rule[], need: Need): Rank {
  return rules.length === 0 ? first : rules.map((rule) => rule(need));
}

/** The rules of a line; none where who came first goes first. */
export function rulesOf(names: Precedences): readonly Rule[] {
  return names.filter((name) => name !== 'firstCome').map((name) => precedences[name]);
}

/** Below zero where `one` goes before `other`, above where it goes after, zero where rules do not tell them apart. */
export function compareRanks(one: Rank, other: Rank): number {
  for (let index = 0; index < one.length || index < other.length; index += 1) {
    // What is not ranked that far stands with the rest: only work that was cut off is ranked without rules.
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0 && difference === difference) return difference;
  }
  return 0;
}
