/** Places form a tree (customer, field, regional, central); lanes join any two of them. Normalized form. */
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

export type PlaceKind = 'customer' | 'field' | 'regional' | 'central' | 'supplier';

export interface PlaceInput {
  readonly kind: PlaceKind;
  /** Id of the place that resupplies this one; `null` at the root. */
  readonly parent: string | null;
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
