/** Which machines a run has commissioned so far, and what one of them counts for. */
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { FleetPlan, NetworkPlan } from '../network/plan/plan.ts';

/** Units of an item in a machine's sockets; 1 for the machine itself. */
export function unitsPerMachine(plan: NetworkPlan, fleet: FleetPlan, unit: string | undefined): number {
  if (unit === undefined) return 1;
  return fleet.product.sockets.filter((socket) => entry(plan.items, socket.item).name === unit).length;
}

export class MachinesInUse {
  /** Fleet by machine. */
  readonly fleetOf: readonly FleetPlan[];
  /** Index of the fleet by machine. */
  readonly fleetIndex: readonly number[];
  /** When each machine was commissioned; NaN: not yet. */
  readonly since: Float64Array;
  private readonly counts: number[];
  /** Hours of the month, by fleet, that went by before its machines joined. */
  private readonly missed: number[];
  private monthBegan: Hours = 0;

  constructor(plan: NetworkPlan) {
    this.fleetOf = plan.fleets.flatMap((fleet) => new Array<FleetPlan>(fleet.count).fill(fleet));
    this.fleetIndex = plan.fleets.flatMap((fleet, index) => new Array<number>(fleet.count).fill(index));
    this.since = new Float64Array(this.fleetOf.length).fill(NaN);
    this.counts = plan.fleets.map(() => 0);
    this.missed = plan.fleets.map(() => 0);
  }

  commission(machine: number, at: Hours): void {
    const fleet = entry(this.fleetIndex, machine);
    this.since[machine] = at;
    this.counts[fleet] = entry(this.counts, fleet) + 1;
    this.missed[fleet] = entry(this.missed, fleet) + (at - this.monthBegan);
  }

  /** Machine-hours of a fleet in the month that ends now. */
  hours(fleet: number, monthHours: Hours): number {
    return monthHours * entry(this.counts, fleet) - entry(this.missed, fleet);
  }

  /** Machines of a fleet that have been commissioned. */
  count(fleet: number): number {
    return entry(this.counts, fleet);
  }

  /** Age of the oldest machine at a time, where all of the fleet have one age; else undefined. */
  commonSince(fleet: FleetPlan): Hours | undefined {
    const first = this.since[fleet.firstMachine] ?? NaN;
    for (let number = 1; number < fleet.count; number += 1)
      if (this.since[fleet.firstMachine + number] !== first) return undefined;
    return first;
  }

  monthEnded(at: Hours): void {
    this.monthBegan = at;
    this.missed.fill(0);
  }
}
