/** A sweep with what belongs to it when it is shown. */
import type { Mode } from '../../engine/experiments/study.ts';
import type { Sweep, SweepDesign } from '../../engine/experiments/sweep.ts';
import type { Loaded } from '../call/scenario.ts';

export interface ShownSweep {
  readonly loaded: Loaded;
  readonly design: SweepDesign;
  readonly mode: Mode;
  readonly sweep: Sweep;
  /** The measure whose table is asked for; undefined for a row a cell. */
  readonly pivot: string | undefined;
  readonly requested: number;
  readonly incomplete: string | undefined;
}
