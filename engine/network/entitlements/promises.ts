/**
 * The clocks of the tiers. A promise is counted once: when it is fulfilled or when its deadline passes, whichever
 * comes first; what is undecided at the horizon is never published. Fulfilment at the deadline itself is in time. The clocks
 * count hours of cover, while the hours that are published are those that have passed since the need arose.
 */
import { noEvent } from '../../kernel/event-calendar.ts';
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import { entry } from '../entry.ts';
import type { NetworkPlan } from '../plan/plan.ts';
import { afterDuty } from '../pools/working-hours.ts';
import { origin } from '../request/request.ts';
import type { Request, Subject } from '../request/request.ts';
import { clock } from './clock.ts';
import type { ClocksFor } from './tier-input.ts';

export class Promises {
  private readonly plan: NetworkPlan;
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly deadline: number;

  constructor(
    plan: NetworkPlan,
    at: { readonly simulation: Simulation; readonly bus: FactBus },
    requestAt: (slot: number) => Request,
  ) {
    this.plan = plan;
    this.simulation = at.simulation;
    this.bus = at.bus;
    this.deadline = at.simulation.handler((argument) => {
      const which = argument % 2;
      const request = requestAt((argument - which) / 2);
      if (which === clock.response) request.responseEvent = noEvent;
      else request.restoreEvent = noEvent;
      this.publish(request, which, 'promiseBroken');
    }, 'deadline');
  }

  /** Starts the clocks of a request, if they run for such as it. */
  open(request: Request): void {
    const tier = entry(this.plan.tiers, request.subject.tier);
    if (!runsFor(tier.clocksFor, request.subject)) return;
    const from = request.subject.raisedAt;
    const argument = request.slot * 2;
    const set = (hours: number, which: number): number => {
      const due = afterDuty(tier.cover, from, hours);
      if (due === Infinity) return noEvent;
      return this.simulation.schedule(due, phase.observe, this.deadline, argument + which);
    };
    request.responseEvent = set(tier.response, clock.response);
    request.restoreEvent = set(tier.restore, clock.restore);
  }

  /** Somebody is at the machine. */
  responded(request: Request): void {
    if (request.responseEvent === noEvent) return;
    this.simulation.cancel(request.responseEvent);
    request.responseEvent = noEvent;
    this.publish(request, clock.response, 'promiseKept');
  }

  /** The request no longer keeps the machine down. */
  restored(request: Request): void {
    this.responded(request);
    if (request.restoreEvent === noEvent) return;
    this.simulation.cancel(request.restoreEvent);
    request.restoreEvent = noEvent;
    this.publish(request, clock.restore, 'promiseKept');
  }

  private publish(request: Request, which: number, kind: 'promiseKept' | 'promiseBroken'): void {
    this.bus.publish({
      kind,
      id: this.bus.next,
      at: this.bus.now,
      cause: request.lastFact,
      request: request.id,
      machine: request.subject.machine?.index ?? -1,
      tier: request.subject.tier,
      clock: which,
      hours: this.simulation.now - request.subject.raisedAt,
    });
  }
}

/** Whether the clocks of a tier run for what a request is about. Repairs in a shop are nobody's promise. */
export function runsFor(
  clocksFor: ClocksFor,
  { origin: from, mode }: Pick<Subject, 'origin' | 'mode'>,
): boolean {
  if (from === origin.failure) return clocksFor !== 'stops' || mode?.severity === 'stops';
  return clocksFor === 'requests' && from === origin.arrival;
}
