/**
 * The network: places, fleets, pools, stocks and requests of one run, put together from a plan. It publishes facts,
 * and knows no money. Months of 730 h end in phase `observe`; the last one may be shorter.
 */
import { phase } from '../kernel/phase.ts';
import type { Simulation } from '../kernel/simulation.ts';
import type { Hours } from '../kernel/time.ts';
import { uniform } from '../random/draws/draw.ts';
import { hashKey, indexKey } from '../random/draws/key.ts';
import type { DrawKey } from '../random/draws/key.ts';
import { purpose } from '../random/draws/purpose.ts';
import { entry } from './entry.ts';
import { Promises } from './entitlements/promises.ts';
import { FactBus } from './facts/fact-bus.ts';
import type { Machine } from './items/machine.ts';
import { Machines, monthHours } from './items/machines.ts';
import type { Struck } from './items/machines.ts';
import type { Unit } from './items/unit.ts';
import { Units } from './items/units.ts';
import type { NetworkPlan } from './plan/plan.ts';
import { Pool } from './pools/pool.ts';
import { Outages } from './request/outages.ts';
import { Arrivals } from './request/arrivals.ts';
import { covers } from './request/covers.ts';
import { origin } from './request/request.ts';
import type { Subject } from './request/request.ts';
import { JobRunner } from './request/job-runner.ts';
import { Requests } from './request/requests.ts';
import { UnitWorkshop } from './request/workshop.ts';
import type { Demand } from './stock/demand.ts';
import { Stock } from './stock/stock.ts';
import type { StockHost } from './stock/stock.ts';
import { Transport, errand } from './stock/transport.ts';
import { audit } from './audit.ts';

/** How often the books are audited while running; each move of a unit is checked besides. */
const auditMonths = 36;

/** The world of one run, as its parts see it. */
export class Network implements Struck, StockHost {
  readonly plan: NetworkPlan;
  readonly simulation: Simulation;
  readonly bus: FactBus;
  readonly units: Units;
  readonly machines: Machines;
  readonly pools: readonly Pool[];
  readonly stocks: readonly Stock[];
  readonly transport: Transport;
  readonly requests: Requests;
  readonly horizon: Hours;
  private readonly runner: JobRunner;
  private readonly workshop: UnitWorkshop;
  private readonly arrivals: Arrivals;
  private readonly run: DrawKey;
  /** Orders that each stock has placed. */
  private readonly orders: Int32Array;
  private month = 0;

  constructor(plan: NetworkPlan, simulation: Simulation, run: DrawKey, horizon: Hours) {
    this.plan = plan;
    this.simulation = simulation;
    this.horizon = horizon;
    this.run = run;
    this.orders = new Int32Array(plan.stocks.length);
    this.bus = new FactBus(simulation);
    const at = { simulation, bus: this.bus };
    this.units = new Units(plan);
    this.machines = new Machines(plan, simulation, this.bus, run, this.units);
    this.machines.tell(this);
    this.requests = new Requests();
    this.runner = new JobRunner(this.requests);
    this.pools = plan.pools.map((pool, index) => new Pool(index, pool, at, this.runner));
    this.stocks = plan.stocks.map((stock, index) => new Stock(index, stock, at, this));
    for (const stock of this.stocks) {
      for (let count = 0; count < stock.plan.initial; count += 1) {
        stock.receive(this.units.build(entry(plan.items, stock.plan.item), 'shelf'));
      }
    }
    this.transport = new Transport(plan, at);
    const outages = new Outages(at, this.machines);
    this.workshop = new UnitWorkshop({
      ...at,
      plan,
      machines: this.machines,
      units: this.units,
      stocks: this.stocks,
      transport: this.transport,
      requests: this.requests,
    });
    const around = {
      ...at,
      plan,
      pools: this.pools,
      stocks: this.stocks,
      transport: this.transport,
      promises: new Promises(plan, at, (slot) => this.requests.at(slot)),
      outages,
      workshop: this.workshop,
    };
    this.requests.connect(around, this.runner);
    this.runner.connect(around);
    this.arrivals = new Arrivals(plan, simulation, run, this.requests, (request, brought) => {
      this.workshop.bringIn(request, brought);
    });
    const monthEnd = simulation.handler(() => {
      outages.closeMonth();
      this.closeMonth();
      const next = (this.month + 1) * monthHours;
      if (next < horizon) simulation.schedule(next, phase.observe, monthEnd, 0);
    }, 'month ends');
    if (monthHours < horizon) simulation.schedule(monthHours, phase.observe, monthEnd, 0);
    this.finish = (): void => {
      outages.closeMonth();
      this.closeMonth();
    };
  }

  /** Closes the last month, at the horizon, and audits the books. */
  readonly finish: () => void;

  /** Puts everything to work. */
  begin(): void {
    this.machines.commission();
    for (const stock of this.stocks) stock.begin(this.first(stock));
    this.arrivals.begin();
  }

  struck(machine: Machine, pointIndex: number, cause: number): void {
    const { fleet } = machine;
    const point = entry(fleet.product.points, pointIndex);
    const subject: Subject = {
      origin: point.mode.kind === 'failure' ? origin.failure : origin.planned,
      key: indexKey(entry(machine.keys, pointIndex), machine.strikes[pointIndex] ?? 0),
      job: entry(this.plan.jobs, point.mode.job),
      place: fleet.place,
      customer: fleet.customer,
      tier: fleet.tier,
      priority: entry(this.plan.tiers, fleet.tier).priority,
      raisedAt: this.simulation.now,
      machine,
      unit: undefined,
      socket: point.socket,
      point: pointIndex,
      path: point.path,
      mode: point.mode,
    };
    // A failure overtakes planned work that nobody has begun and that its own repair will do as well.
    if (subject.origin === origin.failure) {
      for (const other of [...this.requests.openAbout(machine)]) {
        const waiting = other.subject.origin === origin.planned && other.held.length === 0;
        if (waiting && covers(subject, other.subject)) this.requests.withdraw(other);
      }
    }
    this.requests.raise(subject, cause);
  }

  order(stock: Stock, demand: Demand, quantity: number): void {
    const { source, oneForOne, hash } = stock.plan;
    if (source.kind === 'repair') return;
    const cause = this.bus.publish({
      kind: 'ordered',
      id: this.bus.next,
      at: this.bus.now,
      cause: demand.cause,
      stock: stock.index,
      customer: demand.customer,
      quantity,
    });
    const placed = this.orders[stock.index] ?? 0;
    // An order of one's own has a key of its own; one for each demand is keyed by the demand.
    const key = oneForOne ? demand.key : indexKey(hashKey(this.run, hash), placed);
    this.orders[stock.index] = placed + 1;
    if (source.kind === 'stock') {
      const passedOn = Array.from({ length: quantity }, (_, unit): Demand => ({
        ...demand,
        request: -1,
        stock: source.stock,
        forStock: stock.index,
        since: this.simulation.now,
        key: unit === 0 ? key : indexKey(key, unit),
        cause,
        state: 'waiting',
        short: false,
        counted: false,
      }));
      entry(this.stocks, source.stock).ask(passedOn);
      return;
    }
    const hours = source.leadTime.quantile(uniform(hashKey(key, hash), purpose.leadTime, errand.purchase));
    for (let unit = 0; unit < quantity; unit += 1) {
      this.buy(stock, demand, hours, cause, (its, last) => {
        this.workshop.received(stock, its, last);
      });
    }
  }

  /** Has a new unit come from outside after so many hours. */
  private buy(
    stock: Stock,
    demand: Demand,
    hours: Hours,
    cause: number,
    arrived: (unit: Unit, cause: number) => void,
  ): void {
    this.transport.after(hours, {
      unit: this.units.build(entry(this.plan.items, stock.plan.item), 'transit'),
      customer: demand.customer,
      cause,
      arrived: (unit, last) => {
        this.units.move(unit, 'transit', 'shelf');
        arrived(unit, this.bought(unit, demand, last));
      },
    });
  }

  lenders(stock: Stock): readonly Stock[] {
    return stock.plan.lenders.map((index) => entry(this.stocks, index));
  }

  lend(stock: Stock, lender: Stock, demand: Demand, unit: Unit): void {
    this.units.move(unit, 'shelf', 'transit');
    const cause = this.bus.publish({
      kind: 'lent',
      id: this.bus.next,
      at: this.bus.now,
      cause: demand.cause,
      request: this.requests.at(demand.request).id,
      stock: stock.index,
      lender: lender.index,
      unit: unit.id,
    });
    this.transport.send(
      {
        unit,
        customer: demand.customer,
        cause,
        arrived: (its, last) => {
          this.units.move(its, 'transit', 'shelf');
          this.workshop.tellReceived(stock, its, last);
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
    const cause = this.bus.publish({
      kind: 'expedited',
      id: this.bus.next,
      at: this.bus.now,
      cause: demand.cause,
      request: this.requests.at(demand.request).id,
      stock: stock.index,
      hours,
    });
    this.buy(stock, demand, hours, cause, (unit, last) => {
      this.workshop.tellReceived(stock, unit, last);
      stock.deliver(demand, unit);
    });
  }

  lose(stock: Stock, demand: Demand): void {
    const request = this.requests.at(demand.request);
    request.lastFact = this.bus.publish({
      kind: 'lost',
      id: this.bus.next,
      at: this.bus.now,
      cause: request.lastFact,
      request: request.id,
      stock: stock.index,
      customer: demand.customer,
    });
    this.requests.withdraw(request);
  }

  /** Stands for whoever wants a stock filled before anybody has demanded anything of it. */
  private first(stock: Stock): Demand {
    return {
      request: -1,
      stock: stock.index,
      forStock: stock.index,
      priority: 0,
      tier: 0,
      customer: 0,
      since: this.simulation.now,
      raisedAt: this.simulation.now,
      key: hashKey(this.run, stock.plan.hash),
      cause: 0,
      state: 'over',
      short: false,
      counted: true,
    };
  }

  issue(stock: Stock, demand: Demand, unit: Unit, fromShelf: boolean): void {
    const waited = this.simulation.now - demand.since;
    if (demand.request >= 0) {
      const request = this.requests.at(demand.request);
      this.units.move(unit, 'shelf', 'held');
      request.lastFact = this.bus.publish({
        kind: 'issued',
        id: this.bus.next,
        at: this.bus.now,
        cause: request.lastFact,
        request: request.id,
        stock: stock.index,
        unit: unit.id,
        waited,
        fromShelf: fromShelf ? 1 : 0,
      });
      this.runner.issued(request, demand, unit, fromShelf);
      return;
    }
    const destination = entry(this.stocks, demand.forStock);
    this.units.move(unit, 'shelf', 'transit');
    const cause = this.bus.publish({
      kind: 'filled',
      id: this.bus.next,
      at: this.bus.now,
      cause: demand.cause,
      stock: destination.index,
      source: stock.index,
      waited,
    });
    this.transport.send(
      {
        unit,
        customer: demand.customer,
        cause,
        arrived: (its, last) => {
          this.units.move(its, 'transit', 'shelf');
          this.workshop.received(destination, its, last);
        },
      },
      stock.plan.place,
      destination.plan.place,
      demand.key,
      errand.supply,
    );
  }

  conjure(stock: Stock, demand: Demand): Unit {
    const unit = this.units.build(entry(this.plan.items, stock.plan.item), 'shelf');
    this.bought(unit, demand, demand.cause);
    return unit;
  }

  short(_stock: Stock, demand: Demand): void {
    if (demand.request >= 0) this.runner.short(this.requests.at(demand.request));
  }

  private bought(unit: Unit, demand: Demand, cause: number): number {
    return this.bus.publish({
      kind: 'bought',
      id: this.bus.next,
      at: this.bus.now,
      cause,
      item: unit.item.index,
      unit: unit.id,
      customer: demand.customer,
      raisedAt: demand.raisedAt,
    });
  }

  private closeMonth(): void {
    const { month } = this;
    this.machines.closeMonth(month);
    for (const pool of this.pools) pool.closeMonth(month);
    for (const stock of this.stocks) stock.closeMonth(month);
    this.bus.publish({
      kind: 'monthEnded',
      id: this.bus.next,
      at: this.bus.now,
      cause: 0,
      month,
      hours: this.simulation.now - month * monthHours,
    });
    this.month += 1;
    if (this.month % auditMonths === 0 || this.simulation.now >= this.horizon) audit(this);
  }
}
