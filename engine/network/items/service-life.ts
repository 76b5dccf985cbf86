/** When machines enter service and when they leave it: at the start, at their own times, or as a stream of sales. */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { uniform } from '../../random/draws/draw.ts';
import { purpose } from '../../random/draws/purpose.ts';
import { entry } from '../entry.ts';
import type { FleetPlan } from '../plan/plan.ts';
import { stage } from './fleet-columns.ts';
import type { FleetColumns } from './fleet-columns.ts';
import type { Machine } from './machine.ts';
import type { Machines } from './machines.ts';

export class ServiceLife {
  private readonly machines: Machines;
  private readonly simulation: Simulation;
  private readonly sale: number;
  private readonly nextSale: number;
  private readonly end: number;
  /** By fleet: machines that its stream has sold. */
  private readonly sold: number[];

  private readonly commissioned: (machine: Machine) => void;

  constructor(
    machines: Machines,
    simulation: Simulation,
    told: { readonly commissioned: (machine: Machine) => void; readonly retire: (machine: Machine) => void },
  ) {
    this.machines = machines;
    this.simulation = simulation;
    this.commissioned = told.commissioned;
    this.sold = machines.fleets.map(() => 0);
    this.sale = simulation.handler((index) => {
      this.commission(entry(machines.all, index));
    }, 'sale');
    this.nextSale = simulation.handler((fleet) => {
      this.sellNext(entry(machines.fleets, fleet));
    }, 'next sale');
    this.end = simulation.handler((index) => {
      told.retire(entry(machines.all, index));
    }, 'retirement');
  }

  /** Puts those into service that are there at the start, and enters the sales of the others. */
  begin(): void {
    for (const columns of this.machines.fleets) {
      const { sales, count, firstMachine } = columns.plan;
      if (sales.kind === 'stream') {
        this.expectSale(columns);
        continue;
      }
      if (sales.kind === 'byDecision') continue;
      for (let number = 0; number < count; number += 1) {
        const machine = entry(this.machines.all, firstMachine + number);
        if (sales.kind === 'atStart') this.commission(machine);
        else {
          const key = this.machines.lives.keyOf(columns, number);
          this.schedule(sales.at.quantile(uniform(key, purpose.sale, 0)), this.sale, machine.index);
        }
      }
    }
  }

  /** Puts so many machines of a fleet into service that have not been yet, or as many as there are. */
  join(columns: FleetColumns, count: number): void {
    const { plan } = columns;
    for (let number = 0, joined = 0; number < plan.count && joined < count; number += 1) {
      if (columns.stage[number] !== stage.ahead) continue;
      this.commission(entry(this.machines.all, plan.firstMachine + number));
      joined += 1;
    }
  }

  private expectSale(columns: FleetColumns): void {
    const { sales } = columns.plan;
    if (sales.kind !== 'stream') return;
    const key = this.machines.lives.fleetKey(columns);
    const u = uniform(key, purpose.sale, entry(this.sold, columns.index));
    const at = this.simulation.now + sales.interval.quantile(u);
    if (at < sales.until) this.schedule(at, this.nextSale, columns.index);
  }

  private sellNext(columns: FleetColumns): void {
    const { plan, index } = columns;
    const number = entry(this.sold, index);
    if (number >= plan.count) throw new Error(soldOut(plan, this.simulation.now));
    this.sold[index] = number + 1;
    this.commission(entry(this.machines.all, plan.firstMachine + number));
    this.expectSale(columns);
  }

  private commission(machine: Machine): void {
    this.machines.commission(machine);
    this.commissioned(machine);
    const { columns, number } = machine;
    const { serviceLife } = columns.plan;
    if (serviceLife === undefined) return;
    const u = uniform(this.machines.lives.keyOf(columns, number), purpose.serviceLife, 0);
    this.schedule(this.simulation.now + serviceLife.quantile(u), this.end, machine.index);
  }

  private schedule(at: Hours, handler: number, argument: number): void {
    this.simulation.schedule(at, phase.arrive, handler, argument);
  }
}

function soldOut(fleet: FleetPlan, at: Hours): string {
  return `fleet "${fleet.name}" has sold all of its ${fleet.count} machines by ${at} h, and one more is asked for: give it a larger count, or end its sales earlier`;
}
