// hot: the state of all machines, in columns; see bench/network.ts.
/**
 * What changes about the machines of one fleet, a typed array for each number: machine by machine, and within a machine
 * meter by meter, point by point or socket by socket. A machine at rest costs these numbers and one calendar entry;
 * units are made when somebody first lays hands on one.
 */
import { noEvent } from '../../kernel/event-calendar.ts';
import { usageRate } from '../plan/plan-fleets.ts';
import type { FleetPlan } from '../plan/plan.ts';

/** What a machine does for its customer: not sold yet, in use, or retired. */
export const stage = { ahead: 0, inService: 1, retired: 2 } as const;

export class FleetColumns {
  readonly plan: FleetPlan;
  /** Index of the fleet. */
  readonly index: number;

  // By machine.
  readonly stage: Uint8Array;
  /** 1: it runs; 0 while a request keeps it down. */
  readonly up: Uint8Array;
  /** Hours up and down since the month began. */
  readonly upHours: Float64Array;
  readonly downHours: Float64Array;
  /** Until when its meters have been brought. */
  readonly lastAt: Float64Array;
  /** Share of its output with which it runs, and hours of output lost; empty where nothing degrades a machine. */
  readonly output: Float64Array;
  readonly lost: Float64Array;
  /** Calendar entry of the earliest point, and which point that is; -1: none. */
  readonly event: Float64Array;
  readonly nextPoint: Int32Array;

  // By machine and meter.
  /** Units run since the start, and up to the beginning of the month. */
  readonly reading: Float64Array;
  readonly atMonth: Float64Array;
  /** Its own factor of use; empty where all machines are used alike. */
  readonly factor: Float64Array;

  // By machine and point.
  /** Meter reading at which it strikes (hours for the calendar); Infinity when nothing is due. */
  readonly due: Float64Array;
  /** Meter reading when its life was last put to work; NaN while it rests. */
  readonly since: Float64Array;
  /** How many lives have been drawn. */
  readonly renewals: Int32Array;
  /** How often it has struck. Units bring lives drawn elsewhere, so this may run ahead of the renewals. */
  readonly strikes: Int32Array;
  /** The lives of the units that nobody has laid hands on yet; later they travel with the units. */
  readonly threshold: Float64Array;
  readonly spent: Float64Array;
  readonly failed: Uint8Array;

  // By machine and socket.
  /** 1: what sits there is in its first run. */
  readonly firstRun: Uint8Array;

  /** Units of each meter per hour of uptime this month. */
  readonly rates: Float64Array;
  /** Multiplies how fast lives are spent; a decision may change it. */
  wear: number;
  /** All of its machines are in service from the start to the horizon, as far as is known. */
  alwaysInService: boolean;

  constructor(plan: FleetPlan, index: number) {
    this.plan = plan;
    this.index = index;
    const { count, meters, product } = plan;
    this.stage = new Uint8Array(count);
    this.up = new Uint8Array(count).fill(1);
    this.upHours = new Float64Array(count);
    this.downHours = new Float64Array(count);
    this.lastAt = new Float64Array(count);
    const degradable = product.points.some(({ mode }) => mode.severity === 'degrades') ? count : 0;
    this.output = new Float64Array(degradable).fill(1);
    this.lost = new Float64Array(degradable);
    this.event = new Float64Array(count).fill(noEvent);
    this.nextPoint = new Int32Array(count).fill(-1);
    this.reading = new Float64Array(count * meters.length);
    this.atMonth = new Float64Array(count * meters.length);
    this.factor = new Float64Array(
      plan.spreads.every((its) => its === undefined) ? 0 : count * meters.length,
    );
    const points = count * product.points.length;
    this.due = new Float64Array(points).fill(Infinity);
    this.since = new Float64Array(points);
    this.renewals = new Int32Array(points);
    this.strikes = new Int32Array(points);
    this.threshold = new Float64Array(points).fill(NaN);
    this.spent = new Float64Array(points);
    this.failed = new Uint8Array(points);
    this.firstRun = new Uint8Array(count * product.sockets.length);
    this.rates = new Float64Array(meters.length);
    this.wear = plan.wear;
    this.alwaysInService = plan.alwaysInService;
    this.setMonth(0);
  }

  /** Units of a meter per hour of a machine's uptime this month, at its present output. */
  rateOf(number: number, meter: number): number {
    const { rates, factor, output } = this;
    const full = factor.length === 0 ? rates[meter]! : rates[meter]! * factor[number * rates.length + meter]!;
    return output.length === 0 ? full : full * output[number]!;
  }

  /** Sets how fast the meters run in a month, counted from 0. */
  setMonth(month: number): void {
    for (const meter of this.plan.perHour.keys()) this.rates[meter] = usageRate(this.plan, meter, month);
  }
}
