/** A job must find its people: on the way up from where it is done, enough of them, able, on duty at the same time. */
import type { PoolInput } from '../../engine/network/pools/pool-input.ts';
import type { TakeStep } from '../../engine/network/request/job-input.ts';
import { neverTogether, noCrewOnTheWay, noRoute, nobodyCan, tooFew, sameHomeTwice } from '../messages.ts';
import { entriesOf, own } from '../normalize/context.ts';
import type { Path } from '../problem.ts';
import type { CheckContext } from './check-context.ts';
import { Routes, wayUp } from './ways.ts';
import { stepPath, workSites } from './work-sites.ts';

/** The most of these members that are ever on duty at once. */
function mostOnDuty(pool: PoolInput, skill: string | null): number {
  const able = Object.values(pool.members).filter(({ skills }) => skill === null || skills.includes(skill));
  const starts = able.flatMap(({ hours }) => hours.weekly.map(([from]) => from));
  const onDuty = starts.map((at) =>
    able.reduce(
      (sum, { count, hours }) => sum + (hours.weekly.some(([from, to]) => from <= at && at < to) ? count : 0),
      0,
    ),
  );
  return Math.max(0, ...onDuty);
}

function checkTake(pool: PoolInput, id: string, step: TakeStep, path: Path, { tell }: CheckContext): void {
  if (pool.unlimited) return;
  const { count, skill } = step;
  const members = Object.values(pool.members);
  const able = members.filter(({ skills }) => skill === null || skills.includes(skill));
  const total = able.reduce((sum, group) => sum + group.count, 0);
  if (members.length === 0) return;
  if (able.length === 0) {
    const skills = [...new Set(members.flatMap((group) => group.skills))];
    tell(path, nobodyCan(id, skill ?? '', skills));
  } else if (count > total) tell(path, tooFew(id, count, total, skill));
  else {
    const together = mostOnDuty(pool, skill);
    if (count > together) tell(path, neverTogether(id, count, together, skill));
  }
}

function checkHomes({ authored, tell }: CheckContext): void {
  for (const [id, { homes }] of entriesOf(authored.pools)) {
    for (const [index, home] of (homes ?? []).entries()) {
      if (homes?.indexOf(home) !== index) tell(['pools', id, 'homes', index], sameHomeTwice(home));
    }
  }
}

/** Pools, as the jobs need them. */
export function checkCrews(context: CheckContext): void {
  checkHomes(context);
  const { network, tell, declared } = context;
  const routes = new Routes(network);
  const byHome = new Map(
    Object.entries(network.pools).map((entry) => [`${entry[1].group}/${entry[1].home}`, entry]),
  );
  for (const { job, place } of workSites(network)) {
    if (own(network.places, place) === undefined) continue;
    const way = wayUp(network, place);
    const nearest = (group: string): [string, PoolInput] | undefined => {
      const home = way.find((at) => byHome.has(`${group}/${at}`));
      return home === undefined ? undefined : byHome.get(`${group}/${home}`);
    };
    for (const [index, step] of (own(network.jobs, job)?.steps ?? []).entries()) {
      if ((step.step !== 'take' && step.step !== 'travel') || !declared.pool.has(step.pool)) continue;
      const path = stepPath(context, job, index, step);
      const found = nearest(step.pool);
      if (step.step === 'travel') {
        if (found !== undefined && !routes.join(found[1].home, place))
          tell(path, noRoute(found[1].home, place));
      } else if (found === undefined) tell(path, noCrewOnTheWay(step.pool, way, place));
      else checkTake(found[1], found[0], step, path, context);
    }
  }
}
