/** What `raised` said of each request, for folds that hear of it again later. */
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { NetworkPlan } from '../network/plan/plan.ts';
import { origin } from '../network/request/request.ts';
import { Column } from './column.ts';

export class RequestColumns {
  readonly raisedAt = new Column(NaN);
  readonly origin = new Column(-1);
  readonly tier = new Column(-1);
  readonly machine = new Column(-1);
  /** 1 for a failure that stops its machine. */
  readonly stops = new Column();

  constructor(plan: NetworkPlan, bus: FactBus) {
    bus.on('raised', (fact) => {
      const { request } = fact;
      this.raisedAt.set(request, fact.at);
      this.origin.set(request, fact.origin);
      this.tier.set(request, fact.tier);
      this.machine.set(request, fact.machine);
      const stops = fact.origin === origin.failure && plan.modes[fact.mode]?.severity === 'stops';
      this.stops.set(request, stops ? 1 : 0);
    });
  }
}
