// Resources which keep wrong books of the work done on them, or do wrong by work that was put out of service.

import { Resource } from '../../../engine/kernel-library.ts';
import type { ResourceOptions, Scheduler, UseOptions } from '../../../engine/kernel-library.ts';
import { Work } from '../../../engine/kernel/work.ts';

/** A resource whose work is changed before anybody waits for it. */
abstract class Meddling extends Resource {
  override use(hours: number, options?: UseOptions) {
    const work = super.use(hours, options);
    if (work instanceof Work) this.meddleWith(work);
    return work;
  }

  protected abstract meddleWith(work: Work): void;
}

/** Sends work which it puts out of service to the end of the line. */
export class LosesTheirPlace extends Meddling {
  protected meddleWith(work: Work) {
    const putOut = work.putOut.bind(work);
    work.putOut = () => {
      work.arrival = -1;
      putOut();
    };
  }
}

/** Puts out, of several that are equally urgent, the one that began first. */
export class PutsOutTheFirstBegun extends Meddling {
  protected meddleWith(work: Work) {
    const begin = work.begin.bind(work);
    work.begin = () => {
      begin();
      work.start = -work.start;
    };
  }
}

/** Does not tell what was lost. */
export class HidesItsLosses extends Meddling {
  protected meddleWith(work: Work) {
    const putOut = work.putOut.bind(work);
    work.putOut = () => {
      putOut();
      work.lost = 0;
    };
  }
}

/** Counts the wait before every start as one that begins with the last. */
export class CountsEveryStart extends Meddling {
  protected meddleWith(work: Work) {
    const begin = work.begin.bind(work);
    work.begin = () => {
      if (work.interruptions > 0) this.waits.add(0);
      begin();
    };
  }
}

/** Leaves a seat idle which it says that it has. */
export class LeavesASeatIdle extends Resource {
  private readonly said: ResourceOptions['capacity'];

  constructor(scheduler: Scheduler, options: ResourceOptions) {
    const { capacity } = options;
    super(
      scheduler,
      typeof capacity === 'number' ? { ...options, capacity: Math.max(1, capacity - 1) } : options,
    );
    this.said = capacity;
  }

  override get capacity() {
    return typeof this.said === 'number' ? this.said : super.capacity;
  }
}

/** Counts in its line those who are in service too. */
export class CountsTheServed extends Resource {
  override get queue() {
    return this.busy;
  }
}

/** Reckons its utilisation by the seats that there are now. */
export class ForgetsWorkingHours extends Resource {
  override utilisation() {
    const share = super.utilisation();
    return share === undefined || this.capacity === 0 ? share : this.busy.current / this.capacity;
  }
}
