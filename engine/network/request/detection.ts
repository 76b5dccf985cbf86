/**
 * Failures that nobody has noticed yet. The machine stands still from the failure on; work is asked for when it is
 * noticed, and the hours until then go to the bucket `undetected`. What is exchanged or mended before that along with
 * something else is never noticed.
 */
import type { EventHandle } from '../../kernel/event-calendar.ts';
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import { uniform } from '../../random/draws/draw.ts';
import { purpose } from '../../random/draws/purpose.ts';
import type { Distribution } from '../../random/distributions/distribution.ts';
import type { Hours } from '../../kernel/time.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Machine } from '../items/machine.ts';
import type { NetworkPlan } from '../plan/plan.ts';
import { buckets } from './job-input.ts';
import type { Blocking, Outages } from './outages.ts';
import type { Subject } from './request.ts';

interface Hidden extends Blocking {
  readonly subject: Subject;
  event: EventHandle;
}

/** The world, as far as it matters. */
interface Around {
  readonly simulation: Simulation;
  readonly bus: FactBus;
  readonly plan: NetworkPlan;
}

const undetected = buckets.indexOf('undetected');

export class Detection {
  private readonly simulation: Simulation;
  private readonly outages: Outages;
  private readonly raise: (subject: Subject, cause: number) => void;
  private readonly noticed: number;
  /** By the number of the failure; what is noticed or mended goes. */
  private readonly hidden = new Map<number, Hidden>();
  private readonly byMachine = new Map<Machine, Set<number>>();
  private count = 0;
  /** Of machines that are looked over. */
  private readonly soldAt = new Map<number, Hours>();

  constructor(
    { simulation, bus, plan }: Around,
    outages: Outages,
    raise: (subject: Subject, cause: number) => void,
  ) {
    this.simulation = simulation;
    this.outages = outages;
    this.raise = raise;
    this.noticed = simulation.handler((number) => {
      this.notice(number);
    }, 'failure noticed');
    if (plan.fleets.some(({ checks }) => checks.length > 0)) {
      bus.on('commissioned', ({ machine, at }) => {
        this.soldAt.set(machine, at);
      });
    }
  }

  /** A failure that is noticed after a delay, drawn by the key of the request that it will bring about. */
  hide(machine: Machine, subject: Subject, delay: Distribution, cause: number): void {
    const { simulation } = this;
    this.count += 1;
    const number = this.count;
    const drawn = simulation.now + delay.quantile(uniform(subject.key, purpose.detection, 0));
    const at = Math.min(drawn, this.nextCheck(machine));
    const event = simulation.schedule(at, phase.arrive, this.noticed, number);
    const its: Hidden = { id: -1, subject, bucket: undetected, blocking: false, lastFact: cause, event };
    this.hidden.set(number, its);
    const about = this.byMachine.get(machine) ?? new Set();
    this.byMachine.set(machine, about.add(number));
    this.outages.struck(its);
  }

  /** When a machine is next looked over. */
  private nextCheck({ index, fleet }: Machine): Hours {
    const age = this.simulation.now - (this.soldAt.get(index) ?? 0);
    const next = fleet.checks.find((check) => check >= age);
    return next === undefined ? Infinity : this.simulation.now + next - age;
  }

  /** Forgets the failures of a machine that have been seen to. */
  settle(machine: Machine, isSettled: (subject: Subject) => boolean): void {
    for (const number of [...(this.byMachine.get(machine) ?? [])]) {
      const its = this.hidden.get(number);
      if (its === undefined || !isSettled(its.subject)) continue;
      this.simulation.cancel(its.event);
      this.forget(number, machine);
      this.outages.unblock(its);
    }
  }

  private notice(number: number): void {
    const its = this.hidden.get(number);
    const machine = its?.subject.machine;
    if (its === undefined || machine === undefined) return;
    this.forget(number, machine);
    this.raise({ ...its.subject, raisedAt: this.simulation.now }, its.lastFact);
    this.outages.unblock(its);
  }

  private forget(number: number, machine: Machine): void {
    this.hidden.delete(number);
    const about = this.byMachine.get(machine);
    about?.delete(number);
    if (about?.size === 0) this.byMachine.delete(machine);
  }
}
