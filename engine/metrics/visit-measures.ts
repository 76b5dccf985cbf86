/** How often somebody has to come until a request is closed. */
import type { FactBus } from '../network/facts/fact-bus.ts';
import { Column } from './column.ts';
import { ratio, type Measures, type Put } from './measure.ts';

export class VisitMeasures implements Measures {
  private readonly visits = new Column();
  private visited = 0;
  private once = 0;
  private sum = 0;

  constructor(bus: FactBus) {
    bus.on('arrived', ({ request, visit }) => {
      this.visits.set(request, Math.max(visit, this.visits.get(request)));
    });
    bus.on('closed', ({ request }) => {
      const visits = this.visits.get(request);
      if (visits === 0) return;
      this.visited += 1;
      this.sum += visits;
      if (visits === 1) this.once += 1;
    });
  }

  tell(put: Put): void {
    put('firstTimeFix', ratio(this.once, this.visited));
    put('visitsPerRequest', ratio(this.sum, this.visited));
  }
}
