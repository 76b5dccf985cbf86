/** Work that a clock asks for must be about something that is there, and come at intervals that can be run. */
import type { FleetInput, FleetPlanInput } from '../../engine/network/items/fleet-input.ts';
import type { ShockInput } from '../../engine/network/items/shock-input.ts';
import type { NetworkInput } from '../../engine/network/network-input.ts';
import { distribution } from '../../engine/random/index.ts';
import {
  exchangesOther,
  mustBePositive,
  noSuch,
  plannedForNoUnit,
  renewsNoUnit,
  tooManyOccurrences,
} from '../messages.ts';
import { own } from '../normalize/context.ts';
import type { Path } from '../problem.ts';
import type { CheckContext } from './check-context.ts';
import { mostOccurrences } from './size.ts';

/** Items on a way down, `socket/socket`, from the outside in; undefined where it leads nowhere. */
function itemsOnWay(network: NetworkInput, fleet: FleetInput, way: string): readonly string[] | undefined {
  const items: string[] = [];
  let sockets = own(network.products, fleet.product)?.sockets;
  for (const step of way.split('/')) {
    const item = own(sockets, step);
    if (item === undefined) return undefined;
    items.push(item);
    sockets = own(network.items, item)?.contains;
  }
  return items;
}

function checkPlan(
  { network, horizon, tell }: CheckContext,
  fleet: FleetInput,
  plan: FleetPlanInput,
  path: Path,
): void {
  const { socket, every } = plan;
  if (every === 0) tell([...path, 'every'], mustBePositive('0 h'));
  else if ((fleet.count * horizon) / every > mostOccurrences) {
    tell([...path, 'every'], tooManyOccurrences((fleet.count * horizon) / every, mostOccurrences));
  }
  const way = socket === null ? [] : itemsOnWay(network, fleet, socket);
  if (way === undefined) {
    const known = Object.keys(own(network.products, fleet.product)?.sockets ?? {});
    tell([...path, 'socket'], noSuch('socket', socket ?? '', known));
    return;
  }
  if (socket === null && plan.renews !== 'nothing') tell([...path, 'renews'], renewsNoUnit());
  for (const step of own(network.jobs, plan.job)?.steps ?? []) {
    if (step.step !== 'return' && step.step !== 'remove') continue;
    if (socket === null) tell([...path, 'job'], plannedForNoUnit(plan.job, step.item));
    else if (!way.includes(step.item)) {
      tell([...path, 'job'], exchangesOther(plan.job, step.item, way.at(-1) ?? ''));
    }
  }
}

/** A shock must hit something that each of its fleets has, and leave time between one and the next. */
function checkShock({ network, horizon, tell }: CheckContext, shock: ShockInput, path: Path): void {
  for (const [index, id] of shock.fleets.entries()) {
    const fleet = own(network.fleets, id);
    if (fleet === undefined) continue;
    const way = itemsOnWay(network, fleet, shock.socket);
    const at = [...path, 'fleets', index];
    if (way === undefined) {
      tell(
        at,
        noSuch('socket', shock.socket, Object.keys(own(network.products, fleet.product)?.sockets ?? {})),
      );
      continue;
    }
    const modes = Object.entries(own(network.items, way.at(-1) ?? '')?.modes ?? {});
    const failures = modes.flatMap(([name, { kind }]) => (kind === 'failure' ? [name] : []));
    if (!failures.includes(shock.mode)) tell([...path, 'mode'], noSuch('failure mode', shock.mode, failures));
  }
  const { mean } = distribution(shock.interval);
  if (mean === 0) tell([...path, 'interval'], mustBePositive('0'));
  else if (horizon / mean > mostOccurrences) {
    tell([...path, 'interval'], tooManyOccurrences(horizon / mean, mostOccurrences));
  }
}

/** The plans of all fleets, and what strikes several of them. */
export function checkPlans(context: CheckContext): void {
  for (const [id, fleet] of Object.entries(context.network.fleets)) {
    for (const [planId, plan] of Object.entries(fleet.plans)) {
      checkPlan(context, fleet, plan, ['fleets', id, 'plans', planId]);
    }
  }
  for (const [id, shock] of Object.entries(context.network.shocks))
    checkShock(context, shock, ['shocks', id]);
}
