/** Whether the work of one request will also do that of another about the same socket. */
import { entry } from '../entry.ts';
import { unitAt } from '../items/unit.ts';
import type { Unit } from '../items/unit.ts';
import { stepCode } from '../plan/plan.ts';
import type { Subject } from './request.ts';

function startsWith(path: readonly number[], beginning: readonly number[]): boolean {
  return beginning.every((step, depth) => path[depth] === step);
}

/** Depth at which the job exchanges a unit on the way to its mode; -1 if it exchanges none. */
function exchangeDepth(subject: Subject, root: Unit): number {
  const step = subject.job.steps.find((its) => its.code === stepCode.return);
  if (step === undefined) return -1;
  for (let depth = 0; depth <= subject.path.length; depth += 1) {
    if (unitAt(root, subject.path.slice(0, depth)).item.index === step.item) return depth;
  }
  return -1;
}

/** True if doing `subject` leaves nothing to do for `other`. */
export function covers(subject: Subject, other: Subject): boolean {
  if (subject.machine === undefined || subject.machine !== other.machine) return false;
  if (subject.socket !== other.socket) return false;
  const root = entry(subject.machine.units, subject.socket);
  const depth = exchangeDepth(subject, root);
  if (depth >= 0) return startsWith(other.path, subject.path.slice(0, depth));
  if (other.schedule !== undefined && subject.mode?.renews !== 'tree') {
    if (other.schedule.renews === 'tree') return false;
  }
  const same = other.path.length === subject.path.length && startsWith(other.path, subject.path);
  switch (subject.mode?.renews) {
    case 'unit':
      return same;
    case 'tree':
      return startsWith(other.path, subject.path);
    case 'visit':
      return other.mode?.kind === 'failure';
    case 'mode':
    case undefined:
      return same && other.mode === subject.mode;
  }
}
