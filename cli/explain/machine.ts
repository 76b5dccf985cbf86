/** A machine's name as it is typed, found in a trace. */
import type { Directory } from '../../engine/trace/directory.ts';
import { nearestName } from '../../language/nearest-name.ts';
import { WrongCall } from '../call/exit.ts';

/** Index of the machine of that name; throws with the names that there are. */
export function machineIndex(directory: Directory, name: string): number {
  const index = directory.machines.indexOf(name);
  if (index >= 0) return index;
  const near = nearestName(name, directory.machines);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  throw new WrongCall(`no machine is called "${name}"${hint} (machines: ${machineNames(directory)})`);
}

/** `A/1 to A/70, B/1 to B/155`. */
export function machineNames({ fleets, fleetOf }: Directory): string {
  const ranges = fleets.map((fleet, index) => {
    const count = fleetOf.filter((its) => its === index).length;
    return count === 1 ? `${fleet}/1` : `${fleet}/1 to ${fleet}/${count}`;
  });
  return ranges.join(', ');
}
