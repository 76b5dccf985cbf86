/**
 * The nature of demand at a stock: how far apart demands come, and how much their sizes vary. Together they tell smooth
 * demand from intermittent, erratic and lumpy one (A. A. Syntetos, J. E. Boylan and J. D. Croston, Journal of the
 * Operational Research Society 56, 2005). What a request asks for at one time is one demand; so is each order of a stock.
 */
import { Tally } from '../kernel/monitors/index.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { ratio, type Measures, type Put } from './measure.ts';

class Demands {
  private readonly gaps = new Tally();
  private readonly sizes = new Tally();
  private request = 0;
  private at = NaN;
  private size = 0;

  /** Units asked for by a request, or (−1) by another stock, which asks for all at once. */
  add(request: number, units: number, at: number): void {
    if (request > 0 && request === this.request && at === this.at) {
      this.size += units;
      return;
    }
    if (this.size > 0) {
      this.sizes.add(this.size);
      this.gaps.add(at - this.at);
    }
    this.request = request;
    this.at = at;
    this.size = units;
  }

  get interval(): number {
    return this.gaps.count === 0 ? NaN : this.gaps.mean;
  }

  /** Squared coefficient of variation of the sizes. */
  get variation(): number {
    const { mean, deviation, count } = this.sizes;
    return count < 2 ? NaN : ratio(deviation * deviation, mean * mean);
  }
}

export class DemandMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly demands: readonly Demands[];

  constructor(plan: NetworkPlan, bus: FactBus) {
    this.plan = plan;
    this.demands = plan.stocks.map(() => new Demands());
    bus.on('demanded', ({ request, stock, at }) => {
      entry(this.demands, stock).add(request, 1, at);
    });
    bus.on('ordered', ({ stock, quantity, at }) => {
      const { source } = entry(plan.stocks, stock);
      if (source.kind === 'stock') entry(this.demands, source.stock).add(-1, quantity, at);
    });
  }

  tell(put: Put): void {
    for (const [index, { name }] of this.plan.stocks.entries()) {
      put('demandInterval', entry(this.demands, index).interval, name);
      put('demandVariation', entry(this.demands, index).variation, name);
    }
  }
}
