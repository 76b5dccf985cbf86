/** Stocks over time: how often nothing is owed, how often something is there, and what is on its way. */
import { TimeWeighted } from '../kernel/monitors/index.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { ratio, type Measures, type Put } from './measure.ts';
import type { StockMeasures } from './stock-measures.ts';

const yearHours = 8760;

/** A number of units that rises and falls, with the time in which there are none and some. */
class Level {
  readonly units: TimeWeighted;
  private readonly none: TimeWeighted;

  constructor(units: number) {
    this.units = new TimeWeighted(units, 0);
    this.none = new TimeWeighted(units === 0 ? 1 : 0, 0);
  }

  move(by: number, at: number): void {
    const units = this.units.current + by;
    this.units.set(units, at);
    this.none.set(units === 0 ? 1 : 0, at);
  }

  /** Share of time up to `at` with no unit. */
  noneShare(at: number): number {
    return this.none.average(at) ?? NaN;
  }
}

export class ShelfMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly stocks: StockMeasures;
  private readonly onHand: readonly Level[];
  private readonly owed: readonly Level[];
  private readonly coming: readonly Level[];
  /** Stocks that a request waits for, one entry for each unit. */
  private readonly waiting = new Map<number, number[]>();
  /** Units that requests hold: what comes back of them was not on order. */
  private readonly held = new Set<number>();
  /** The end of the last month. */
  private now = 0;

  constructor(plan: NetworkPlan, bus: FactBus, stocks: StockMeasures) {
    this.plan = plan;
    this.stocks = stocks;
    this.onHand = plan.stocks.map(({ initial }) => new Level(initial));
    this.owed = plan.stocks.map(() => new Level(0));
    this.coming = plan.stocks.map(() => new Level(0));
    this.listen(bus);
  }

  tell(put: Put): void {
    const hours = this.now;
    for (const [index, stock] of this.plan.stocks.entries()) {
      if (stock.unlimited) continue;
      put('readyRate', entry(this.owed, index).noneShare(hours), stock.name);
      put('inStock', 1 - entry(this.onHand, index).noneShare(hours), stock.name);
      put('pipeline', entry(this.coming, index).units.average(hours) ?? NaN, stock.name);
      const unitYears = this.stocks.unitHours(index) / yearHours;
      put('turns', ratio(this.stocks.givenOut(index), unitYears), stock.name);
    }
  }

  /** Whether units given out are made good by repair, or each demand by repair or an order: no order tells of all. */
  private madeGood(stock: number): boolean {
    const { repairsHere, source } = entry(this.plan.stocks, stock);
    return repairsHere || source.kind === 'repair';
  }

  private demanded(stock: number, units: number, at: number): void {
    entry(this.owed, stock).move(units, at);
    if (this.madeGood(stock)) entry(this.coming, stock).move(units, at);
  }

  /** The request no longer stands in the stock's line; false if it did not. */
  private leaves(request: number, stock: number, at: number): boolean {
    const waits = this.waiting.get(request);
    const place = waits?.indexOf(stock) ?? -1;
    if (waits === undefined || place < 0) return false;
    waits.splice(place, 1);
    if (waits.length === 0) this.waiting.delete(request);
    entry(this.owed, stock).move(-1, at);
    return true;
  }

  private listen(bus: FactBus): void {
    bus.on('demanded', ({ request, stock, at }) => {
      this.demanded(stock, 1, at);
      const waits = this.waiting.get(request);
      if (waits === undefined) this.waiting.set(request, [stock]);
      else waits.push(stock);
    });
    bus.on('issued', ({ request, stock, unit, at }) => {
      this.leaves(request, stock, at);
      entry(this.onHand, stock).move(-1, at);
      this.held.add(unit);
    });
    bus.on('lent', ({ request, stock, lender, at }) => {
      this.leaves(request, stock, at);
      entry(this.onHand, lender).move(-1, at);
      if (!this.madeGood(stock)) entry(this.coming, stock).move(1, at);
    });
    bus.on('expedited', ({ request, stock, at }) => {
      this.leaves(request, stock, at);
      if (!this.madeGood(stock)) entry(this.coming, stock).move(1, at);
    });
    bus.on('lost', ({ request, stock, at }) => {
      if (this.leaves(request, stock, at) && this.madeGood(stock)) entry(this.coming, stock).move(-1, at);
    });
    bus.on('withdrawn', ({ request, at }) => {
      for (const stock of [...(this.waiting.get(request) ?? [])]) {
        this.leaves(request, stock, at);
        if (this.madeGood(stock)) entry(this.coming, stock).move(-1, at);
      }
    });
    bus.on('ordered', ({ stock, quantity, at }) => {
      if (!this.madeGood(stock)) entry(this.coming, stock).move(quantity, at);
      const { source } = entry(this.plan.stocks, stock);
      if (source.kind === 'stock') this.demanded(source.stock, quantity, at);
    });
    bus.on('filled', ({ source, at }) => {
      entry(this.owed, source).move(-1, at);
      entry(this.onHand, source).move(-1, at);
    });
    bus.on('received', ({ stock, unit, at }) => {
      const cameBack = this.held.delete(unit);
      entry(this.onHand, stock).move(1, at);
      if (this.madeGood(stock) || !cameBack) entry(this.coming, stock).move(-1, at);
    });
    bus.on('installed', ({ unit }) => {
      this.held.delete(unit);
    });
    bus.on('scrapped', ({ unit }) => {
      this.held.delete(unit);
    });
    bus.on('monthEnded', ({ at }) => {
      this.now = at;
    });
  }
}
