/**
 * Authored data → what the engine accepts: every default filled, every preset written out, no optional field. The
 * return types are the engine's own, so that the compiler proves that the language and the engine agree.
 */
import type { Alternative } from '../../engine/build/scenario.ts';
import { Calendar } from './calendar.ts';
import type { Context } from './context.ts';
import { normalizeDecisions } from './decisions.ts';
import { normalizeEconomics } from './economics.ts';
import { normalizeArrivals, normalizeFleets, normalizeShocks } from './fleets.ts';
import { normalizeItems, normalizeProducts } from './items.ts';
import { normalizeJobs } from './jobs.ts';
import { normalizeLanes, normalizePlaces, normalizeTiers } from './places.ts';
import { normalizePools } from './pools.ts';
import { normalizeStocks } from './stocks.ts';

/** What the whole scenario has in common. */
export interface Frame {
  readonly title: string;
  readonly currency: string;
  /** Hours. */
  readonly horizon: number;
}

/** One alternative, or the base. */
export function normalize(context: Context, frame: Frame): Alternative {
  const calendar = new Calendar(context, frame.horizon);
  return {
    title: frame.title,
    network: {
      places: normalizePlaces(context, calendar),
      lanes: normalizeLanes(context),
      items: normalizeItems(context),
      products: normalizeProducts(context),
      fleets: normalizeFleets(context),
      arrivals: normalizeArrivals(context),
      jobs: normalizeJobs(context),
      pools: normalizePools(context, calendar),
      stocks: normalizeStocks(context),
      tiers: normalizeTiers(context, calendar),
      shocks: normalizeShocks(context),
    },
    economics: normalizeEconomics(context, frame.currency, frame.horizon),
    decisions: normalizeDecisions(context, frame.horizon),
  };
}
