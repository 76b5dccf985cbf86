/** Units under way between places. Hours are drawn leg by leg, keyed by the request that set the shipment off. */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { uniform } from '../../random/draws/draw.ts';
import { hashKey } from '../../random/draws/key.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Unit } from '../items/unit.ts';
import type { NetworkPlan } from '../plan/plan.ts';

/** Why a unit travels: it tells the draws of one request's shipments apart. */
export const errand = { supply: 0, return: 1, purchase: 2, people: 3, emergency: 4, lateral: 5 } as const;

export interface Shipment {
  readonly unit: Unit;
  readonly customer: number;
  readonly cause: number;
  /** Called on arrival with the id of the last fact about it. */
  readonly arrived: (unit: Unit, cause: number) => void;
}

export class Transport {
  private readonly plan: NetworkPlan;
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly slots: (Shipment | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly arrive: number;
  private moving = 0;

  constructor(plan: NetworkPlan, at: { readonly simulation: Simulation; readonly bus: FactBus }) {
    this.plan = plan;
    this.simulation = at.simulation;
    this.bus = at.bus;
    this.arrive = at.simulation.handler((slot) => {
      const shipment = this.slots[slot];
      if (shipment === undefined) throw new Error(`nothing is under way in slot ${slot}`);
      this.slots[slot] = undefined;
      this.free.push(slot);
      this.moving -= 1;
      shipment.arrived(shipment.unit, shipment.cause);
    }, 'unit arrives');
  }

  /** How many units are under way. */
  get underWay(): number {
    return this.moving;
  }

  /** Units under way, for the audit. */
  units(): readonly Unit[] {
    return this.slots.flatMap((shipment) => (shipment === undefined ? [] : [shipment.unit]));
  }

  /** Hours from one place to another for an errand; later visits of people may take other times. */
  hours(
    from: number,
    to: number,
    draw: { readonly key: DrawKey; readonly errand: number; readonly visit: number },
  ): Hours {
    if (from === to) return 0;
    const way = this.plan.routes[from * this.plan.places.length + to];
    if (way === undefined) throw new Error(`no lanes lead from place ${from} to place ${to}`);
    let hours = 0;
    for (const lane of way) {
      const law = draw.visit > 1 ? lane.laterVisits : lane.time;
      const ordinal = draw.errand * 1024 + draw.visit;
      hours += law.quantile(uniform(hashKey(draw.key, lane.hash), purpose.travel, ordinal));
    }
    return hours;
  }

  /** Sends a unit off; it arrives by itself. A unit that stays where it is arrives at once. */
  send(shipment: Shipment, from: number, to: number, key: DrawKey, its: number): void {
    const hours = this.hours(from, to, { key, errand: its, visit: 1 });
    if (from === to) {
      shipment.arrived(shipment.unit, shipment.cause);
      return;
    }
    const cause = this.bus.publish({
      kind: 'shipped',
      id: this.bus.next,
      at: this.bus.now,
      cause: shipment.cause,
      unit: shipment.unit.id,
      from,
      to,
      hours,
      customer: shipment.customer,
    });
    this.after(hours, { ...shipment, cause });
  }

  /** Lets a unit arrive after so many hours. */
  after(hours: Hours, shipment: Shipment): void {
    const slot = this.free.pop() ?? this.slots.length;
    this.slots[slot] = shipment;
    this.moving += 1;
    this.simulation.schedule(this.simulation.now + hours, phase.arrive, this.arrive, slot);
  }
}
