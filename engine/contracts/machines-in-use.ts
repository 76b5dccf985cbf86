/** Which machines a run has in service, since when, and what one of them counts for. */
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
  /** When each machine was retired; Infinity: not yet. */
  readonly until: Float64Array;
  private readonly counts: number[];
  /** Hours of the month, by fleet, that went by before its machines joined. */
  private readonly missed: number[];
  private monthBegan: Hours = 0;

  constructor(plan: NetworkPlan) {
    this.fleetOf = plan.fleets.flatMap((fleet) => new Array<FleetPlan>(fleet.count).fill(fleet));
    this.fleetIndex = plan.fleets.flatMap((fleet, index) => new Array<number>(fleet.count).fill(index));
    this.since = new Float64Array(this.fleetOf.length).fill(NaN);
    this.until = new Float64Array(this.fleetOf.length).fill(Infinity);
    this.counts = plan.fleets.map(() => 0);
    this.missed = plan.fleets.map(() => 0);
  }

  commission(machine: number, at: Hours): void {
    const fleet = entry(this.fleetIndex, machine);
    this.since[machine] = at;
    this.counts[fleet] = entry(this.counts, fleet) + 1;
    this.missed[fleet] = entry(this.missed, fleet) + (at - this.monthBegan);
  }

  retire(machine: number, at: Hours): void {
    const fleet = entry(this.fleetIndex, machine);
    this.until[machine] = at;
    this.counts[fleet] = entry(this.counts, fleet) - 1;
    this.missed[fleet] = entry(this.missed, fleet) - (at - this.monthBegan);
  }

  /** Whether a machine is in service. */
  holds(machine: number): boolean {
    return !Number.isNaN(this.since[machine] ?? NaN) && this.until[machine] === Infinity;
  }

  /** Hours of an interval in which a machine was in service. */
  served(machine: number, from: Hours, to: Hours): Hours {
    const since = this.since[machine] ?? NaN;
    if (Number.isNaN(since)) return 0;
    return Math.max(0, Math.min(to, this.until[machine] ?? Infinity) - Math.max(from, since));
  }

  /** Machines of a fleet that were in service in an interval, on average. */
  mean({ firstMachine, count }: FleetPlan, from: Hours, to: Hours): number {
    let hours = 0;
    let throughout = 0;
    for (let number = 0; number < count; number += 1) {
      const machine = firstMachine + number;
      const all = (this.since[machine] ?? NaN) <= Math.max(0, from) && (this.until[machine] ?? NaN) >= to;
      if (all) throughout += 1;
      else hours += this.served(machine, from, to);
    }
    return throughout + (hours === 0 ? 0 : hours / (to - from));
  }

  /** Machine-hours of a fleet in the month that ends now. */
  hours(fleet: number, monthHours: Hours): number {
    return monthHours * entry(this.counts, fleet) - entry(this.missed, fleet);
  }

  /** Machines of a fleet that are in service. */
  count(fleet: number): number {
    return entry(this.counts, fleet);
  }

  /** When the machines of a fleet were commissioned, where all of them were at once and are in service; else undefined. */
  commonSince(fleet: FleetPlan): Hours | undefined {
    const first = this.since[fleet.firstMachine] ?? NaN;
    for (let number = 1; number < fleet.count; number += 1)
      if (this.since[fleet.firstMachine + number] !== first) return undefined;
    return this.counts[this.fleetIndex[fleet.firstMachine] ?? -1] === fleet.count ? first : undefined;
  }

  monthEnded(at: Hours): void {
    this.monthBegan = at;
    this.missed.fill(0);
  }
}
