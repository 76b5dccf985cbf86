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
  /** How bad it is: 0 the machine stands still, 1 it is degraded, 2 it runs on, 3 it is planned or no failure at all. */
  readonly severity: number;
  /** The earliest deadline that is promised; Infinity: none. */
  readonly dueAt: Hours;
}

/** How bad a need is, in the order of `Need.severity`; whatever is no failure comes last. */
export const severities = ['stops', 'degrades', 'runsOn'] as const;
export const noFailure = severities.length;

export type Rule = (need: Need) => number;

/** The rules by name. */
export const precedences = {
  firstCome: () => 0,
  byTier: (need) => need.priority,
  failuresFirst: (need) => (need.planned ? 1 : 0),
  oldestNeed: (need) => need.raisedAt,
  dueFirst: (need) => need.dueAt,
  bySeverity: (need) => need.severity,
} as const satisfies Readonly<Record<string, Rule>>;

/** The name of a rule: a built-in one, or `own.NAME` for one of the user's. */
export type Precedence = BuiltInPrecedence | OwnName;
export type BuiltInPrecedence = keyof typeof precedences;

/** What a rule of the user's own is called. */
export type OwnName = `own.${string}`;

/** The name without what says that it is one's own; undefined for a built-in rule. */
export function ownName(name: string): string | undefined {
  return name.startsWith('own.') ? name.slice('own.'.length) : undefined;
}

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
export function rulesOf(names: Precedences, own: Readonly<Record<string, Rule>> = {}): readonly Rule[] {
  return names
    .filter((name) => name !== 'firstCome')
    .map((name) => {
      const mine = ownName(name);
      if (mine === undefined) return precedences[name as BuiltInPrecedence];
      return own[mine] ?? notGiven(name);
    });
}

/** Stands for a rule that is not there, where a plan is made without running it. */
export function notGiven(name: string): () => never {
  return () => {
    throw new Error(`the rule "${name}" was not given to this run`);
  };
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
