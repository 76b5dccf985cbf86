// Resources that are wrong in one way each: the comparisons with theory must catch every one of them.
import { Resource, type ResourceOptions, type Simulation } from '../../engine/kernel-library.ts';

type Request = Parameters<Resource['request']>[0];
type Use = Parameters<Resource['use']>[1];

/** Has a server more than it says. */
export class OneTooMany extends Resource {
  constructor(simulation: Simulation, options: ResourceOptions) {
    super(simulation, { ...options, capacity: Number(options.capacity) + 1 });
  }
}

/** Serves the last of each priority first. */
export class LastComeFirstServed extends Resource {
  private came = 0;

  private last(priority = 0): number {
    this.came += 1;
    return priority - this.came / 1e12;
  }

  override request(options?: Request) {
    return super.request({ ...options, priority: this.last(options?.priority) });
  }

  override use(hours: number, options?: Use) {
    return super.use(hours, { ...options, priority: this.last(options?.priority) });
  }
}

/** Treats all alike. */
export class WithoutPriorities extends Resource {
  override use(hours: number, options?: Use) {
    return super.use(hours, { ...options, priority: 0 });
  }
}

/** Has the urgent wait for the end of what is in service. */
export class NeverPreempting extends Resource {
  override use(hours: number, options?: Use) {
    return super.use(hours, { ...options, preempt: false });
  }
}

/** Forgets what has been done of the work that it puts out of service. */
export class AgainFromTheStart extends Resource {
  override use(hours: number, options?: Use) {
    return super.use(hours, { ...options, ifInterrupted: 'restart' });
  }
}
