// A resource written against the public interface alone: it shows that a new kind of wait needs no change in the
// kernel. Its faults make the wrong resources which the laws must catch.

import { phase, received } from '../../engine/kernel/index.ts';
import type { Seat, Simulation, Wait, Waiter } from '../../engine/kernel/index.ts';
import type { SeatSource } from '../laws/kernel-resource.ts';

export type ResourceFault = 'firstAskerWins' | 'releaseWakesNobody' | 'doubleReleaseAllowed';

interface Asker {
  readonly priority: number;
  readonly waiter: Waiter<Seat>;
  seat?: Seat;
}

export class NaiveResource implements SeatSource {
  inUse = 0;
  private readonly simulation: Simulation;
  private readonly capacity: number;
  private readonly fault: ResourceFault | undefined;
  private readonly decision: number;
  private line: Asker[] = [];

  constructor(simulation: Simulation, capacity: number, fault?: ResourceFault) {
    this.simulation = simulation;
    this.capacity = capacity;
    this.fault = fault;
    this.decision = simulation.handler(() => {
      this.decide();
    }, 'decide');
  }

  request(options: { readonly priority?: number } = {}): Wait<Seat> {
    let asker: Asker | undefined;
    return {
      arm: (waiter) => {
        asker = { priority: options.priority ?? 0, waiter };
        this.join(asker);
      },
      disarm: () => {
        asker?.seat?.release();
        this.line = this.line.filter((other) => other !== asker);
      },
      [Symbol.iterator]() {
        return received(this);
      },
    };
  }

  private join(asker: Asker): void {
    this.line.push(asker);
    this.line.sort((a, b) => a.priority - b.priority);
    if (this.fault === 'firstAskerWins') this.decide();
    else this.settle();
  }

  private settle(): void {
    this.simulation.scheduleIn(0, phase.decide, this.decision, 0);
  }

  private decide(): void {
    while (this.inUse < this.capacity) {
      const asker = this.line.shift();
      if (asker === undefined) return;
      this.inUse += 1;
      asker.seat = this.seat();
      asker.waiter.resume(asker.seat);
    }
  }

  private seat(): Seat {
    let released = false;
    return {
      get released() {
        return released;
      },
      release: () => {
        if (released && this.fault !== 'doubleReleaseAllowed') {
          throw this.simulation.error('doubleRelease', 'released a seat twice');
        }
        released = true;
        this.inUse -= 1;
        if (this.fault !== 'releaseWakesNobody') this.settle();
      },
    };
  }
}
