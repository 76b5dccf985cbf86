// Closed forms for parts of a network, to stand beside what a simulation says.
export {
  ageReplacement,
  bestAgeReplacement,
  type AgeReplacement,
  type AgeReplacementFigures,
} from './age-replacement.ts';
export {
  alternatingRenewal,
  availabilities,
  expectedShortfall,
  reachesTarget,
  upAndDownOver,
  type Availabilities,
  type Span,
  type SpanFigures,
  type Stoppages,
  type UpAndDownFigures,
} from './alternating-renewal.ts';
export {
  bestBlockReplacement,
  blockReplacement,
  type BlockReplacement,
  type BlockReplacementFigures,
} from './block-replacement.ts';
export { condemnationStock, type CondemnationFigures, type CondemnationStock } from './condemnation.ts';
export { echelons, type Depot, type SiteFigures, type SuppliedSite } from './echelons.ts';
export {
  erlangB,
  erlangC,
  multiServerQueue,
  waitExceeds,
  type MultiServerQueue,
  type QueueFigures,
} from './erlang.ts';
export {
  indenture,
  type IndentureFigures,
  type IndentureRule,
  type LineUnit,
  type ShopUnit,
} from './indenture.ts';
export {
  lostSalesStock,
  rationedStock,
  type DemandClass,
  type LostSalesFigures,
  type LostSalesStock,
  type RationedFigures,
  type RationedStock,
} from './lost-sales.ts';
export { metric } from './metric.ts';
export { baseStock, outstandingAfter, waitWithin, type BaseStock, type ServedStock } from './palm.ts';
export {
  constantServiceWaitExceeds,
  singleServerQueue,
  type SingleServerQueue,
} from './pollaczek-khinchine.ts';
export { renewalDensity, renewalsBy, type SmoothLife } from './renewal.ts';
export { reorderPointStock, type ReorderFigures, type ReorderPoint } from './reorder-point.ts';
export { machineRepairman, type Repairman, type RepairmanFigures } from './repairman.ts';
export type { StockFigures } from './stock.ts';
export { variMetric } from './vari-metric.ts';
export {
  freeReplacements,
  minimalRepair,
  presentValue,
  proRataRebate,
  renewingWarranty,
  type MinimalRepair,
  type RenewingWarranty,
} from './warranty.ts';
