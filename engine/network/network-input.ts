/** Everything physical that a run needs, normalized: every default filled, every reference an id that exists. */
import type { TierInput } from './entitlements/tier-input.ts';
import type { FleetInput } from './items/fleet-input.ts';
import type { ItemInput, ProductInput } from './items/item-input.ts';
import type { ShockInput } from './items/shock-input.ts';
import type { LaneInput, PlaceInput } from './places/place-input.ts';
import type { PoolInput } from './pools/pool-input.ts';
import type { ArrivalInput, JobInput } from './request/job-input.ts';
import type { StockInput } from './stock/stock-input.ts';

type ById<T> = Readonly<Record<string, T>>;

export interface NetworkInput {
  readonly places: ById<PlaceInput>;
  readonly lanes: ById<LaneInput>;
  readonly items: ById<ItemInput>;
  readonly products: ById<ProductInput>;
  readonly fleets: ById<FleetInput>;
  readonly arrivals: ById<ArrivalInput>;
  readonly jobs: ById<JobInput>;
  readonly pools: ById<PoolInput>;
  /** Key: `place/item`. */
  readonly stocks: ById<StockInput>;
  readonly tiers: ById<TierInput>;
  readonly shocks: ById<ShockInput>;
}
