/**
 * A pool at work: named servers and one line. Claims are met in phase `decide`, so that those of one instant meet
 * before either wins, in the order (rank, sequence); no claim is overtaken by a later one on the same skill. Of the
 * servers that are free and on duty, those with the lowest numbers go.
 */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { uniform } from '../../random/draws/draw.ts';
import { hashKey, indexKey, type DrawKey } from '../../random/draws/key.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { entry } from '../entry.ts';
import { compareRanks } from '../entitlements/precedence.ts';
import type { Rank } from '../entitlements/precedence.ts';
import { buckets } from '../request/job-input.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { MembersPlan, PoolPlan } from '../plan/plan.ts';
import type { SeatClaim } from './seat-claim.ts';
import { VacantSeats } from './vacant-seats.ts';
import type { WorkingHoursInput } from './pool-input.ts';
import {
  dayOfShift,
  dutyAhead,
  dutyHours,
  isAlways,
  nextBoundary,
  nextMidnight,
  onDuty,
} from './working-hours.ts';

/** What a pool asks of those who claim its servers. */
export interface PoolHost {
  /** The servers are there: go on. */
  granted(claim: SeatClaim): void;
  /** The shift of some of the claim's servers has ended while it works. */
  shiftEnded(claim: SeatClaim): void;
  /** More urgent work wants the claim's servers. False if it does not work just now, and keeps them. */
  preempted(claim: SeatClaim): boolean;
  /** All servers of a paused claim are on duty again. */
  shiftBegan(claim: SeatClaim): void;
  /** Servers may have become free for those who want other things with them. */
  freed(): void;
  /** Why a claim still waits: an index into `buckets`. */
  waitsFor(request: number, bucket: number): void;
}

/** Servers that are equal: those of one group, whose seats follow one another. */
interface Group {
  readonly members: MembersPlan;
  readonly from: number;
  /** The first seat of the next group. */
  readonly to: number;
  vacant: number;
}

const waitBucket = { people: 'crew', desk: 'desk', benches: 'tool', tools: 'tool' } as const;
const offShift = buckets.indexOf('offShift');

/** Hours that rounding may take off the rest of a shift. */
const rounding = 1e-6;

export class Pool {
  readonly plan: PoolPlan;
  readonly index: number;
  readonly line: SeatClaim[] = [];
  /** Claims that have their servers, in the order in which they got them. */
  readonly holding = new Set<SeatClaim>();
  /** Claims whose work rests until their servers are back on duty. */
  readonly paused: SeatClaim[] = [];
  private readonly groups: readonly Group[];
  private readonly size: number;
  private readonly vacant: VacantSeats;
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly host: PoolHost;
  private readonly decideCode: number;
  private readonly boundaryCode: number;
  /** From which absences are drawn. */
  private readonly key: DrawKey;
  private readonly timed: boolean;
  private readonly bucket: number;
  private deciding = false;
  private watching = false;
  /** When somebody's shift next begins or ends, as last worked out. */
  private nextChange: Hours = -Infinity;
  private sequence = 0;
  /** Servers that work or wait with a request, and those taken, which also counts the ones who rest off duty. */
  private busy = 0;
  private taken = 0;
  /** Requests that wait for servers together with other things. */
  private awaited = 0;
  private countedAt: Hours = 0;
  private monthFrom: Hours = 0;
  private busyHours: Hours = 0;
  private lineHours: Hours = 0;
  /** Server-hours as the claims count them, against which `busyHours` is checked. */
  private releasedHours: Hours = 0;
  private everBusyHours: Hours = 0;

  constructor(
    index: number,
    plan: PoolPlan,
    at: { readonly simulation: Simulation; readonly bus: FactBus; readonly run: DrawKey },
    host: PoolHost,
  ) {
    this.index = index;
    this.plan = plan;
    this.simulation = at.simulation;
    this.bus = at.bus;
    this.host = host;
    let seats = 0;
    this.groups = plan.members.map((members): Group => {
      const from = seats;
      seats += members.count;
      return { members, from, to: seats, vacant: members.count };
    });
    this.size = seats;
    this.vacant = new VacantSeats(seats);
    this.key = hashKey(at.run, plan.hash);
    this.timed = plan.members.some(({ hours, absence }) => absence > 0 || !isAlways(hours));
    this.bucket = buckets.indexOf(waitBucket[plan.kind]);
    this.decideCode = this.simulation.handler(() => {
      this.decide();
    }, `${plan.name}: decide`);
    this.boundaryCode = this.simulation.handler(() => {
      this.boundary();
    }, `${plan.name}: shift`);
  }

  /**
   * Stands in line for servers. Work that was put out has the place of the claim that it had `before`.
   */
  claim(request: number, rank: Rank, count: number, skill: number, before?: SeatClaim): SeatClaim {
    this.sequence += 1;
    const sequence = before?.sequence ?? this.sequence;
    const claim = this.newClaim(request, rank, { count, skill, since: this.simulation.now, sequence });
    this.count();
    let place = this.line.length;
    while (place > 0 && isBehind(entry(this.line, place - 1), claim)) place -= 1;
    this.line.splice(place, 0, claim);
    this.host.waitsFor(request, this.bucket);
    this.wake();
    return claim;
  }

  private newClaim(
    request: number,
    rank: Rank,
    { count, skill, since, sequence }: Pick<SeatClaim, 'count' | 'skill' | 'since' | 'sequence'>,
  ): SeatClaim {
    return {
      request,
      count,
      skill,
      rank,
      sequence,
      since,
      seats: [],
      grantedAt: NaN,
      rested: 0,
      restingSince: -1,
      pool: this.index,
    };
  }

  /** Leaves the line. */
  leave(claim: SeatClaim): void {
    this.count();
    this.line.splice(this.line.indexOf(claim), 1);
    this.wake();
  }

  /** Gives servers back; returns the server-hours that they were held. */
  release(claim: SeatClaim): Hours {
    if (!this.holding.has(claim)) throw new Error(`${this.plan.name}: released what was not held`);
    this.count();
    this.holding.delete(claim);
    if (claim.restingSince >= 0) this.wakeUp(claim);
    for (const seat of claim.seats) {
      this.vacant.free(seat);
      this.groupAt(seat).vacant += 1;
    }
    this.busy -= claim.count;
    this.taken -= claim.count;
    const hours = this.heldBy(claim);
    this.releasedHours += hours;
    this.wake();
    return hours;
  }

  /** Somebody more, or less, waits for servers of this pool and for other things with them, outside the line. */
  await(change: number): void {
    this.awaited += change;
    this.watch();
  }

  /** Whether there are servers for a claim, and nobody stands in line for any. */
  hasFree(count: number, skill: number): boolean {
    if (this.line.length > 0) return false;
    return this.plan.unlimited || this.freeSeats(count, skill).length === count;
  }

  /** Says why somebody waits who does not stand in line. */
  nameWait(request: number, count: number, skill: number): void {
    const shifted = this.timed && this.vacantFor(skill) >= count;
    this.host.waitsFor(request, shifted ? offShift : this.bucket);
  }

  /** Gives servers that are free to somebody who did not stand in line. */
  takeNow(
    request: number,
    rank: Rank,
    { count, skill, since }: { readonly count: number; readonly skill: number; readonly since: Hours },
  ): SeatClaim {
    this.count();
    this.sequence += 1;
    const claim = this.newClaim(request, rank, { count, skill, since, sequence: this.sequence });
    if (!this.seat(claim)) throw new Error(`${this.plan.name} has nobody to give at once`);
    this.occupy(claim);
    this.watch();
    return claim;
  }

  /** Lets a claim's work rest until its servers are back on duty. */
  pause(claim: SeatClaim): void {
    this.count();
    this.busy -= claim.count;
    claim.restingSince = this.simulation.now;
    this.paused.push(claim);
    this.watch();
  }

  /** Publishes the month. */
  closeMonth(month: number): void {
    this.count();
    const now = this.simulation.now;
    let duty = 0;
    for (const members of this.plan.members) {
      duty += members.count * dutyHours(members.hours, this.monthFrom, now);
    }
    this.bus.publish({
      kind: 'staffed',
      id: this.bus.next,
      at: now,
      cause: 0,
      pool: this.index,
      month,
      duty,
      busy: this.busyHours,
      line: this.lineHours,
    });
    this.monthFrom = now;
    this.busyHours = 0;
    this.lineHours = 0;
  }

  /** Server-hours by the pool's own count less those by the claims': zero but for rounding. */
  imbalance(): Hours {
    this.count();
    let held = 0;
    for (const claim of this.holding) held += this.heldBy(claim);
    return this.everBusyHours - this.releasedHours - held;
  }

  /** Server-hours held so far, to judge the imbalance by. */
  get heldHours(): Hours {
    return this.everBusyHours;
  }

  /** Whether all servers of a claim are on duty. */
  onDuty(claim: SeatClaim): boolean {
    if (!this.timed) return true;
    const now = this.simulation.now;
    return claim.seats.every((seat) => this.isOnDuty(this.groupAt(seat), seat, now));
  }

  /** Hours until work of a claim's servers, who are on duty, is cut off by the end of a shift. */
  restOfShift(claim: SeatClaim): Hours {
    if (!this.timed || this.plan.shiftEnd === 'finish') return Infinity;
    const { now } = this.simulation;
    return Math.min(...claim.seats.map((seat) => dutyAhead(this.groupAt(seat).members.hours, now)));
  }

  /** Server-hours that a claim has held its servers, rests left out. */
  private heldBy(claim: SeatClaim): Hours {
    const { now } = this.simulation;
    const resting = claim.restingSince < 0 ? 0 : now - claim.restingSince;
    return (now - claim.grantedAt - claim.rested - resting) * claim.count;
  }

  private wakeUp(claim: SeatClaim): void {
    this.count();
    this.busy += claim.count;
    claim.rested += this.simulation.now - claim.restingSince;
    claim.restingSince = -1;
    this.paused.splice(this.paused.indexOf(claim), 1);
  }

  private count(): void {
    const now = this.simulation.now;
    const passed = now - this.countedAt;
    this.countedAt = now;
    this.busyHours += passed * this.busy;
    this.everBusyHours += passed * this.busy;
    this.lineHours += passed * this.line.length;
  }

  private wake(): void {
    // Servers that come back to an empty line need no decision.
    if (this.awaited > 0) this.host.freed();
    if (this.deciding || this.line.length === 0) return;
    this.deciding = true;
    this.simulation.schedule(this.simulation.now, phase.decide, this.decideCode, 0);
  }

  private decide(): void {
    this.deciding = false;
    this.count();
    let blockedSkills: number[] | undefined;
    for (let place = 0; place < this.line.length;) {
      const claim = this.line[place];
      if (claim === undefined) break;
      if (blockedSkills?.includes(claim.skill) !== true && (this.seat(claim) || this.seatByForce(claim))) {
        this.line.splice(this.line.indexOf(claim), 1);
        this.grant(claim);
        continue;
      }
      blockedSkills ??= [];
      blockedSkills.push(claim.skill);
      place += 1;
    }
    if (this.timed) this.nameWaits();
    if (this.awaited > 0 && this.line.length === 0) this.host.freed();
    this.watch();
  }

  /** Finds servers for a claim; false, and none taken, if there are too few. */
  private seat(claim: SeatClaim): boolean {
    if (this.plan.unlimited) return true;
    const free = this.freeSeats(claim.count, claim.skill);
    if (free.length < claim.count) return false;
    claim.seats.push(...free);
    return true;
  }

  /** The first servers that are free, able and on duty: as many as are wanted, or fewer where there are not so many. */
  private freeSeats(count: number, skill: number): readonly number[] {
    const found: number[] = [];
    if (this.size - this.taken < count) return found;
    const now = this.simulation.now;
    for (const group of this.groups) {
      if (group.vacant === 0 || !able(group, skill) || !this.mayBegin(group.members.hours, now)) continue;
      let seat = this.vacant.next(group.from);
      while (seat >= 0 && seat < group.to) {
        if (!this.isAbsent(group, seat, now)) found.push(seat);
        if (found.length === count) return found;
        seat = this.vacant.next(seat + 1);
      }
    }
    return found;
  }

  private mayBegin(hours: WorkingHoursInput, now: Hours): boolean {
    if (!onDuty(hours, now)) return false;
    const { doNotStartUnder } = this.plan;
    return doNotStartUnder === 0 || dutyAhead(hours, now) >= doNotStartUnder - rounding;
  }

  private isOnDuty(group: Group, seat: number, now: Hours): boolean {
    return onDuty(group.members.hours, now) && !this.isAbsent(group, seat, now);
  }

  /** Whether a server is away on the day of this shift: drawn by person and day, whatever there is to do. */
  private isAbsent({ members, from }: Group, seat: number, now: Hours): boolean {
    if (members.absence === 0) return false;
    const person = indexKey(hashKey(this.key, members.hash), seat - from);
    return uniform(person, purpose.absence, dayOfShift(members.hours, now)) < members.absence;
  }

  /** When a group's servers may next come or go. */
  private nextChangeOf({ hours, absence }: MembersPlan, now: Hours): Hours {
    const next = nextBoundary(hours, now);
    // Who works round the clock is away by calendar days.
    return absence > 0 && hours.always ? Math.min(next, nextMidnight(now)) : next;
  }

  private groupAt(seat: number): Group {
    for (const group of this.groups) if (seat < group.to) return group;
    throw new RangeError(`${this.plan.name} has no seat ${seat}`);
  }

  /** Servers who are able and have nothing to do, on duty or not. */
  private vacantFor(skill: number): number {
    let free = 0;
    for (const group of this.groups) if (able(group, skill)) free += group.vacant;
    return free;
  }

  /** Puts out less urgent work, the least urgent and last begun first, until the claim has its servers. */
  private seatByForce(claim: SeatClaim): boolean {
    if (!this.plan.preempt) return false;
    const victims = [...this.holding]
      .filter((other) => compareRanks(other.rank, claim.rank) > 0 && other.restingSince < 0)
      .sort((a, b) => compareRanks(b.rank, a.rank) || b.grantedAt - a.grantedAt || b.sequence - a.sequence);
    return victims.some((victim) => this.host.preempted(victim) && this.seat(claim));
  }

  private grant(claim: SeatClaim): void {
    this.occupy(claim);
    this.host.granted(claim);
  }

  private occupy(claim: SeatClaim): void {
    for (const seat of claim.seats) {
      this.vacant.take(seat);
      this.groupAt(seat).vacant -= 1;
    }
    this.busy += claim.count;
    this.taken += claim.count;
    claim.grantedAt = this.simulation.now;
    this.holding.add(claim);
  }

  /** Says of each claim in line whether working hours alone stand in its way. */
  private nameWaits(): void {
    let wanted = 0;
    for (const claim of this.line) {
      wanted += claim.count;
      this.host.waitsFor(claim.request, this.vacantFor(claim.skill) >= wanted ? offShift : this.bucket);
    }
  }

  /** Looks at the next change of shift, if anybody waits for it. */
  private watch(): void {
    if (!this.timed || this.watching) return;
    const cuts = this.plan.shiftEnd !== 'finish' && this.holding.size > 0;
    if (this.line.length === 0 && this.awaited === 0 && this.paused.length === 0 && !cuts) return;
    const now = this.simulation.now;
    if (now >= this.nextChange) {
      this.nextChange = Infinity;
      for (const members of this.plan.members) {
        this.nextChange = Math.min(this.nextChange, this.nextChangeOf(members, now));
      }
    }
    if (this.nextChange === Infinity) return;
    this.watching = true;
    this.simulation.schedule(this.nextChange, phase.arrive, this.boundaryCode, 0);
  }

  private boundary(): void {
    this.watching = false;
    if (this.plan.shiftEnd !== 'finish') {
      for (const claim of [...this.holding]) {
        if (claim.restingSince < 0 && !this.onDuty(claim)) this.host.shiftEnded(claim);
      }
    }
    for (const claim of [...this.paused]) {
      if (!this.onDuty(claim)) continue;
      this.wakeUp(claim);
      this.host.shiftBegan(claim);
    }
    this.wake();
    this.watch();
  }
}

/** Whether one in the line stands behind another who joins it. */
function isBehind(one: SeatClaim, other: SeatClaim): boolean {
  const difference = compareRanks(one.rank, other.rank);
  return difference > 0 || (difference === 0 && one.sequence > other.sequence);
}

function able(group: Group, skill: number): boolean {
  return skill < 0 || group.members.skills.includes(skill);
}
