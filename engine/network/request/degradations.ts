/**
 * Machines that run on with less output: while failures that only degrade a machine are open, it runs at the output of the
 * worst of them. Its meters run as much slower, so what is earned by use and what lives by use follow by themselves;
 * the hours of output that are lost are published whenever the output changes, and at the end of a month.
 */
import { entry } from '../entry.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { Machine } from '../items/machine.ts';
import type { Machines } from '../items/machines.ts';
import type { ModePlan } from '../plan/plan.ts';

/** A failure that degrades a machine: what a request is about, or what nobody has noticed yet. */
export interface Degrading {
  readonly subject: { readonly machine: Machine | undefined; readonly mode: ModePlan | undefined };
  readonly lastFact: number;
}

export class Degradations {
  private readonly bus: FactBus;
  private readonly machines: Machines;
  /** What degrades each machine that is degraded, in order. */
  private readonly current = new Map<number, { readonly machine: Machine; readonly by: Degrading[] }>();

  constructor(bus: FactBus, machines: Machines) {
    this.bus = bus;
    this.machines = machines;
  }

  begin(its: Degrading): void {
    const { machine, mode } = its.subject;
    if (machine === undefined || mode?.severity !== 'degrades') return;
    const degraded = this.current.get(machine.index) ?? { machine, by: [] };
    this.current.set(machine.index, degraded);
    this.book(degraded);
    degraded.by.push(its);
    this.machines.setOutput(machine, outputOf(degraded.by));
  }

  end(its: Degrading): void {
    const { machine } = its.subject;
    const degraded = machine === undefined ? undefined : this.current.get(machine.index);
    const place = degraded?.by.indexOf(its) ?? -1;
    if (machine === undefined || degraded === undefined || place < 0) return;
    this.book(degraded);
    degraded.by.splice(place, 1);
    if (degraded.by.length === 0) this.current.delete(machine.index);
    this.machines.setOutput(machine, outputOf(degraded.by));
  }

  /** Publishes what has been lost by all that are degraded, before a month is closed. */
  closeMonth(): void {
    for (const degraded of this.current.values()) this.book(degraded);
  }

  private book({ machine, by }: { readonly machine: Machine; readonly by: readonly Degrading[] }): void {
    const hours = this.machines.takeLost(machine);
    if (hours === 0) return;
    this.bus.publish({
      kind: 'outputLost',
      id: this.bus.next,
      at: this.bus.now,
      cause: entry(by, 0).lastFact,
      machine: machine.index,
      hours,
    });
  }
}

function outputOf(by: readonly Degrading[]): number {
  return by.reduce((least, { subject }) => Math.min(least, subject.mode?.output ?? 1), 1);
}
