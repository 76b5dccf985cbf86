/** Theory of a stock that no other supplies, and of those that it supplies, directly or not. */
import { entry } from '../../network/entry.ts';
import type { NetworkPlan, StockPlan } from '../../network/plan/plan.ts';
import {
  baseStock,
  echelons,
  lostSalesStock,
  metric,
  reorderPointStock,
  variMetric,
  type Depot,
  type SuppliedSite,
} from '../../theory/index.ts';
import { assume, type Assumption, type ClosedForm, type NoForm, type TheoryFigure } from './closed-form.ts';
import { journey, type Flow } from './flows.ts';
import { shopOf, workOf, type Shop } from './shop.ts';
import type { Demand, StockWorld, Waits } from './stock-world.ts';

function figures(
  name: string,
  its: { fillRate: number; backorders: number; onHand: number; meanWait: number; readyRate?: number },
): readonly TheoryFigure[] {
  return [
    { metric: `fillRate/${name}`, value: its.fillRate },
    { metric: `stockWait/${name}`, value: its.meanWait },
    { metric: `onHand/${name}`, value: its.onHand },
    { metric: `backorders/${name}`, value: its.backorders },
    ...(its.readyRate === undefined ? [] : [{ metric: `readyRate/${name}`, value: its.readyRate }]),
  ];
}

/** A stock that no other supplies, with those below it. */
export class StockTree {
  readonly demandRate: number;
  private readonly plan: NetworkPlan;
  private readonly flows: readonly Flow[];
  private readonly demands: readonly Demand[];
  private readonly waits: Waits;
  private readonly root: number;
  private readonly customersOf: (index: number) => readonly number[];
  private readonly members: readonly number[];
  private readonly shop: Shop;
  private readonly stock: StockPlan;
  private readonly part: string;

  constructor(world: StockWorld, root: number) {
    const { plan, flows, demands, waits } = world;
    const customersOf = (index: number): readonly number[] =>
      plan.stocks.flatMap(({ source }, its) =>
        source.kind === 'stock' && source.stock === index ? [its] : [],
      );
    this.plan = plan;
    this.flows = flows;
    this.demands = demands;
    this.waits = waits;
    this.root = root;
    this.customersOf = customersOf;
    this.stock = entry(plan.stocks, root);
    const members: number[] = [];
    const collect = (index: number): void => {
      members.push(index);
      for (const below of customersOf(index)) collect(below);
    };
    collect(root);
    this.members = members;
    this.demandRate = members.reduce((sum, index) => sum + entry(demands, index).rate, 0);
    this.shop = shopOf(plan, flows, this.stock, waits);
    const others = members.length - 1;
    this.part = `stock ${this.stock.name}${others === 0 ? '' : ` and ${others} that it supplies`}`;
  }

  forms(found: number[], approximations: boolean): readonly (ClosedForm | NoForm)[] {
    const refusal = this.refusal();
    if (refusal !== '') return [{ part: this.part, why: refusal }];
    if (this.members.length > 1) return this.tree(found, approximations);
    return [this.alone(found)];
  }

  /** Why no closed form fits; '' if one does. */
  private refusal(): string {
    const { plan, members, stock } = this;
    const its = members.map((index) => entry(plan.stocks, index));
    if (its.some(({ unlimited }) => unlimited)) return 'a stock without limit orders from one that has one';
    if (its.some(({ lenders }) => lenders.length > 0)) return 'places lend units to each other';
    if (its.some(({ reserves }) => reserves)) return 'units are kept for some tiers';
    if (its.some(({ review }) => review < Infinity)) return 'stocks are looked at from time to time only';
    if (members.length > 1) {
      if (its.some(({ hasOtherWays }) => hasOtherWays)) return 'unmet demand goes elsewhere';
      if (its.some(({ oneForOne, source }) => source.kind !== 'repair' && !oneForOne))
        return 'orders are for several units';
    } else if (!stock.oneForOne && stock.source.kind === 'supplier' && stock.batch === 0) {
      return 'orders are up to a level, for as many units as it takes';
    }
    if (stock.ifShort !== 'backorder' && !stock.oneForOne)
      return 'orders are for several units, and unmet demand goes elsewhere';
    if (stock.source.kind === 'supplier' && stock.repairsHere)
      return 'it is filled by repair and by purchase';
    if (stock.source.kind === 'repair' && !(this.shop.rate > 0)) return 'nothing comes back from repair';
    return '';
  }

  private get leadTime(): number {
    const { source } = this.stock;
    return source.kind === 'supplier' ? source.leadTime.mean : this.shop.time;
  }

  /** What is taken for granted of demand, and of what makes it good. */
  private assumptions(): readonly Assumption[] {
    const { plan, members, shop, stock } = this;
    const its = members.map((index) => entry(this.demands, index));
    const notPoisson = [...new Set(its.flatMap((demand) => demand.notPoisson))].slice(0, 3);
    const ranked = members.some((index) => entry(plan.stocks, index).allocate.length > 0);
    const base = [
      assume('demand is Poisson', ...notPoisson),
      assume(
        'units are demanded one at a time',
        its.some(({ single }) => !single) && 'some requests ask for several',
      ),
      assume('demands are met in the order in which they came', ranked && 'they are met by tier'),
    ];
    if (stock.source.kind !== 'repair') return base;
    const limited = shop.crews === undefined ? shop.benches.map((pool) => entry(plan.pools, pool).name) : [];
    return [
      ...base,
      assume(
        'benches are without limit',
        ...limited.map((name) => `${name} are limited; their mean wait is counted`),
      ),
      assume(
        'the failed unit is in the shop when the good one is demanded',
        shop.homeward > 0 && 'it comes later; its mean way is counted as part of the repair',
      ),
    ];
  }

  private alone(found: number[]): ClosedForm {
    const { stock, root, part } = this;
    const demandRate = this.demandRate;
    const level = stock.source.kind === 'repair' ? stock.initial : stock.orderUpTo;
    const assumptions = this.assumptions();
    if (stock.ifShort !== 'backorder') {
      const its = lostSalesStock({ demandRate, leadTime: this.leadTime, stock: level });
      found[root] = stock.ifShort === 'emergency' ? its.lostShare * stock.emergencyTime.mean : 0;
      return {
        part,
        theory: 'Erlang’s loss formula (any law of the lead time)',
        assumptions,
        figures: [
          ...(stock.ifShort === 'emergency'
            ? [{ metric: `fillRate/${stock.name}`, value: its.fillRate }]
            : []),
          { metric: `onHand/${stock.name}`, value: its.onHand },
          { metric: `pipeline/${stock.name}`, value: its.outstanding },
        ],
      };
    }
    if (stock.batch > 1 && stock.source.kind === 'supplier') {
      const { leadTime } = stock.source;
      const its = reorderPointStock({
        demandRate,
        leadTime: leadTime.mean,
        reorderPoint: stock.reorderAt,
        quantity: stock.batch,
      });
      found[root] = its.meanWait;
      const varies = leadTime.variance > 0 && `it is ${leadTime.law}`;
      return {
        part,
        theory: `(R, Q) stock, R ${stock.reorderAt}, Q ${stock.batch}`,
        assumptions: [...assumptions, assume('the lead time is constant', varies)],
        figures: figures(stock.name, its),
      };
    }
    const { crews, time } = this.shop;
    if (stock.source.kind === 'repair' && crews !== undefined && demandRate * time < crews) {
      const its = echelons({
        stock: level,
        repairTime: workOf(this.shop, this.waits),
        crews,
        sites: [{ demandRate, stock: 0, transportTime: 0 }],
      });
      found[root] = its.meanWait;
      return {
        part,
        theory: `M/M/${crews} shop behind a shelf`,
        assumptions,
        figures: figures(stock.name, its),
      };
    }
    const its = baseStock({ demandRate, leadTime: this.leadTime, stock: level });
    found[root] = its.meanWait;
    return {
      part,
      theory: 'Palm’s theorem (any law of the lead time)',
      assumptions,
      figures: figures(stock.name, its),
    };
  }

  private tree(found: number[], approximations: boolean): readonly (ClosedForm | NoForm)[] {
    const { plan, root, part, members } = this;
    const { crews } = this.shop;
    const varying = members.some((index) => index !== root && this.transport(index).variance > 0);
    const repairTime = crews === undefined ? this.leadTime : workOf(this.shop, this.waits);
    const depot: Depot = {
      stock: this.levelOf(root),
      repairTime,
      ...(crews !== undefined && { crews }),
      sites: this.sitesOf(root),
    };
    if (crews !== undefined && this.demandRate * repairTime >= crews) {
      return [{ part, why: 'there is more to repair than its benches can do on average' }];
    }
    const assumptions = [
      ...this.assumptions(),
      assume('units travel for a constant time', varying && 'some journeys vary'),
    ];
    const order = this.order(root);
    const rows = (its: ReturnType<typeof echelons>, only?: 'backorders'): readonly TheoryFigure[] => {
      const flat: TheoryFigure[] = [];
      const walk = (site: typeof its, place: number[]): void => {
        const index = place.shift() ?? -1;
        const { name } = entry(plan.stocks, index);
        if (only === undefined) found[index] = site.meanWait;
        if (site.demandRate > 0) {
          flat.push(
            ...figures(name, site).filter(({ metric: id }) => only === undefined || id.startsWith(only)),
          );
        }
        for (const below of site.sites) walk(below, place);
      };
      walk(its, [...order]);
      return flat;
    };
    const exact = {
      part,
      theory: 'echelons, one for one (Simon; Graves)',
      assumptions,
      figures: rows(echelons(depot)),
    };
    if (!approximations) return [exact];
    const approximate = (theory: string, its: ReturnType<typeof echelons>): ClosedForm => ({
      part,
      theory: `${theory}, an approximation`,
      assumptions,
      figures: rows(its, 'backorders'),
    });
    return [
      exact,
      approximate('METRIC (Sherbrooke)', metric(depot)),
      approximate('VARI-METRIC (Graves; Sherbrooke)', variMetric(depot)),
    ];
  }

  /** The stocks of the tree in the order in which theory walks them. */
  private order(index: number): readonly number[] {
    return [index, ...this.customersOf(index).flatMap((below) => this.order(below))];
  }

  private levelOf(index: number): number {
    const { initial, orderUpTo, source } = entry(this.plan.stocks, index);
    return source.kind === 'repair' ? initial : orderUpTo;
  }

  private transport(index: number): { mean: number; variance: number } {
    const { place, source } = entry(this.plan.stocks, index);
    return source.kind === 'stock'
      ? journey(this.plan, entry(this.plan.stocks, source.stock).place, place)
      : { mean: 0, variance: 0 };
  }

  private sitesOf(index: number): readonly SuppliedSite[] {
    return this.customersOf(index).map((below): SuppliedSite => {
      const stock = entry(this.plan.stocks, below);
      const shop = stock.repairsHere ? shopOf(this.plan, this.flows, stock, this.waits) : undefined;
      const asked = this.demandBelow(below);
      const repaired = shop === undefined || !(shop.rate > 0) ? 0 : Math.min(1, shop.rate / asked);
      return {
        demandRate: entry(this.demands, below).rate,
        stock: this.levelOf(below),
        transportTime: this.transport(below).mean,
        repairShare: repaired,
        repairTime: shop === undefined || !(shop.rate > 0) ? 0 : shop.time,
        sites: this.sitesOf(below),
      };
    });
  }

  private demandBelow(index: number): number {
    return this.customersOf(index).reduce(
      (sum, below) => sum + this.demandBelow(below),
      entry(this.demands, index).rate,
    );
  }
}
