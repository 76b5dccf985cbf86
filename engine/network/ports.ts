/**
 * The ports of the network: the only way in which a party acts on it while it runs. Each says what is to hold from now
 * on; how the network gets there is its own business. Nothing here draws, knows who decides, or knows money.
 */
import { entry } from './entry.ts';
import type { Machine } from './items/machine.ts';
import type { Machines } from './items/machines.ts';
import { rework } from './items/rework.ts';
import type { ServiceLife } from './items/service-life.ts';
import type { NetworkPlan } from './plan/plan.ts';
import type { Requests } from './request/requests.ts';

/** The parts of the network that the ports open onto. */
export interface BehindPorts {
  readonly plan: NetworkPlan;
  readonly machines: Machines;
  readonly requests: Requests;
  readonly serviceLife: ServiceLife;
  readonly retire: (machine: Machine) => void;
  readonly changeStock: (stock: number, units: number, cause: number) => void;
}

export class Ports {
  private readonly behind: BehindPorts;

  constructor(behind: BehindPorts) {
    this.behind = behind;
  }

  /** Lives in the machines of a fleet are spent so many times as fast as stated. */
  wear(fleet: number, factor: number): void {
    const columns = entry(this.behind.machines.fleets, fleet);
    if (columns.wear === factor) return;
    if (!(factor > 0))
      throw new RangeError(`the wear of "${columns.plan.name}" must be above zero, not ${factor}`);
    rework(this.behind.machines, columns, () => {
      columns.wear = factor;
    });
  }

  /** A planned mode falls due after so many units of its meter, whatever was planned before. */
  limit(mode: number, units: number): void {
    const { machines } = this.behind;
    // One fleet after the other: each works on to the old limit until its own turn.
    for (const columns of machines.fleets) {
      rework(machines, columns, () => {
        machines.lives.limit(mode, units);
      });
    }
  }

  /** A stock keeps so many units more, or fewer. `cause`: the fact that brought it about. */
  stockLevel(stock: number, add: number, cause: number): void {
    this.behind.changeStock(stock, add, cause);
  }

  /** Nothing that is raised for a customer is begun until its service is resumed. */
  hold(customer: number): void {
    this.behind.requests.hold(customer);
  }

  resume(customer: number): void {
    this.behind.requests.resume(customer);
  }

  /** A customer's machines leave service; what was under way about them is withdrawn. */
  leave(customer: number): void {
    for (const machine of this.behind.machines.all) {
      if (machine.fleet.customer === customer && machine.inService) this.behind.retire(machine);
    }
  }

  /** So many machines of a fleet enter service that have not yet. */
  join(fleet: number, count: number): void {
    this.behind.serviceLife.join(entry(this.behind.machines.fleets, fleet), count);
  }
}
