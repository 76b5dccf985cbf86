/**
 * Orders. An order is a request that asks for units, repairs of removed units left out: they are the network's own. Its
 * lines are the stocks that it asks, each for one unit or more. What an order asks for and gets is counted when it does,
 * how long it took when it is closed.
 */
import { Sample, Tally } from '../kernel/monitors/index.ts';
import { entry } from '../network/entry.ts';
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { origin } from '../network/request/request.ts';
import { Column } from './column.ts';
import { addTo, ratio, type Measures, type Put } from './measure.ts';
import type { RequestColumns } from './request-columns.ts';

/** Limits of `completedWithin`, in hours. */
export const completionLimits = [24, 48, 168] as const;
/** Hours within which an order is on time where its tier promises nothing, and in which a unit is to be anywhere. */
const statedLimit = 48;

export class OrderMeasures implements Measures {
  private readonly plan: NetworkPlan;
  private readonly requests: RequestColumns;
  private readonly fleetOf: Int32Array;
  /** Orders, lines and units; and those of them that were met wholly at once, as far as they have been asked for. */
  private orders = 0;
  private wholeOrders = 0;
  private lines = 0;
  private wholeLines = 0;
  private units = 0;
  private unitsAtOnce = 0;
  /** By order: units asked for and got at once, those still to come, lines that are not whole, and its first line. */
  private readonly open = new Column();
  private readonly brokenLines = new Column();
  private readonly firstLine = new Column(-1);
  /** By line: its stock, the order's next line, the units that were not got at once so far. */
  private readonly lineStock = new Column();
  private readonly nextLine = new Column(-1);
  private readonly late = new Column();
  /** When an order had all its units, and the orders about machines. */
  private readonly suppliedAt = new Column(NaN);
  private readonly aboutMachines: number[] = [];
  private readonly cycle = new Tally();
  private readonly cycles = new Sample();
  private closedWhole = 0;
  private onTime = 0;
  private perfect = 0;
  /** Flaws of each order, one bit for each kind, and closed orders without each of them. */
  private readonly flaws = new Column();
  private readonly without: Float64Array;

  constructor(plan: NetworkPlan, bus: FactBus, requests: RequestColumns, fleetOf: Int32Array) {
    this.plan = plan;
    this.requests = requests;
    this.fleetOf = fleetOf;
    bus.on('demanded', ({ request, stock }) => {
      this.demanded(request, stock);
    });
    bus.on('issued', ({ request, stock, fromShelf, at }) => {
      this.issued(request, stock, fromShelf === 1, at);
    });
    this.without = new Float64Array(plan.flaws.length);
    bus.on('flawed', ({ request, flaw }) => {
      this.flaws.set(request, this.flaws.get(request) | (1 << flaw));
    });
    bus.on('closed', ({ request, at }) => {
      this.closed(request, at);
    });
  }

  /** Whether a request is an order. */
  isOrder(request: number): boolean {
    return this.firstLine.get(request) >= 0;
  }

  tell(put: Put, hours: number): void {
    if (this.plan.stocks.length === 0) return;
    put('unitFill', ratio(this.unitsAtOnce, this.units));
    put('lineFill', ratio(this.wholeLines, this.lines));
    put('orderFill', ratio(this.wholeOrders, this.orders));
    const closed = this.cycle.count;
    const mean = closed === 0 ? NaN : this.cycle.mean;
    const { deviation } = this.cycle;
    put('orderCycle', mean);
    put('orderCycleDeviation', deviation);
    put('orderCycleVariation', ratio(deviation, mean));
    put('orderCycleP95', this.cycles.quantile(0.95) ?? NaN);
    for (const limit of completionLimits) {
      put('completedWithin', this.cycles.shareUpTo(limit) ?? NaN, `${limit}h`);
    }
    put('onTime', ratio(this.onTime, closed));
    put('perfectOrder', ratio(this.perfect, closed));
    let product = ratio(this.closedWhole, closed) * ratio(this.onTime, closed);
    for (const [flaw, name] of this.plan.flaws.entries()) {
      const without = ratio(this.without[flaw] ?? 0, closed);
      put('orderWithout', without, name);
      product *= without;
    }
    put('perfectOrderIfIndependent', product);
    this.tellRegions(put, hours);
  }

  private lineOf(request: number, stock: number): number {
    let line = this.firstLine.get(request);
    while (line >= 0 && this.lineStock.get(line) !== stock) line = this.nextLine.get(line);
    return line;
  }

  /** A unit is taken for late until it turns out that it was there. */
  private demanded(request: number, stock: number): void {
    if (this.requests.origin.get(request) === origin.repair) return;
    if (!this.isOrder(request)) {
      this.orders += 1;
      this.wholeOrders += 1;
      if (this.requests.machine.get(request) >= 0) this.aboutMachines.push(request);
    }
    let line = this.lineOf(request, stock);
    if (line < 0) {
      line = this.lines;
      this.lines += 1;
      this.wholeLines += 1;
      this.lineStock.set(line, stock);
      this.nextLine.set(line, this.firstLine.get(request));
      this.firstLine.set(request, line);
    }
    this.units += 1;
    this.open.add(request, 1);
    this.suppliedAt.set(request, NaN);
    this.late.add(line, 1);
    if (this.late.get(line) === 1) this.breakLine(request, 1);
  }

  private issued(request: number, stock: number, atOnce: boolean, at: number): void {
    const line = this.lineOf(request, stock);
    if (line < 0) return;
    this.open.add(request, -1);
    if (this.open.get(request) === 0) this.suppliedAt.set(request, at);
    if (!atOnce) return;
    this.unitsAtOnce += 1;
    this.late.add(line, -1);
    if (this.late.get(line) === 0) this.breakLine(request, -1);
  }

  /** A line of the order has become incomplete (1), or whole again (−1). */
  private breakLine(request: number, by: 1 | -1): void {
    this.wholeLines -= by;
    this.brokenLines.add(request, by);
    const broken = this.brokenLines.get(request);
    if (by === 1 && broken === 1) this.wholeOrders -= 1;
    if (by === -1 && broken === 0) this.wholeOrders += 1;
  }

  private closed(request: number, at: number): void {
    if (!this.isOrder(request)) return;
    const hours = at - this.requests.raisedAt.get(request);
    this.cycle.add(hours);
    this.cycles.add(hours);
    const promised = entry(this.plan.tiers, this.requests.tier.get(request)).restore;
    const onTime = hours <= (promised < Infinity ? promised : statedLimit);
    const whole = this.brokenLines.get(request) === 0;
    if (onTime) this.onTime += 1;
    if (whole) this.closedWhole += 1;
    const flaws = this.flaws.get(request);
    for (let flaw = 0; flaw < this.without.length; flaw += 1) {
      if ((flaws & (1 << flaw)) === 0) addTo(this.without, flaw, 1);
    }
    if (onTime && whole && flaws === 0) this.perfect += 1;
  }

  private tellRegions(put: Put, hours: number): void {
    const inTime = new Float64Array(this.plan.places.length);
    const known = new Float64Array(this.plan.places.length);
    for (const request of this.aboutMachines) {
      const fleet = entry(this.plan.fleets, this.fleetOf[this.requests.machine.get(request)] ?? -1);
      const raisedAt = this.requests.raisedAt.get(request);
      const took = this.suppliedAt.get(request) - raisedAt;
      if (took <= statedLimit) addTo(inTime, fleet.place, 1);
      if (took === took || hours - raisedAt >= statedLimit) addTo(known, fleet.place, 1);
    }
    for (const place of new Set(this.plan.fleets.map((fleet) => fleet.place))) {
      put(
        'suppliedWithin48',
        ratio(inTime[place] ?? 0, known[place] ?? 0),
        entry(this.plan.places, place).name,
      );
    }
  }
}
