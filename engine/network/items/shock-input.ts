/** What strikes several machines at once: lightning, a recall, a cold night. Normalized form. */
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

export interface ShockInput {
  readonly fleets: readonly string[];
  /** Hours from one to the next. */
  readonly interval: DistributionSpec;
  /** Probability in [0, 1] that a machine in service is hit, each by a draw of its own. */
  readonly hits: number;
  /** Way down to the unit that fails where it hits: `socket/socket`. */
  readonly socket: string;
  /** The mode of that unit that it brings about. */
  readonly mode: string;
}
