/**
 * A stock at work under (S−1, S): each demand orders one unit at once, whether it can be met or not. Units are given
 * in phase `decide`, in the order (priority where allocated by tier, time of the demand). When a demand is withdrawn,
 * the order that it set off is one too many: the next demand orders nothing.
 */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import type { Unit } from '../items/unit.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { StockPlan } from '../plan/plan.ts';
import type { Demand } from './demand.ts';

/** What a stock asks of the world around it. */
export interface StockHost {
  /** Set off a replenishment of one unit for this stock. */
  order(stock: Stock, demand: Demand): void;
  /** Give the unit to whom it is for. `fromShelf`: it was there when the demand came. */
  issue(stock: Stock, demand: Demand, unit: Unit, fromShelf: boolean): void;
  /** A unit from outside, for stocks that are unlimited. */
  conjure(stock: Stock, demand: Demand): Unit;
  /** The demand was looked at and could not be met yet. */
  short(stock: Stock, demand: Demand): void;
}

export class Stock {
  readonly plan: StockPlan;
  readonly index: number;
  /** Serviceable units, the oldest first. */
  readonly shelf: Unit[] = [];
  readonly line: Demand[] = [];
  /** Demands that came since the last decision. */
  private readonly fresh: Demand[] = [];
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly host: StockHost;
  private readonly decideCode: number;
  private deciding = false;
  private overOrdered = 0;
  private countedAt: Hours = 0;
  private onHandHours: Hours = 0;
  private backorderHours: Hours = 0;

  constructor(
    index: number,
    plan: StockPlan,
    at: { readonly simulation: Simulation; readonly bus: FactBus },
    host: StockHost,
  ) {
    this.index = index;
    this.plan = plan;
    this.simulation = at.simulation;
    this.bus = at.bus;
    this.host = host;
    this.decideCode = this.simulation.handler(() => {
      this.decide();
    }, `${plan.name}: decide`);
  }

  /** Asks for one unit. */
  demand(demand: Demand): void {
    this.count();
    let place = this.line.length;
    if (this.plan.allocate === 'byTier') {
      while (place > 0 && (this.line[place - 1]?.priority ?? -Infinity) > demand.priority) place -= 1;
    }
    this.line.splice(place, 0, demand);
    this.fresh.push(demand);
    if (!this.plan.unlimited) {
      if (this.overOrdered > 0) this.overOrdered -= 1;
      else this.host.order(this, demand);
    }
    this.wake();
  }

  /** Takes a demand back. */
  withdraw(demand: Demand): void {
    this.count();
    this.line.splice(this.line.indexOf(demand), 1);
    demand.waiting = false;
    if (!this.plan.unlimited) this.overOrdered += 1;
  }

  /** Takes back a unit that was issued and not used. */
  takeBack(unit: Unit): void {
    if (!this.plan.unlimited) this.overOrdered += 1;
    this.receive(unit);
  }

  /** Puts a unit on the shelf. */
  receive(unit: Unit): void {
    this.count();
    this.shelf.push(unit);
    this.wake();
  }

  /** Publishes the month. */
  closeMonth(month: number): void {
    this.count();
    this.bus.publish({
      kind: 'stocked',
      id: this.bus.next,
      at: this.bus.now,
      cause: 0,
      stock: this.index,
      month,
      onHand: this.onHandHours,
      backordered: this.backorderHours,
    });
    this.onHandHours = 0;
    this.backorderHours = 0;
  }

  private count(): void {
    const now = this.simulation.now;
    const passed = now - this.countedAt;
    this.countedAt = now;
    this.onHandHours += passed * this.shelf.length;
    this.backorderHours += passed * this.line.length;
  }

  private wake(): void {
    if (this.deciding || this.line.length === 0) return;
    this.deciding = true;
    this.simulation.schedule(this.simulation.now, phase.decide, this.decideCode, 0);
  }

  private decide(): void {
    this.deciding = false;
    this.count();
    while (this.line.length > 0) {
      const demand = this.line[0];
      if (demand === undefined) break;
      const unit = this.shelf.shift() ?? (this.plan.unlimited ? this.host.conjure(this, demand) : undefined);
      if (unit === undefined) break;
      this.line.shift();
      demand.waiting = false;
      this.host.issue(this, demand, unit, !demand.short);
    }
    for (const demand of this.fresh.splice(0)) {
      if (demand.short || !demand.waiting) continue;
      demand.short = true;
      this.host.short(this, demand);
    }
  }
}
