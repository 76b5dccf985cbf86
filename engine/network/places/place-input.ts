/** Places form a tree (customer, field, regional, central); lanes join any two of them. Normalized form. */
import type { WorkingHoursInput } from '../pools/pool-input.ts';
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

/**
 * What the access to a place must hold for: the beginning of work, each hour of it, or all of what a visit does in a step.
 */
export type AccessWindow = 'begin' | 'hour' | 'visit';

export type PlaceKind = 'customer' | 'field' | 'regional' | 'central' | 'supplier';

export interface PlaceInput {
  readonly kind: PlaceKind;
  /** Id of the place that resupplies this one; `null` at the root. */
  readonly parent: string | null;
  /** When work may be done there. */
  readonly access: WorkingHoursInput;
  readonly window: AccessWindow;
}

/** A lane may be used both ways. Routes follow a direct lane where there is one, else the tree. */
export interface LaneInput {
  readonly from: string;
  readonly to: string;
  /** Hours under way, for parts and for people on their first visit to a request. */
  readonly time: DistributionSpec;
  /** Hours under way for people on a second or later visit to the same request. */
  readonly laterVisits: DistributionSpec;
}
