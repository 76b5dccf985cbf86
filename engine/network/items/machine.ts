/** A machine: units in series in its sockets, meters that run while it is up, and one calendar entry at rest. */
import { noEvent } from '../../kernel/event-calendar.ts';
import type { EventHandle } from '../../kernel/event-calendar.ts';
import type { Hours } from '../../kernel/time.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import type { FleetPlan } from '../plan/plan.ts';
import type { Unit } from './unit.ts';

export class Machine {
  readonly index: number;
  readonly fleet: FleetPlan;
  /** Position in its fleet. */
  readonly number: number;
  /** Unit in each socket; undefined while one is taken out and none put in. */
  readonly units: (Unit | undefined)[] = [];

  /** Units run on each meter since the start. */
  readonly meters: Float64Array;
  readonly rates: Float64Array;
  readonly metersAtMonth: Float64Array;
  upHours: Hours = 0;
  downHours: Hours = 0;
  lastAt: Hours = 0;

  /** Per point: the meter reading at which it strikes (hours for the calendar); Infinity when nothing is due. */
  readonly due: Float64Array;
  /** Per point: meter reading when its life was last put to work. */
  readonly since: Float64Array;
  /** Per point: how many lives have been drawn. */
  readonly renewals: Int32Array;
  /** Per point: how often it has struck. Units bring lives drawn elsewhere, so this may run ahead of the renewals. */
  readonly strikes: Int32Array;
  readonly keys: DrawKey[] = [];
  event: EventHandle = noEvent;
  nextPoint = -1;

  /** It runs; false while a request keeps it down. */
  up = true;

  constructor(index: number, fleet: FleetPlan, number: number) {
    this.index = index;
    this.fleet = fleet;
    this.number = number;
    this.meters = new Float64Array(fleet.meters.length);
    this.rates = new Float64Array(fleet.meters.length);
    this.metersAtMonth = new Float64Array(fleet.meters.length);
    this.due = new Float64Array(fleet.product.points.length).fill(Infinity);
    this.since = new Float64Array(fleet.product.points.length);
    this.renewals = new Int32Array(fleet.product.points.length);
    this.strikes = new Int32Array(fleet.product.points.length);
  }

  /** `A/17`: fleet and number, counted from 1. */
  get name(): string {
    return `${this.fleet.name}/${this.number + 1}`;
  }
}
