/** A decision: an actor, when it is taken, options that act through declared ports, a named rule. Normalized form. */
import type { Hours } from '../kernel/time.ts';
import type { Allocation } from '../network/stock/stock-input.ts';

/** Who decides. `downtimeBearer` is read off the switches of the contract. */
export type Actor = 'maker' | 'customer' | 'lessor' | 'downtimeBearer';

/** `all`: one choice for all customers. `each`: one for each customer, about that customer's machines alone. */
export type Scope = 'all' | 'each';

/** When it is taken: once before the run begins, or in the run. `termEnds`: whenever the customer's contract has run. */
export type TriggerInput =
  | { readonly kind: 'start' }
  | { readonly kind: 'at'; readonly at: Hours }
  | { readonly kind: 'every'; readonly every: Hours; readonly first: Hours }
  | { readonly kind: 'termEnds' };

/**
 * What a party can look back on: its machines' availability, failures and hours down per machine-year, the share of
 * promises that was broken, mean hours from stop to restoration, its own cost in cents per machine-year, each since the
 * last occasion and up to the end of the last month; and for how many hours its oldest bill to the maker has been open.
 */
export type Measure =
  'availability' | 'failures' | 'downtime' | 'promisesBroken' | 'restoreHours' | 'ownCost' | 'unpaidFor';

/**
 * How an option is picked. `leastOwnExpectedCost`: the best sum by beliefs. `logit`: the same with a taste of each
 * customer's own, of this size in cents a year. `byExperience`: by a threshold on what the party saw. `always`: the
 * script says. `own`: a rule of the user's own.
 */
export type RuleInput =
  | { readonly name: 'leastOwnExpectedCost' }
  | { readonly name: 'logit'; readonly scale: number }
  | {
      readonly name: 'byExperience';
      readonly measure: Measure;
      readonly side: 'above' | 'below';
      readonly than: number;
      /** The option taken if it is on that side, and the one taken if not. */
      readonly take: string;
      readonly otherwise: string;
    }
  | { readonly name: 'always'; readonly option: string }
  /** A rule of the user's own, without the `own.`. */
  | { readonly name: 'own'; readonly rule: string };

/** The ports: the only things that a decision can change. */
export type Change =
  | {
      readonly port: 'wear';
      readonly factor: number;
      /** Fleets concerned; `null`: all of those that the decision is about. */
      readonly fleets: readonly string[] | null;
    }
  | { readonly port: 'stockLevel'; readonly stock: string; readonly add: number }
  | { readonly port: 'dispatch'; readonly pool: string; readonly value: Allocation }
  | { readonly port: 'allocate'; readonly stock: string; readonly value: Allocation }
  /** A planned mode (`item/mode`) falls due after so many units of its meter. */
  | { readonly port: 'interval'; readonly mode: string; readonly units: number }
  /** The customers that the decision is about are under this contract, and its fleets in this tier. */
  | { readonly port: 'contract'; readonly contract: string }
  | { readonly port: 'tier'; readonly tier: string }
  /** Only in the run: service of the customer held; its machines leave; machines of a fleet join. */
  | { readonly port: 'hold' }
  | { readonly port: 'leave' }
  | { readonly port: 'join'; readonly fleet: string; readonly count: number };

export interface OptionInput {
  readonly changes: readonly Change[];
  /** Cents a year for each unit of `costPer`, paid by the actor. */
  readonly yearlyCost: number;
  /** Cents for each unit of `costPer`, paid by the actor once, when the option is taken. */
  readonly oneOffCost: number;
  /** Item whose installed units are counted; `null`: once in all. */
  readonly costPer: string | null;
  /** What the actor believes a stop of a machine lasts under this option, hours. */
  readonly believedStopHours: number;
}

export interface DecisionInput {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly trigger: TriggerInput;
  readonly rule: RuleInput;
  /** Hours over which a one-off cost has to pay. */
  readonly lookAhead: Hours;
  /** The option in force where decisions are frozen, and before the first occasion in the run. */
  readonly frozen: string;
  readonly options: Readonly<Record<string, OptionInput>>;
}

/** Whether a decision is taken while the run goes on. */
export function isLive(decision: DecisionInput): boolean {
  return decision.trigger.kind !== 'start';
}
