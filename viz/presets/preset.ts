/** A shipped scenario as the page has it: normalized when the page was built, its text beside it. */
import type { Scenario } from '../../engine/build/scenario.ts';

/** An assumed value with a range, as written. */
export interface RangedAssumption {
  /** Where it stands in the file: `customers.operatorA.lostMargin`. */
  readonly path: string;
  readonly value: string;
  readonly range: readonly [string, string];
}

/** What the gallery tells of a preset. */
export interface PresetSummary {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** Every alternative, in the order of the file; the scenario itself where there is none. */
  readonly alternatives: readonly { readonly id: string; readonly title: string }[];
  /** The two that stand side by side at first. */
  readonly shown: readonly string[];
  readonly years: number;
  readonly machines: number;
  /** For the picture: each place, the index of its parent (-1: none), and machines there. */
  readonly places: readonly {
    readonly name: string;
    readonly kind: string;
    readonly parent: number;
    readonly machines: number;
  }[];
}

export interface Preset extends PresetSummary {
  readonly scenario: Scenario;
  readonly text: string;
  readonly assumptions: readonly RangedAssumption[];
  /** Prices as written: path and value. */
  readonly prices: readonly { readonly path: string; readonly value: string }[];
}
