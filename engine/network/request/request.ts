/** A request: one piece of work and where it has got to. Every kind of work is one, whoever raised it. */
import { noEvent } from '../../kernel/event-calendar.ts';
import type { EventHandle } from '../../kernel/event-calendar.ts';
import type { Hours } from '../../kernel/time.ts';
import type { DrawKey } from '../../random/draws/key.ts';
import type { Machine } from '../items/machine.ts';
import type { Unit } from '../items/unit.ts';
import type { JobPlan, ModePlan, SchedulePlan } from '../plan/plan.ts';
import type { SeatClaim } from '../pools/seat-claim.ts';
import type { Demand } from '../stock/demand.ts';

/** Who raised it; the code stands in the `raised` fact. */
export const origin = { failure: 0, planned: 1, arrival: 2, repair: 3, schedule: 4 } as const;

/** Whether work was planned, by a limit of a unit or by a clock, and so may wait for what has failed. */
export function isPlanned(code: number): boolean {
  return code === origin.planned || code === origin.schedule;
}

/** What a request is about and whom it serves. */
export interface Subject {
  readonly origin: number;
  readonly key: DrawKey;
  readonly job: JobPlan;
  readonly place: number;
  readonly customer: number;
  readonly tier: number;
  readonly priority: number;
  /** When the need arose: for a repair, when the machine failed. */
  readonly raisedAt: Hours;
  /** The machine that it is about; undefined in the shop and for arrivals. */
  readonly machine: Machine | undefined;
  /** The unit in the shop; undefined otherwise. */
  readonly unit: Unit | undefined;
  /** Socket of the machine, or -1. */
  readonly socket: number;
  /** Index of the point that struck among its product's; -1 where none did. */
  readonly point: number;
  /** Way down from the unit in the socket, or from the unit in the shop, to the one which has the mode. */
  readonly path: readonly number[];
  /** The mode that struck; undefined where none did. */
  readonly mode: ModePlan | undefined;
  /** The plan whose clock asked for it; undefined where none did. */
  readonly schedule: SchedulePlan | undefined;
}

/** A unit that a request was issued. */
export interface Part {
  readonly unit: Unit;
  /** Index of the stock that issued it. */
  readonly stock: number;
  /** Index of the step that asked for it. */
  readonly step: number;
}

export class Request {
  readonly id: number;
  readonly slot: number;
  readonly subject: Subject;

  /** Index of the step that it is at. */
  step = 0;
  visit = 1;
  /** Index into `buckets`: why it is not further. */
  bucket = 0;
  blocking = false;
  /** Way down to where it has taken a unit out and put none in yet; undefined where nothing is empty. */
  emptied: readonly number[] | undefined = undefined;
  /** A unit has been taken out, so the mode needs no mending in place. */
  exchanged = false;
  resolved = false;
  ended = false;

  /** Servers that it holds. */
  readonly held: SeatClaim[] = [];
  /** The claim that it stands in line with. */
  claim: SeatClaim | undefined = undefined;
  /** What it has asked stocks for and not got yet. */
  readonly demands: Demand[] = [];
  readonly parts: Part[] = [];
  /** It stands in the line of those who want several things together. */
  joint = false;
  /** Step whose unit it is being given together with other things; -1: none. */
  gathering = -1;
  /** Something that it asked for at this step was not there at once. */
  late = false;

  /** End of the work or travel in progress. */
  event: EventHandle = noEvent;
  stepEndsAt: Hours = 0;
  stepHours: Hours = 0;
  /** Hours left of work that a shift's end cut off; -1: none. */
  remaining: Hours = -1;
  /** Hours of work that wait for the place to open; -1: it does not stand before a closed door. */
  shutOut: Hours = -1;
  /** Hours of work that another visit must do, by step; undefined until there are any. */
  left: Map<number, Hours> | undefined = undefined;
  /** Somebody must come again. */
  again = false;
  responseEvent: EventHandle = noEvent;
  restoreEvent: EventHandle = noEvent;

  /** Id of the latest fact in its life: the cause of the next. */
  lastFact: number;

  constructor(id: number, slot: number, subject: Subject, cause: number) {
    this.id = id;
    this.slot = slot;
    this.subject = subject;
    this.lastFact = cause;
  }
}
