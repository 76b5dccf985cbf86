// hot: read and written at every strike of a machine at rest; see bench/network.ts.
/** The life of a unit that nobody has laid hands on, which stands in its fleet's columns: a view that is moved about. */
import type { FleetColumns } from './fleet-columns.ts';
import type { Life } from './unit.ts';

export class RestingLife implements Life {
  private columns: FleetColumns;
  private index = 0;

  constructor(columns: FleetColumns) {
    this.columns = columns;
  }

  /** Looks at a point of a machine: `index` counts the points of all machines of the fleet. */
  at(columns: FleetColumns, index: number): this {
    this.columns = columns;
    this.index = index;
    return this;
  }

  get threshold(): number {
    return this.columns.threshold[this.index]!;
  }

  set threshold(value: number) {
    this.columns.threshold[this.index] = value;
  }

  get spent(): number {
    return this.columns.spent[this.index]!;
  }

  set spent(value: number) {
    this.columns.spent[this.index] = value;
  }

  get failed(): boolean {
    return this.columns.failed[this.index] === 1;
  }

  set failed(value: boolean) {
    this.columns.failed[this.index] = value ? 1 : 0;
  }
}
