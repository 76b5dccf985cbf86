import { entry } from '../entry.ts';
import type { FleetColumns } from './fleet-columns.ts';
import { stage } from './fleet-columns.ts';
import type { Machines } from './machines.ts';

/**
 * Has the lives in a fleet's machines spent at another rate, or to other limits, from now on: `change` says which. What
 * they have spent stays spent, and nothing is drawn again.
 */
export function rework(machines: Machines, columns: FleetColumns, change: () => void): void {
  const { firstMachine, count, product } = columns.plan;
  const points = product.points.length;
  const working: number[] = [];
  for (let number = 0; number < count; number += 1) {
    if (columns.stage[number] !== stage.inService) continue;
    const machine = entry(machines.all, firstMachine + number);
    machines.touch(machine);
    for (let point = 0; point < points; point += 1) {
      const index = number * points + point;
      // What has struck, or was taken out, does not work.
      if (columns.due[index] === Infinity) continue;
      machines.lives.halt(machine, point);
      working.push(index);
    }
  }
  change();
  for (const index of working) {
    const machine = entry(machines.all, firstMachine + Math.floor(index / points));
    machines.lives.engage(machine, index % points);
  }
  for (let number = 0; number < count; number += 1) machines.plan(entry(machines.all, firstMachine + number));
}
