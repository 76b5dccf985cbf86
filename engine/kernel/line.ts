// hot: every claim of every process goes through here; bench: bench/kernel.bench.ts
//
// The one mechanism behind everything that is claimed, waited for in a line and handed out. The line is ordered by
// (priority, arrival): the smaller number goes first, equals in the order in which they came. Nothing is handed out
// where it is asked for; a decision in phase `decide` of the same instant serves the line from its head, so two claims
// of one instant meet before either wins.
//
// Claims of equal priority form a linked list and lists stand in the order of their priority, so joining, leaving and
// serving cost the same however long the line is.

import { phase } from './phase.ts';
import type { HandlerCode, Scheduler } from './scheduler.ts';
import { received } from './wait.ts';
import type { Wait, Waiter } from './wait.ts';

/** How to stand in a line. */
export interface ClaimOptions {
  /** The smaller number goes first; 0 unless given. */
  readonly priority?: number;
}

/** What a line hands out. */
export interface Supply<C> {
  readonly name: string;
  /** Whether it could serve this claim now. */
  ready(claim: C): boolean;
  /** Serves a claim for which it is ready and which has just left the line. */
  give(claim: C): void;
  /** Whether a claim which cannot be served lets those behind it pass. */
  readonly passing: boolean;
  /** Told whenever the line has become longer or shorter. */
  lengthChanged(length: number): void;
}

const KEPT_RANKS = 16;

/** The claims on one supply. */
export class Line<C extends Claim<unknown>> {
  /** How many claims wait. */
  length = 0;
  readonly scheduler: Scheduler;
  private readonly supply: Supply<C>;
  private readonly decision: HandlerCode;
  private readonly ranks: Rank[] = [];
  private arrivals = 0;
  private deciding = false;
  private serving = false;
  private again = false;

  constructor(scheduler: Scheduler, supply: Supply<C>) {
    this.scheduler = scheduler;
    this.supply = supply;
    this.decision = scheduler.handler(() => {
      this.decide();
    }, `decide ${supply.name}`);
  }

  /** The claim which is served next; undefined when nobody waits. */
  get first(): C | undefined {
    for (let index = 0; index < this.ranks.length; index += 1) {
      const { head } = this.ranks[index]!;
      if (head !== undefined) return head as C;
    }
    return undefined;
  }

  /** To be called when there may be something to hand out: has the line served in phase `decide`, or goes on serving. */
  settle(): void {
    if (this.length === 0 || this.deciding) return;
    if (this.serving) {
      this.again = true;
      return;
    }
    if (!this.supply.passing && !this.supply.ready(this.first!)) return;
    this.deciding = true;
    this.scheduler.schedule(this.scheduler.now, phase.decide, this.decision, 0);
  }

  /** Joins behind all of equal priority; who had joined before and was put out of service goes back to its place. */
  join(claim: C): void {
    const last = this.ranks.length - 1;
    const rank =
      last === 0 && this.ranks[0]!.priority === claim.priority ? this.ranks[0]! : this.rankOf(claim.priority);
    if (claim.arrival < 0) {
      claim.arrival = this.arrivals;
      this.arrivals += 1;
    }
    let before = rank.tail;
    while (before !== undefined && before.arrival > claim.arrival) before = before.previous;
    const after = before === undefined ? rank.head : before.next;
    claim.rank = rank;
    claim.previous = before;
    claim.next = after;
    if (before === undefined) rank.head = claim;
    else before.next = claim;
    if (after === undefined) rank.tail = claim;
    else after.previous = claim;
    this.length += 1;
    this.supply.lengthChanged(this.length);
    this.settle();
  }

  leave(claim: C): void {
    const { rank, previous, next } = claim;
    if (rank === undefined) return;
    if (previous === undefined) rank.head = next;
    else previous.next = next;
    if (next === undefined) rank.tail = previous;
    else next.previous = previous;
    claim.rank = undefined;
    claim.previous = undefined;
    claim.next = undefined;
    this.length -= 1;
    this.supply.lengthChanged(this.length);
    // Where nobody passes, it may have been the one for whom all the others waited.
    if (!this.serving && !this.supply.passing) this.settle();
  }

  private decide(): void {
    this.deciding = false;
    this.serving = true;
    if (!this.supply.passing) this.serveInTurn();
    else while (this.serveWhoCan());
    this.serving = false;
  }

  private serveInTurn(): void {
    const { supply } = this;
    for (let claim = this.first; claim !== undefined && supply.ready(claim); claim = this.first) {
      this.leave(claim);
      supply.give(claim);
    }
  }

  /** True if somebody has handed something back meanwhile, so that those who were passed over must be asked again. */
  private serveWhoCan(): boolean {
    const { supply, ranks } = this;
    this.again = false;
    for (let index = 0; index < ranks.length; index += 1) {
      const rank = ranks[index]!;
      let claim = rank.head;
      while (claim !== undefined) {
        const next: Claim<unknown> | undefined = claim.next;
        if (supply.ready(claim as C)) {
          this.leave(claim as C);
          supply.give(claim as C);
          // The next may have left: one who wins a race leaves all the other places where it stood.
          claim = next === undefined || next.rank === rank ? next : rank.head;
        } else claim = next;
      }
    }
    return this.again;
  }

  private rankOf(priority: number): Rank {
    const ranks = this.ranks;
    let position = ranks.length;
    for (; position > 0; position -= 1) {
      const rank = ranks[position - 1] as Rank;
      if (rank.priority === priority) return rank;
      if (rank.priority < priority) break;
    }
    const rank = new Rank(priority);
    ranks.splice(position, 0, rank);
    if (ranks.length > KEPT_RANKS && !this.serving) this.dropEmptyRanks(rank);
    return rank;
  }

  /** Priorities may be deadlines or lengths, each of which comes once. */
  private dropEmptyRanks(kept: Rank): void {
    const used = this.ranks.filter((rank) => rank.head !== undefined || rank === kept);
    this.ranks.splice(0, this.ranks.length, ...used);
  }
}

/** The claims of one priority. */
class Rank {
  readonly priority: number;
  head: Claim<unknown> | undefined = undefined;
  tail: Claim<unknown> | undefined = undefined;

  constructor(priority: number) {
    this.priority = priority;
  }
}

/** A place in a line: what it stands for is up to the kinds of claims. Good for one use. */
export abstract class Claim<T> implements Wait<T> {
  readonly priority: number;
  // The line's own notes.
  arrival = -1;
  rank: Rank | undefined = undefined;
  previous: Claim<unknown> | undefined = undefined;
  next: Claim<unknown> | undefined = undefined;

  constructor(priority: number) {
    this.priority = priority;
  }

  abstract arm(waiter: Waiter<T>): void;
  abstract disarm(waiter: Waiter<T>): void;

  [Symbol.iterator](): Iterator<Wait<unknown>, T, unknown> {
    return received<T>(this);
  }
}

/** Refuses a waiter for a claim that somebody waits for already, or that belongs to another simulation. */
export function assertCanWait(
  claim: Wait<unknown>,
  before: unknown,
  waiter: Waiter<never>,
  scheduler: Scheduler,
): void {
  const own = waiter.alarms.scheduler;
  if (before !== undefined) throw own.error('waitReused', `waited twice for ${claim.toString()}`);
  if (own !== scheduler) {
    throw own.error('invalidYield', `waited for ${claim.toString()}, which belongs to another simulation`);
  }
}

/** The priority that the options give, if it can be one. */
export function priorityOf(options: ClaimOptions | undefined, scheduler: Scheduler, who: string): number {
  const priority = options?.priority ?? 0;
  if (priority !== priority) {
    throw scheduler.error('invalidOption', 'a priority which is not a number', { who });
  }
  return priority;
}
