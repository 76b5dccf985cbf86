// Units are conserved: every unit is in one place at a time, goes only where facts lead it, and none appears or gets
// lost. The fold knows the plan's opening population and the facts, and nothing of the engine's own register.

import { expect } from 'vitest';
import type { Fact, FactOf } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { fleetOf, sum } from './chronicle.ts';

const near = (got: number, wanted: number) => Math.abs(got - wanted) <= 1e-7 * (1 + Math.abs(wanted));

/** Where all units are, by item: `machine 3`, `inside`, `shelf 2`, `transit 0`, `shop 0`, `held 17`, `new`, `scrapped`. */
export class UnitFlow {
  private readonly plan: NetworkPlan;
  private readonly counts = new Map<string, number>();
  private readonly whereIs = new Map<number, string>();
  private readonly itemOf = new Map<number, number>();
  private readonly facts: ReadonlyMap<number, Fact>;
  private readonly issuedTo = new Map<number, { readonly unit: number; readonly stock: number }[]>();
  readonly retired = new Set<number>();
  readonly made: number[];
  /** Units that stocks have ordered from outside and that have not been bought yet, by item. */
  readonly onOrder: number[];

  constructor(plan: NetworkPlan, facts: readonly Fact[]) {
    this.plan = plan;
    this.facts = new Map(facts.map((fact) => [fact.id, fact]));
    this.made = plan.items.map(() => 0);
    this.onOrder = plan.items.map(() => 0);
    for (const [machine, fleet] of fleetOf(plan).entries())
      for (const socket of fleet.product.sockets) this.make(socket.item, `machine ${machine}`);
    for (const [index, { item, initial }] of plan.stocks.entries())
      for (let unit = 0; unit < initial; unit += 1) this.make(item, `shelf ${index}`);
  }

  /** Units of an item whose whereabouts begin with a word. */
  count(item: number, where: string): number {
    const matches = [...this.counts].filter(([key]) => key.startsWith(`${item} ${where}`));
    return sum(matches.map(([, count]) => count));
  }

  /** Units of an item that are just there. */
  at(item: number, where: string): number {
    return this.counts.get(`${item} ${where}`) ?? 0;
  }

  shelf(stock: number): number {
    return this.at(this.plan.stocks[stock]!.item, `shelf ${stock}`);
  }

  follow(fact: Fact): void {
    if (fact.kind === 'bought') this.buy(fact);
    else if (fact.kind === 'broughtIn') this.make(fact.item, `held ${fact.request}`, fact.unit);
    else if (fact.kind === 'ordered') {
      const { source, item } = this.plan.stocks[fact.stock]!;
      if (source.kind === 'supplier') this.onOrder[item]! += fact.quantity;
    } else if (fact.kind === 'issued') {
      const { item, unlimited } = this.plan.stocks[fact.stock]!;
      this.move(fact.unit, item, unlimited ? 'new' : `shelf ${fact.stock}`, `held ${fact.request}`);
      this.issuedTo.set(fact.request, [...(this.issuedTo.get(fact.request) ?? []), fact]);
    } else if (fact.kind === 'removed') {
      this.move(fact.unit, fact.item, this.socketOf(fact), `held ${fact.request}`);
    } else if (fact.kind === 'installed') {
      this.move(fact.unit, fact.item, `held ${fact.request}`, this.socketOf(fact));
      const parts = this.issuedTo.get(fact.request) ?? [];
      this.issuedTo.set(
        fact.request,
        parts.filter(({ unit }) => unit !== fact.unit),
      );
    } else if (fact.kind === 'shipped') this.ship(fact);
    else if (fact.kind === 'raised' && fact.origin === 3) this.enterShop(fact);
    else if (fact.kind === 'received') this.receive(fact);
    else if (fact.kind === 'retired') this.retired.add(fact.machine);
    else if (fact.kind === 'scrapped') {
      // What leaves with a machine may never have been seen before.
      const cause = this.fact(fact.cause);
      const where =
        cause.kind === 'retired'
          ? `machine ${cause.machine}`
          : cause.kind === 'decided' && !this.whereIs.has(fact.unit)
            ? `shelf ${this.fedByRepair(fact.item)}`
            : this.whereOf(fact.unit);
      this.scrap(fact.item, where, fact.unit);
    } else if (fact.kind === 'withdrawn') this.giveBack(fact.request);
  }

  /** The stock off whose shelf a decision takes units. */
  private fedByRepair(item: number): number {
    const found = this.plan.stocks.flatMap((its, index) =>
      its.item === item && its.source.kind === 'repair' ? [index] : [],
    );
    expect(found).toHaveLength(1);
    return found[0]!;
  }

  private buy(fact: FactOf<'bought'>): void {
    this.make(fact.item, 'new', fact.unit);
    if (this.fact(fact.cause).kind === 'ordered') this.onOrder[fact.item]! -= 1;
  }

  /** What was issued to a request that is withdrawn goes back to its shelf. */
  private giveBack(request: number): void {
    expect(this.issuedTo.get(request) ?? [], `request ${request} kept nothing`).toEqual([]);
    this.issuedTo.delete(request);
  }

  private socketOf({ machine, item }: FactOf<'removed'> | FactOf<'installed'>): string {
    const fleet = fleetOf(this.plan)[machine];
    return fleet?.product.sockets.some((socket) => socket.item === item) === true
      ? `machine ${machine}`
      : 'inside';
  }

  private ship(fact: FactOf<'shipped'>): void {
    const { plan } = this;
    const cause = this.fact(fact.cause);
    if (cause.kind !== 'filled' && cause.kind !== 'lent') {
      // What was taken out of a machine, or out of a unit, goes to where it is repaired.
      const item = this.itemOf.get(fact.unit) ?? expect.fail(`unit ${fact.unit} was never seen before`);
      expect(this.whereOf(fact.unit), `unit ${fact.unit} is shipped from`).toMatch(/^(held|transit) /);
      this.move(fact.unit, item, this.whereOf(fact.unit), `transit ${fact.to}`);
      return;
    }
    const sourceIndex = cause.kind === 'lent' ? cause.lender : cause.source;
    const source = plan.stocks[sourceIndex]!;
    expect([fact.from, fact.to]).toEqual([source.place, plan.stocks[cause.stock]!.place]);
    const from = source.unlimited ? 'new' : `shelf ${sourceIndex}`;
    this.move(fact.unit, source.item, from, `transit ${fact.to}`);
  }

  private enterShop(fact: FactOf<'raised'>): void {
    const cause = this.fact(fact.cause);
    if (cause.kind === 'shipped') {
      expect(near(fact.at, cause.at + cause.hours), `unit ${cause.unit} arrives when it should`).toBe(true);
      this.move(cause.unit, this.itemOf.get(cause.unit)!, `transit ${cause.to}`, `shop ${cause.to}`);
      return;
    }
    if (cause.kind === 'broughtIn') {
      const brought = this.plan.items[cause.item]!.stations;
      const shop = brought.find(({ place }) => this.counts.has(`${cause.item} shop ${place}`)) ?? brought[0]!;
      this.move(cause.unit, cause.item, `held ${cause.request}`, `shop ${shop.place}`);
      return;
    }
    // The work on another defect of a unit that is in the shop already.
    if (cause.kind === 'closed') return;
    // Repaired where it was taken out: the fact before the exchange's second half names the unit.
    const removed = this.fact(fact.cause - 1);
    if (removed.kind !== 'removed') expect.fail(`a repair was caused by ${cause.kind}`);
    const { place } = this.plan.items[removed.item]!.stations[0]!;
    this.move(removed.unit, removed.item, `held ${removed.request}`, `shop ${place}`);
  }

  private receive(fact: FactOf<'received'>): void {
    const { item, place } = this.plan.stocks[fact.stock]!;
    const cause = this.fact(fact.cause);
    const held = this.whereIs.get(fact.unit) ?? '';
    if (held.startsWith('held ')) {
      // A unit that was issued and is not needed any more goes back.
      const request = Number(held.slice('held '.length));
      const parts = this.issuedTo.get(request) ?? [];
      expect(parts.map(({ unit }) => unit)).toContain(fact.unit);
      this.issuedTo.set(
        request,
        parts.filter(({ unit }) => unit !== fact.unit),
      );
      this.move(fact.unit, item, held, `shelf ${fact.stock}`);
      return;
    }
    const from = { shipped: `transit ${place}`, closed: `shop ${place}`, bought: 'new', filled: '' };
    const where = from[cause.kind as keyof typeof from] as string | undefined;
    if (cause.kind === 'shipped')
      expect(near(fact.at, cause.at + cause.hours), `unit ${fact.unit} arrives when it should`).toBe(true);
    const same = cause.kind === 'filled' ? `shelf ${cause.source}` : where;
    if (same === undefined) expect.fail(`unit ${fact.unit} was received because of ${cause.kind}`);
    this.move(fact.unit, item, same, `shelf ${fact.stock}`);
  }

  private make(item: number, where: string, unit?: number): void {
    this.made[item]! += 1;
    this.add(item, where, 1);
    if (unit !== undefined) {
      expect(this.whereIs.has(unit), `unit ${unit} is made once`).toBe(false);
      this.whereIs.set(unit, where);
      this.itemOf.set(unit, item);
    }
    for (const inner of this.plan.items[item]!.contains) this.make(inner, 'inside');
  }

  private scrap(item: number, where: string, unit?: number): void {
    if (unit === undefined) {
      this.add(item, where, -1);
      this.add(item, 'scrapped', 1);
    } else this.move(unit, item, where, 'scrapped');
    for (const inner of this.plan.items[item]!.contains) this.scrap(inner, 'inside');
  }

  private move(unit: number, item: number, from: string, to: string): void {
    const believed = this.whereIs.get(unit) ?? from;
    if (believed !== from) expect.fail(`unit ${unit} leaves ${from}, but it is ${believed}`);
    const known = this.itemOf.get(unit) ?? item;
    if (known !== item) expect.fail(`unit ${unit} is item ${known}, not ${item}`);
    this.whereIs.set(unit, to);
    this.itemOf.set(unit, item);
    this.add(item, from, -1);
    this.add(item, to, 1);
  }

  private add(item: number, where: string, by: number): void {
    const key = `${item} ${where}`;
    const count = (this.counts.get(key) ?? 0) + by;
    if (count < 0) expect.fail(`${count} units of item ${item} are ${where}`);
    this.counts.set(key, count);
  }

  private whereOf(unit: number): string {
    return this.whereIs.get(unit) ?? expect.fail(`unit ${unit} was never seen before`);
  }

  private fact(id: number): Fact {
    return this.facts.get(id) ?? expect.fail(`there is no fact ${id}`);
  }
}

/** Units go only where facts lead them: the whole stream can be followed, and nobody is in two places. */
export const everyUnitCanBeFollowed = (plan: NetworkPlan, facts: readonly Fact[]): UnitFlow => {
  const flow = new UnitFlow(plan, facts);
  for (const fact of facts) flow.follow(fact);
  for (const [index, item] of plan.items.entries()) {
    const everywhere = ['machine', 'inside', 'shelf', 'transit', 'shop', 'held', 'new', 'scrapped'];
    const found = sum(everywhere.map((where) => flow.count(index, where)));
    expect([item.name, found]).toEqual([item.name, flow.made[index]]);
    for (const [machine, { product }] of fleetOf(plan).entries()) {
      const wanted = product.sockets.filter((socket) => socket.item === index).length;
      const sockets = flow.retired.has(machine) ? 0 : wanted;
      if (flow.at(index, `machine ${machine}`) !== sockets)
        expect.fail(`machine ${machine} has ${flow.at(index, `machine ${machine}`)} of ${item.name}`);
    }
  }
  return flow;
};

/** The hours that stocks publish are those of the shelves and lines that the facts tell of. */
export const shelfHoursAddUp = (plan: NetworkPlan, facts: readonly Fact[]) => {
  const flow = new UnitFlow(plan, facts);
  const waiting = plan.stocks.map(() => 0);
  const open = new Map<number, number[]>();
  /** Units that are under way to requests from elsewhere: nobody waits in line for them. */
  const coming = new Map<number, number>();
  const onHand = plan.stocks.map(() => 0);
  const backordered = plan.stocks.map(() => 0);
  let last = 0;
  for (const fact of facts) {
    const passed = fact.at - last;
    last = fact.at;
    for (const stock of passed > 0 ? plan.stocks.keys() : []) {
      onHand[stock]! += passed * flow.shelf(stock);
      backordered[stock]! += passed * waiting[stock]!;
    }
    flow.follow(fact);
    if (fact.kind === 'demanded') {
      waiting[fact.stock]! += 1;
      open.set(fact.request, [...(open.get(fact.request) ?? []), fact.stock]);
    } else if (fact.kind === 'lent' || fact.kind === 'expedited' || fact.kind === 'lost') {
      waiting[fact.stock]! -= 1;
      open.get(fact.request)?.pop();
      coming.set(fact.request, (coming.get(fact.request) ?? 0) + 1);
    } else if (fact.kind === 'issued') {
      const elsewhere = fact.fromShelf === 0 ? (coming.get(fact.request) ?? 0) : 0;
      if (elsewhere > 0) coming.set(fact.request, elsewhere - 1);
      else {
        waiting[fact.stock]! -= 1;
        open.get(fact.request)?.pop();
      }
    } else if (fact.kind === 'withdrawn' || fact.kind === 'closed') {
      for (const stock of open.get(fact.request) ?? []) waiting[stock]! -= 1;
      open.delete(fact.request);
      coming.delete(fact.request);
    } else if (fact.kind === 'ordered') {
      const { source } = plan.stocks[fact.stock]!;
      if (source.kind === 'stock') waiting[source.stock]! += fact.quantity;
    } else if (fact.kind === 'filled') waiting[fact.source]! -= 1;
    else if (fact.kind === 'stocked') {
      const { name } = plan.stocks[fact.stock]!;
      if (!near(fact.onHand, onHand[fact.stock]!))
        expect.fail(`${name}, month ${fact.month}: ${fact.onHand} unit-hours, not ${onHand[fact.stock]!}`);
      if (!near(fact.backordered, backordered[fact.stock]!))
        expect.fail(
          `${name}, month ${fact.month}: ${fact.backordered} demand-hours, not ${backordered[fact.stock]!}`,
        );
      onHand[fact.stock] = 0;
      backordered[fact.stock] = 0;
    }
  }
};
