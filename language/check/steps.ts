/** The steps of a job must make sense one after the other, wherever it is done. */
import type { Path } from '../problem.ts';
import {
  installedUnremoved,
  neverInstalled,
  noSteps,
  notReleased,
  releasedUntaken,
  returnedUndemanded,
  takenTwice,
  tooManyFlaws,
  travelUntaken,
} from '../messages.ts';
import type { CheckContext } from './check-context.ts';
import { stepPath } from './work-sites.ts';

/** Kinds of flaws that one scenario may have. */
const mostFlaws = 30;

/** Takes and releases, demands and returns, in pairs. */
export function checkSteps(context: CheckContext): void {
  const { network, tell } = context;
  const flaws = new Set<string>();
  for (const [id, { steps }] of Object.entries(network.jobs)) {
    for (const [index, step] of steps.entries()) {
      if (step.step !== 'do') continue;
      for (const flaw of Object.keys(step.flaws)) flaws.add(flaw);
      if (flaws.size > mostFlaws) tell(stepPath(context, id, index, step), tooManyFlaws(mostFlaws));
    }
    if (steps.length === 0) tell(['jobs', id], noSteps());
    const held = new Map<string, number>();
    const demanded = new Map<string, number>();
    const removed = new Map<string, number>();
    const takePart = (item: string, path: Path): void => {
      const open = demanded.get(item) ?? 0;
      if (open === 0) tell(path, returnedUndemanded(item));
      else demanded.set(item, open - 1);
    };
    for (const [index, step] of steps.entries()) {
      const path = stepPath(context, id, index, step);
      switch (step.step) {
        case 'take':
          if (held.has(step.pool)) tell(path, takenTwice(step.pool));
          held.set(step.pool, index);
          break;
        case 'travel':
          if (!held.has(step.pool)) tell(path, travelUntaken(step.pool));
          break;
        case 'release':
          if (!held.delete(step.pool)) tell(path, releasedUntaken(step.pool));
          break;
        case 'demand':
          demanded.set(step.item, (demanded.get(step.item) ?? 0) + 1);
          break;
        case 'remove':
          removed.set(step.item, index);
          break;
        case 'install':
          if (!removed.delete(step.item)) tell(path, installedUnremoved(step.item));
          takePart(step.item, path);
          break;
        case 'return':
          takePart(step.item, path);
          break;
        case 'do':
          break;
      }
    }
    for (const [item, index] of removed) {
      const step = steps[index];
      if (step !== undefined) tell(stepPath(context, id, index, step), neverInstalled(item));
    }
    for (const [pool, index] of held) {
      const step = steps[index];
      if (step !== undefined) tell(stepPath(context, id, index, step), notReleased(pool));
    }
  }
}
