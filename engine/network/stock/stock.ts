/**
 * A stock at work. Demands stand in one line, in the order (priority where allocated by tier, time of the demand), and
 * are met in phase `decide`. The position (on hand + on order − backordered) falls with each demand that is to be met
 * from here, and rises with what is ordered; when it falls low enough, an order goes out.
 *
 * A demand that can only be met or wait lowers the position when it comes. One that may be met from elsewhere lowers it
 * when it is met here, or when it turns out that it must wait. Who withdraws leaves the position one too high: the next
 * demand orders nothing.
 */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { compareRanks, rankOf } from '../entitlements/precedence.ts';
import { entry } from '../entry.ts';
import type { Unit } from '../items/unit.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { StockPlan } from '../plan/plan.ts';
import type { Demand } from './demand.ts';
import type { ReplenishRule, StockSeen } from './replenish-rule.ts';
import { Shelf } from './shelf.ts';

/** Units that a rule of the user's own may order at once. */
const mostOrdered = 1_000_000;

/** What a stock asks of the world around it. */
export interface StockHost {
  /** Set off a replenishment of so many units for this stock, on account of a demand; false if the order did not come off. */
  order(stock: Stock, demand: Demand, quantity: number): boolean;
  /** Give the unit to whom it is for. `fromShelf`: it was there when the demand came. */
  issue(stock: Stock, demand: Demand, unit: Unit, fromShelf: boolean): void;
  /** A unit from outside, for stocks that are unlimited. */
  conjure(stock: Stock, demand: Demand): Unit;
  /** The demand was looked at and could not be met yet. */
  short(stock: Stock, demand: Demand): void;
  /** The stocks which may be asked for a unit, the first one first. */
  lenders(stock: Stock): readonly Stock[];
  /** Sends a unit of another stock to this one, for the demand. */
  lend(stock: Stock, lender: Stock, demand: Demand, unit: Unit): void;
  /** Has a unit sent from outside, for the demand. */
  expedite(stock: Stock, demand: Demand): void;
  /** A unit lies on the shelf and nobody stands in line for it. */
  free(): void;
  /** The demand is not met, now or later. */
  lose(stock: Stock, demand: Demand): void;
}

export class Stock {
  readonly plan: StockPlan;
  readonly index: number;
  /** Serviceable units, the oldest first. */
  readonly shelf = new Shelf();
  readonly line: Demand[] = [];
  /** Demands that came since the last decision. */
  private readonly fresh: Demand[] = [];
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly host: StockHost;
  private readonly decideCode: number;
  private readonly reviewCode: number;
  private deciding = false;
  private position: number;
  /** Units that decisions have added to what it orders up to. */
  private added = 0;
  /** Who lowered the position last: orders that nobody sets off are put down to it. */
  private lastDemand: Demand | undefined = undefined;
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
    this.position = plan.initial;
    this.decideCode = this.simulation.handler(() => {
      this.decide();
    }, `${plan.name}: decide`);
    this.reviewCode = this.simulation.handler(() => {
      if (this.lastDemand !== undefined) this.replenish(this.lastDemand);
      this.simulation.schedule(this.simulation.now + plan.review, phase.decide, this.reviewCode, 0);
    }, `${plan.name}: review`);
  }

  /** Enters the first review. `first` stands for whoever orders before anybody has demanded anything. */
  begin(first: Demand): void {
    if (this.plan.unlimited) return;
    this.lastDemand = first;
    this.lookAtPosition();
    if (this.plan.review < Infinity)
      this.simulation.schedule(this.plan.firstReview, phase.decide, this.reviewCode, 0);
  }

  /** Asks for units, one for each demand. What is asked together is ordered together, unless it is one for one. */
  ask(demands: readonly Demand[]): void {
    this.count();
    for (const demand of demands) {
      let place = this.line.length;
      const rules = this.plan.allocate;
      if (rules.length > 0) {
        const rank = rankOf(rules, demand.need);
        while (place > 0 && compareRanks(rankOf(rules, entry(this.line, place - 1).need), rank) > 0)
          place -= 1;
      }
      this.line.splice(place, 0, demand);
      this.fresh.push(demand);
      if (demand.forStock >= 0 || !this.plan.hasOtherWays) this.lower(demand);
    }
    this.lookAtPosition();
    this.wake();
  }

  /** Takes a demand back. */
  withdraw(demand: Demand): void {
    if (demand.state === 'over') return;
    this.count();
    if (demand.state === 'waiting') this.line.splice(this.line.indexOf(demand), 1);
    demand.state = 'over';
    if (demand.counted) this.position += 1;
  }

  /** Takes back a unit that was issued and not used. */
  takeBack(unit: Unit): void {
    if (!this.plan.unlimited && !this.plan.repairsHere) this.position += 1;
    this.receive(unit);
  }

  /** A unit that this stock counted on will not come: one that is repaired here was condemned or passed on. */
  miss(demand: Demand): void {
    this.position -= 1;
    this.lastDemand = demand;
    this.lookAtPosition();
  }

  /** Puts a unit on the shelf. */
  receive(unit: Unit): void {
    this.count();
    this.shelf.push(unit);
    if (this.line.length === 0) this.host.free();
    this.wake();
  }

  /** Whether so many units lie on the shelf for a tier and nobody stands in line for them. */
  hasFree(tier: number, count: number): boolean {
    if (this.plan.unlimited) return true;
    return this.line.length === 0 && this.shelf.length - (this.plan.reserve[tier] ?? 0) >= count;
  }

  /** Gives a unit that is there to a demand which never stood in line. */
  takeNow(demand: Demand): void {
    this.count();
    const unit = this.unitFor(demand);
    if (unit === undefined) throw new Error(`${this.plan.name} has nothing to give at once`);
    demand.state = 'over';
    this.lower(demand);
    this.host.issue(this, demand, unit, true);
    this.lookAtPosition();
  }

  /** A unit has come from elsewhere for a demand. Who has gone meanwhile leaves it to the shelf. */
  deliver(demand: Demand, unit: Unit): void {
    if (demand.state === 'over') {
      this.position += 1;
      this.receive(unit);
      return;
    }
    demand.state = 'over';
    this.host.issue(this, demand, unit, false);
  }

  /**
   * Keeps so many units more from now on, or fewer. More are ordered as ever, by and by where the stock is reviewed now
   * and then; fewer come about as they are used. A stock that lives on repairs orders nothing: its units are brought
   * and taken by whoever decides.
   */
  keepMore(units: number): void {
    if (this.plan.source.kind === 'repair') return;
    this.added += units;
    this.lookAtPosition();
  }

  /** Takes a unit off the shelf for good; undefined if there is none. */
  giveUp(): Unit | undefined {
    this.count();
    return this.shelf.shift();
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

  private lower(demand: Demand): void {
    if (this.plan.unlimited || this.plan.repairsHere) return;
    demand.counted = true;
    this.position -= 1;
    this.lastDemand = demand;
    if (this.plan.oneForOne) this.replenish(demand);
  }

  private lookAtPosition(): void {
    if (this.lastDemand !== undefined && this.plan.review === Infinity) this.replenish(this.lastDemand);
  }

  private replenish(demand: Demand): void {
    const { reorderAt, orderUpTo, batch, rule } = this.plan;
    if (rule !== undefined) {
      this.replenishBy(rule, demand);
      return;
    }
    while (this.position <= reorderAt + this.added) {
      const quantity = batch > 0 ? batch : orderUpTo + this.added - this.position;
      if (!this.orders(demand, quantity)) return;
    }
  }

  private replenishBy(rule: ReplenishRule, demand: Demand): void {
    const { name, reorderAt, orderUpTo, batch } = this.plan;
    const seen: StockSeen = {
      now: this.simulation.now,
      onHand: this.shelf.length,
      backordered: this.line.length,
      position: this.position,
      reorderAt: reorderAt + this.added,
      orderUpTo: orderUpTo + this.added,
      batch,
    };
    const quantity = rule(seen);
    if (!(Number.isSafeInteger(quantity) && quantity >= 0 && quantity <= mostOrdered)) {
      throw new Error(
        `${name}: its own rule orders ${String(quantity)} units at ${JSON.stringify(seen)}; it must be a whole number from 0 to ${mostOrdered}`,
      );
    }
    if (quantity === 0) return;
    this.orders(demand, quantity);
  }

  /** Places an order; false if it did not come off. */
  private orders(demand: Demand, quantity: number): boolean {
    this.position += quantity;
    if (this.host.order(this, demand, quantity)) return true;
    this.position -= quantity;
    return false;
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
    for (let place = 0; place < this.line.length;) {
      const demand = this.line[place];
      const unit = demand === undefined ? undefined : this.unitFor(demand);
      if (demand !== undefined && unit !== undefined) {
        this.line.splice(place, 1);
        demand.state = 'over';
        if (!demand.counted) this.lower(demand);
        this.host.issue(this, demand, unit, !demand.short);
      } else if (this.plan.reserves) place += 1;
      else break;
    }
    for (const demand of this.fresh.splice(0)) {
      if (!demand.short && demand.state === 'waiting') this.isShort(demand);
    }
    this.lookAtPosition();
    if (this.line.length === 0 && this.shelf.length > 0) this.host.free();
  }

  /** The unit that a demand may have now: it may not take the last of what is reserved from its tier. */
  private unitFor(demand: Demand): Unit | undefined {
    if (this.plan.unlimited) return this.shelf.shift() ?? this.host.conjure(this, demand);
    return this.shelf.length > (this.plan.reserve[demand.tier] ?? 0) ? this.shelf.shift() : undefined;
  }

  private isShort(demand: Demand): void {
    demand.short = true;
    this.host.short(this, demand);
    if (demand.forStock >= 0 || !this.plan.hasOtherWays) return;
    const lender = this.host.lenders(this).find((its) => its.shelf.length > its.plan.holdBack);
    if (lender === undefined && this.plan.ifShort === 'backorder') {
      this.lower(demand);
      return;
    }
    this.count();
    this.line.splice(this.line.indexOf(demand), 1);
    demand.state = 'coming';
    if (lender !== undefined) lender.lendTo(this, demand);
    else if (this.plan.ifShort === 'emergency') this.host.expedite(this, demand);
    else {
      demand.state = 'over';
      this.host.lose(this, demand);
    }
  }

  private lendTo(stock: Stock, demand: Demand): void {
    this.count();
    const unit = this.shelf.shift();
    if (unit === undefined) throw new Error(`${this.plan.name} has nothing to lend`);
    const borrowed: Demand = { ...demand, stock: this.index, forStock: stock.index };
    this.lower(borrowed);
    this.lookAtPosition();
    this.host.lend(stock, this, demand, unit);
  }
}
