/** Stock of one item at one place under an (S−1, S) rule. Normalized form. */
import type { DistributionSpec } from '../../random/distributions/distribution-spec.ts';

/** Where a replenishment comes from: another place's stock, an outside supplier, or units coming back repaired. */
export type StockSource =
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'supplier'; readonly leadTime: DistributionSpec }
  | { readonly kind: 'repair' };

/** Who gets an arriving unit: the oldest demand, or the most urgent tier's oldest. */
export type Allocation = 'firstCome' | 'byTier';

export interface StockInput {
  readonly place: string;
  readonly item: string;
  /** Base stock level S, units; the shelf is full at the start. Ignored when `unlimited`. */
  readonly level: number;
  /** Written out in the scenario: every demand is met at once and nothing is ordered. */
  readonly unlimited: boolean;
  readonly source: StockSource;
  readonly allocate: Allocation;
}
