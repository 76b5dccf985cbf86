/** Stocks: what was met at once, how long the rest waited, what lay on the shelf. */
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';

export class StockMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly demands: Float64Array;
  private readonly fromShelf: Float64Array;
  private readonly waits: Float64Array;
  private readonly onHand: Float64Array;
  private readonly backordered: Float64Array;

  constructor(plan: NetworkPlan, bus: FactBus) {
    this.plan = plan;
    const byStock = (): Float64Array => new Float64Array(plan.stocks.length);
    this.demands = byStock();
    this.fromShelf = byStock();
    this.waits = byStock();
    this.onHand = byStock();
    this.backordered = byStock();
    bus.on('issued', (fact) => {
      this.met(fact.stock, fact.waited, fact.fromShelf);
    });
    bus.on('filled', (fact) => {
      this.met(fact.source, fact.waited, fact.waited === 0 ? 1 : 0);
    });
    bus.on('stocked', (fact) => {
      addTo(this.onHand, fact.stock, fact.onHand);
      addTo(this.backordered, fact.stock, fact.backordered);
    });
  }

  /** Units that a stock gave out, to requests and to the stocks that it supplies. */
  givenOut(stock: number): number {
    return this.demands[stock] ?? 0;
  }

  /** Unit-hours that lay on a stock's shelf. */
  unitHours(stock: number): number {
    return this.onHand[stock] ?? 0;
  }

  tell(put: Put, hours: number): void {
    for (const [index, stock] of this.plan.stocks.entries()) {
      const demands = this.demands[index] ?? 0;
      put('fillRate', ratio(this.fromShelf[index] ?? 0, demands), stock.name);
      put('stockWait', ratio(this.waits[index] ?? 0, demands), stock.name);
      put('onHand', ratio(this.onHand[index] ?? 0, hours), stock.name);
      put('backorders', ratio(this.backordered[index] ?? 0, hours), stock.name);
    }
  }

  private met(stock: number, waited: number, fromShelf: number): void {
    addTo(this.demands, stock, 1);
    addTo(this.fromShelf, stock, fromShelf);
    addTo(this.waits, stock, waited);
  }
}
