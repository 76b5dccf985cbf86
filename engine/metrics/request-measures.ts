/** How requests ended. */
import type { FactBus } from '../network/facts/fact-bus.ts';
import type { Measures, Put } from './measure.ts';

export class RequestMeasures implements Measures {
  private closed = 0;
  private withdrawn = 0;

  constructor(bus: FactBus) {
    bus.on('closed', () => {
      this.closed += 1;
    });
    bus.on('withdrawn', () => {
      this.withdrawn += 1;
    });
  }

  tell(put: Put): void {
    put('requestsClosed', this.closed);
    put('requestsWithdrawn', this.withdrawn);
  }
}
