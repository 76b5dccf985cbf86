/** A machine: its place in a fleet, and the units in its sockets once somebody has laid hands on one. */
import type { FleetPlan } from '../plan/plan.ts';
import type { FleetColumns } from './fleet-columns.ts';
import { stage } from './fleet-columns.ts';
import type { Unit } from './unit.ts';

/** Makes the units of a machine, with the ids and lives that they have had all along. */
export interface UnitsOfMachines {
  unitsOf(machine: Machine): (Unit | undefined)[];
}

export class Machine {
  readonly index: number;
  /** Position in its fleet. */
  readonly number: number;
  readonly columns: FleetColumns;
  private readonly maker: UnitsOfMachines;
  private made: (Unit | undefined)[] | undefined = undefined;

  constructor(index: number, number: number, columns: FleetColumns, maker: UnitsOfMachines) {
    this.index = index;
    this.number = number;
    this.columns = columns;
    this.maker = maker;
  }

  get fleet(): FleetPlan {
    return this.columns.plan;
  }

  /** `A/17`: fleet and number, counted from 1. */
  get name(): string {
    return `${this.fleet.name}/${this.number + 1}`;
  }

  /** Whether it has been sold and is not retired. */
  get inService(): boolean {
    return this.columns.stage[this.number] === stage.inService;
  }

  /** Unit in each socket; undefined while one is taken out and none put in. */
  get units(): (Unit | undefined)[] {
    return (this.made ??= this.maker.unitsOf(this));
  }

  /** The same, or undefined while nobody has laid hands on a unit: its lives stand in the columns then. */
  get unitsIfMade(): (Unit | undefined)[] | undefined {
    return this.made;
  }
}
