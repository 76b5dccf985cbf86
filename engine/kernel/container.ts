// An amount of something that is all alike: fuel, money, hours of credit. Some put in and others take out, any amount at a
// time. Each side stands in a line, and whoever is first waits until the whole of its amount can be had or has room;
// nobody passes, so a large claim is not starved by small ones.

import { Handover } from './handover.ts';
import { Line, priorityOf } from './line.ts';
import type { ClaimOptions } from './line.ts';
import { TimeWeighted } from './monitors/time-weighted.ts';
import type { Scheduler } from './scheduler.ts';
import type { Wait } from './wait.ts';

/** What a container is; amounts in whatever unit its user means. */
export interface ContainerOptions {
  readonly name: string;
  /** What it holds when full; unlimited unless given. */
  readonly capacity?: number;
  /** What it holds at first; 0 unless given. */
  readonly level?: number;
}

/** An amount, and the lines of those who want some and of those who bring some. */
export class Container {
  readonly name: string;
  readonly capacity: number;
  /** What it holds, over time. */
  readonly contents: TimeWeighted;
  private readonly scheduler: Scheduler;
  private readonly takers: Line<Portion>;
  private readonly bringers: Line<Portion>;
  private amount: number;

  constructor(scheduler: Scheduler, options: ContainerOptions) {
    const { name, capacity = Infinity, level = 0 } = options;
    if (!(capacity > 0))
      throw scheduler.error('invalidOption', `a capacity of ${String(capacity)}`, { who: name });
    if (!(level >= 0 && level <= capacity && level < Infinity)) {
      throw scheduler.error('invalidOption', `a level of ${String(level)} in ${String(capacity)}`, {
        who: name,
      });
    }
    this.name = name;
    this.capacity = capacity;
    this.scheduler = scheduler;
    this.amount = level;
    this.contents = new TimeWeighted(level, scheduler.now);
    this.takers = new Line<Portion>(scheduler, {
      name,
      passing: false,
      ready: (claim) => claim.amount <= this.amount,
      give: (claim) => {
        this.change(-claim.amount);
        claim.grant(undefined);
      },
      lengthChanged: () => undefined,
    });
    this.bringers = new Line<Portion>(scheduler, {
      name: `room in ${name}`,
      passing: false,
      ready: (claim) => this.amount + claim.amount <= this.capacity,
      give: (claim) => {
        this.change(claim.amount);
        claim.grant(undefined);
      },
      lengthChanged: () => undefined,
    });
  }

  /** What it holds now. */
  get level(): number {
    return this.amount;
  }

  /** Claims of those who want some. */
  get waiting(): number {
    return this.takers.length;
  }

  /** Claims of those who wait for room. */
  get waitingForRoom(): number {
    return this.bringers.length;
  }

  /** Takes an amount out, as soon as all of it is there: `yield tank.take(40)`. */
  take(amount: number, options?: ClaimOptions): Wait<void> {
    const portion = this.checked(amount, 'take');
    return new Portion(this.takers, this.name, this.priority(options), portion, () => {
      this.takeBack(portion);
    });
  }

  /** Puts an amount in, as soon as all of it has room: `yield tank.put(40)`. What is in stays in. */
  put(amount: number, options?: ClaimOptions): Wait<void> {
    const portion = this.checked(amount, 'put');
    return new Portion(
      this.bringers,
      `room in ${this.name}`,
      this.priority(options),
      portion,
      () => undefined,
    );
  }

  private priority(options: ClaimOptions | undefined): number {
    return priorityOf(options, this.scheduler, this.name);
  }

  /** An amount above the capacity would wait for ever. */
  private checked(amount: number, what: string): number {
    if (amount > 0 && amount <= this.capacity && amount < Infinity) return amount;
    throw this.scheduler.error(
      'invalidOption',
      `asked to ${what} ${String(amount)} of ${String(this.capacity)}`,
      {
        who: this.name,
      },
    );
  }

  /** Whoever was given an amount has gone: it is back at once, or else before all who bring. */
  private takeBack(portion: number): void {
    if (this.amount + portion <= this.capacity) this.change(portion);
    else this.bringers.join(new Portion(this.bringers, this.name, -Infinity, portion, () => undefined));
  }

  private change(by: number): void {
    this.amount += by;
    this.contents.set(this.amount, this.scheduler.now);
    this.takers.settle();
    this.bringers.settle();
  }
}

/** The claim on an amount, or on room for it. */
class Portion extends Handover<void> {
  readonly amount: number;

  constructor(line: Line<Portion>, name: string, priority: number, amount: number, takeBack: () => void) {
    super(line, name, priority, takeBack);
    this.amount = amount;
  }
}
