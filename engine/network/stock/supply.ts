/**
 * Where the units of stocks come from and go to: orders to other stocks and to suppliers, units lent by other places or
 * sent from outside in a hurry, units given to requests and to the stocks that ordered them.
 */
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { uniform } from '../../random/draws/draw.ts';
import { hashKey, indexKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { noFailure } from '../entitlements/precedence.ts';
import { entry } from '../entry.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Unit } from '../items/unit.ts';
import type { Units } from '../items/units.ts';
import type { NetworkPlan } from '../plan/plan.ts';
import type { JobRunner } from '../request/job-runner.ts';
import type { Requests } from '../request/requests.ts';
import type { UnitWorkshop } from '../request/workshop.ts';
import type { Demand } from './demand.ts';
import type { Stock, StockHost } from './stock.ts';
import { errand } from './transport.ts';
import type { Transport } from './transport.ts';

/** The network, as the supply of its stocks sees it. */
export interface Supplied {
  readonly plan: NetworkPlan;
  readonly simulation: Simulation;
  readonly bus: FactBus;
  /** Key of the run, from which that of a stock's own orders comes. */
  readonly run: DrawKey;
  readonly units: Units;
  readonly stocks: readonly Stock[];
  readonly transport: Transport;
  readonly requests: Requests;
  readonly runner: JobRunner;
  readonly workshop: UnitWorkshop;
}

export class Supply implements StockHost {
  private readonly world: Supplied;
  /** Orders that each stock has placed. */
  private readonly placed: Int32Array;
  /** Attempts to order of each stock whose orders may not come off. */
  private readonly tried: Int32Array;

  constructor(world: Supplied) {
    this.world = world;
    this.placed = new Int32Array(world.plan.stocks.length);
    this.tried = new Int32Array(world.plan.stocks.length);
  }

  order(stock: Stock, demand: Demand, quantity: number): boolean {
    const { source, oneForOne, hash } = stock.plan;
    if (source.kind === 'repair') return true;
    if (!this.comesOff(stock)) return false;
    const cause = this.world.bus.publish({
      kind: 'ordered',
      id: this.world.bus.next,
      at: this.world.bus.now,
      cause: demand.cause,
      stock: stock.index,
      customer: demand.customer,
      quantity,
    });
    const placed = this.placed[stock.index] ?? 0;
    // An order of one's own has a key of its own; one for each demand is keyed by the demand.
    const key = oneForOne ? demand.key : indexKey(hashKey(this.world.run, hash), placed);
    this.placed[stock.index] = placed + 1;
    if (source.kind === 'stock') {
      const passedOn = Array.from({ length: quantity }, (_, unit): Demand => ({
        ...demand,
        request: -1,
        stock: source.stock,
        forStock: stock.index,
        since: this.world.simulation.now,
        key: unit === 0 ? key : indexKey(key, unit),
        cause,
        state: 'waiting',
        short: false,
        counted: false,
      }));
      entry(this.world.stocks, source.stock).ask(passedOn);
      return true;
    }
    const hours = source.leadTime.quantile(uniform(hashKey(key, hash), purpose.leadTime, errand.purchase));
    for (let unit = 0; unit < quantity; unit += 1) {
      this.buy(stock, demand, hours, cause, (its, last) => {
        this.world.workshop.received(stock, its, last);
      });
    }
    return true;
  }

  /** Whether the stock's next attempt to order comes off: drawn by stock and attempt. */
  private comesOff({ index, plan: { succeeds, hash } }: Stock): boolean {
    if (succeeds === 1) return true;
    const attempt = this.tried[index] ?? 0;
    this.tried[index] = attempt + 1;
    return uniform(hashKey(this.world.run, hash), purpose.ordering, attempt) < succeeds;
  }

  /** Has a new unit come from outside after so many hours. */
  private buy(
    stock: Stock,
    demand: Demand,
    hours: Hours,
    cause: number,
    arrived: (unit: Unit, cause: number) => void,
  ): void {
    this.world.transport.after(hours, {
      unit: this.world.units.build(entry(this.world.plan.items, stock.plan.item), 'transit'),
      customer: demand.customer,
      cause,
      arrived: (unit, last) => {
        this.world.units.move(unit, 'transit', 'shelf');
        arrived(unit, this.bought(unit, demand, last));
      },
    });
  }

  free(): void {
    this.world.runner.freed();
  }

  lenders(stock: Stock): readonly Stock[] {
    return stock.plan.lenders.map((index) => entry(this.world.stocks, index));
  }

  lend(stock: Stock, lender: Stock, demand: Demand, unit: Unit): void {
    this.world.units.move(unit, 'shelf', 'transit');
    const cause = this.world.bus.publish({
      kind: 'lent',
      id: this.world.bus.next,
      at: this.world.bus.now,
      cause: demand.cause,
      request: this.world.requests.at(demand.request).id,
      stock: stock.index,
      lender: lender.index,
      unit: unit.id,
    });
    this.world.transport.send(
      {
        unit,
        customer: demand.customer,
        cause,
        arrived: (its, last) => {
          this.world.units.move(its, 'transit', 'shelf');
          this.world.workshop.tellReceived(stock, its, last);
          stock.deliver(demand, its);
        },
      },
      lender.plan.place,
      stock.plan.place,
      demand.key,
      errand.lateral,
    );
  }

  expedite(stock: Stock, demand: Demand): void {
    const { emergencyTime, hash } = stock.plan;
    const u = uniform(hashKey(demand.key, hash), purpose.leadTime, errand.emergency);
    const hours = emergencyTime.quantile(u);
    const cause = this.world.bus.publish({
      kind: 'expedited',
      id: this.world.bus.next,
      at: this.world.bus.now,
      cause: demand.cause,
      request: this.world.requests.at(demand.request).id,
      stock: stock.index,
      hours,
    });
    this.buy(stock, demand, hours, cause, (unit, last) => {
      this.world.workshop.tellReceived(stock, unit, last);
      stock.deliver(demand, unit);
    });
  }

  lose(stock: Stock, demand: Demand): void {
    const request = this.world.requests.at(demand.request);
    request.lastFact = this.world.bus.publish({
      kind: 'lost',
      id: this.world.bus.next,
      at: this.world.bus.now,
      cause: request.lastFact,
      request: request.id,
      stock: stock.index,
      customer: demand.customer,
    });
    this.world.requests.withdraw(request);
  }

  /** Stands for whoever wants a stock filled before anybody has demanded anything of it. */
  first(stock: Stock): Demand {
    return {
      request: -1,
      stock: stock.index,
      forStock: stock.index,
      tier: 0,
      customer: 0,
      since: this.world.simulation.now,
      need: {
        priority: 0,
        raisedAt: this.world.simulation.now,
        planned: false,
        severity: noFailure,
        dueAt: Infinity,
      },
      key: hashKey(this.world.run, stock.plan.hash),
      cause: 0,
      state: 'over',
      short: false,
      counted: true,
    };
  }

  issue(stock: Stock, demand: Demand, unit: Unit, fromShelf: boolean): void {
    const waited = this.world.simulation.now - demand.since;
    if (demand.request >= 0) {
      const request = this.world.requests.at(demand.request);
      this.world.units.move(unit, 'shelf', 'held');
      request.lastFact = this.world.bus.publish({
        kind: 'issued',
        id: this.world.bus.next,
        at: this.world.bus.now,
        cause: request.lastFact,
        request: request.id,
        stock: stock.index,
        unit: unit.id,
        waited,
        fromShelf: fromShelf ? 1 : 0,
      });
      this.world.runner.issued(request, demand, unit, fromShelf);
      return;
    }
    const destination = entry(this.world.stocks, demand.forStock);
    this.world.units.move(unit, 'shelf', 'transit');
    const cause = this.world.bus.publish({
      kind: 'filled',
      id: this.world.bus.next,
      at: this.world.bus.now,
      cause: demand.cause,
      stock: destination.index,
      source: stock.index,
      waited,
    });
    this.world.transport.send(
      {
        unit,
        customer: demand.customer,
        cause,
        arrived: (its, last) => {
          this.world.units.move(its, 'transit', 'shelf');
          this.world.workshop.received(destination, its, last);
        },
      },
      stock.plan.place,
      destination.plan.place,
      demand.key,
      errand.supply,
    );
  }

  conjure(stock: Stock, demand: Demand): Unit {
    const unit = this.world.units.build(entry(this.world.plan.items, stock.plan.item), 'shelf');
    this.bought(unit, demand, demand.cause);
    return unit;
  }

  short(_stock: Stock, demand: Demand): void {
    if (demand.request >= 0) this.world.runner.short(this.world.requests.at(demand.request));
  }

  /** A unit that somebody decided to have, there and then. */
  bring(stock: Stock, demand: Demand): void {
    const unit = this.world.units.build(entry(this.world.plan.items, stock.plan.item), 'shelf');
    this.world.workshop.received(stock, unit, this.bought(unit, demand, demand.cause));
  }

  private bought(unit: Unit, demand: Demand, cause: number): number {
    return this.world.bus.publish({
      kind: 'bought',
      id: this.world.bus.next,
      at: this.world.bus.now,
      cause,
      item: unit.item.index,
      unit: unit.id,
      customer: demand.customer,
      raisedAt: demand.need.raisedAt,
    });
  }
}
