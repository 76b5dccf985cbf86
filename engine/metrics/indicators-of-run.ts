/** All measures of one run, each a fold over its facts. Those that take time or room are kept only when asked for. */
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import type { IndicatorName } from './indicator.ts';
import { DemandMeasures } from './demand-measures.ts';
import { LeadTimeMeasures } from './lead-time-measures.ts';
import { MachineMeasures } from './machine-measures.ts';
import type { Measures } from './measure.ts';
import { OrderMeasures } from './order-measures.ts';
import { PeopleMeasures } from './people-measures.ts';
import { PoolMeasures } from './pool-measures.ts';
import { PromiseMeasures } from './promise-measures.ts';
import { RepairMeasures } from './repair-measures.ts';
import { RequestColumns } from './request-columns.ts';
import { RequestMeasures } from './request-measures.ts';
import { ResponseMeasures } from './response-measures.ts';
import { ShelfMeasures } from './shelf-measures.ts';
import { StockMeasures } from './stock-measures.ts';
import { VisitMeasures } from './visit-measures.ts';

export type IndicatorValues = Readonly<Record<string, number>>;

/** Which measures a run is asked for: the main ones, or every one in the registry. */
export type Asked = 'main' | 'all';

export class IndicatorsOfRun {
  readonly machines: MachineMeasures;
  readonly stocks: StockMeasures;
  private readonly folds: readonly Measures[];
  private hours = 0;

  constructor(plan: NetworkPlan, bus: FactBus, asked: Asked = 'main') {
    this.machines = new MachineMeasures(plan, bus);
    const promises = new PromiseMeasures(plan, bus);
    this.stocks = new StockMeasures(plan, bus);
    const pools = new PoolMeasures(plan, bus);
    const main = [this.machines, promises, this.stocks, pools, new RequestMeasures(bus)];
    this.folds = asked === 'main' ? main : [...main, ...this.further(plan, bus)];
    bus.on('monthEnded', (fact) => {
      this.hours += fact.hours;
    });
  }

  private further(plan: NetworkPlan, bus: FactBus): readonly Measures[] {
    const { machines, stocks } = this;
    const requests = new RequestColumns(plan, bus);
    const orders = new OrderMeasures(plan, bus, requests, machines.fleetOf);
    return [
      new RepairMeasures(plan, bus, machines, requests),
      new ResponseMeasures(plan, bus, requests, machines.fleetOf),
      new ShelfMeasures(plan, bus, stocks),
      new DemandMeasures(plan, bus),
      orders,
      new LeadTimeMeasures(plan, bus, requests, orders),
      new VisitMeasures(bus),
      new PeopleMeasures(plan, bus),
    ];
  }

  /** Hours that have passed. */
  get passed(): number {
    return this.hours;
  }

  /** Every measure of the run so far. */
  values(): IndicatorValues {
    const values: Record<string, number> = {};
    const put = (name: IndicatorName, value: number, subject?: string): void => {
      values[subject === undefined ? name : `${name}/${subject}`] = value;
    };
    for (const fold of this.folds) fold.tell(put, this.hours);
    return values;
  }
}
