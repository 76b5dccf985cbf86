/**
 * Whether the clocks of the tiers can be kept: for each half hour of the week in which something may fail, the earliest
 * time at which those whom the job takes can be there, on duty and after the shortest journey, must not be later than the
 * deadline. Waiting, parts and the work itself are left out, so what is told of is certain.
 */
import type { TierInput } from '../../engine/network/entitlements/tier-input.ts';
import type { ItemInput } from '../../engine/network/items/item-input.ts';
import type { NetworkInput } from '../../engine/network/network-input.ts';
import { route } from '../../engine/network/plan/routes.ts';
import type { PoolInput, WorkingHoursInput } from '../../engine/network/pools/pool-input.ts';
import { afterDuty, isAlways, nextOnDuty } from '../../engine/network/pools/working-hours.ts';
import type { TakeStep } from '../../engine/network/request/job-input.ts';
import { distribution } from '../../engine/random/index.ts';
import { clockNobodyKeeps } from '../messages.ts';
import { own } from '../normalize/context.ts';
import type { Tell } from '../schema/shape.ts';
import { itemsOf } from './structure.ts';
import { wayUp } from './ways.ts';

const halfHours = Array.from({ length: 336 }, (_, index) => index / 2);
const clocks = ['response', 'restore'] as const;
/** A journey is hardly ever shorter than this share of them. */
const shortestShare = 2 ** -20;

/** Those who must be there first: the pool near the place, who of it is able, and the shortest way. */
interface Reach {
  readonly pool: string;
  readonly hours: readonly WorkingHoursInput[];
  readonly journey: number;
}

/** Holidays are left out: what cannot be kept in a week without one is told of. */
const ofTheWeek = ({ always, weekly }: WorkingHoursInput): WorkingHoursInput => ({
  always,
  weekly,
  closed: [],
});

function journeyBetween({ places, lanes }: NetworkInput, from: string, to: string): number {
  return (route(places, lanes, from, to) ?? []).reduce((sum, id) => {
    const lane = own(lanes, id);
    return sum + (lane === undefined ? 0 : Math.max(0, distribution(lane.time).quantile(shortestShare)));
  }, 0);
}

function nearest({ pools, ...network }: NetworkInput, group: string, place: string): PoolInput | undefined {
  const mine = Object.values(pools).filter((pool) => pool.group === group);
  const way = wayUp({ pools, ...network }, place);
  const homes = way.map((stop) => mine.find(({ home }) => home === stop));
  return homes.find((pool) => pool !== undefined) ?? (mine.length === 1 ? mine[0] : undefined);
}

/** Whom a job takes before anything is done on the spot. */
function firstTaken(network: NetworkInput, job: string): readonly TakeStep[] {
  const steps = own(network.jobs, job)?.steps ?? [];
  const begins = steps.findIndex((step) => step.step === 'do' && step.bucket === 'work');
  return steps.slice(0, begins < 0 ? steps.length : begins).filter((step) => step.step === 'take');
}

function reachesOf(network: NetworkInput, job: string, place: string): readonly Reach[] {
  return firstTaken(network, job).flatMap(({ pool: group, skill }): readonly Reach[] => {
    const pool = nearest(network, group, place);
    if (pool === undefined || pool.unlimited) return [];
    const able = Object.values(pool.members).filter(({ skills }) => skill === null || skills.includes(skill));
    const travels = own(network.jobs, job)?.steps.some(
      (step) => step.step === 'travel' && step.pool === group,
    );
    return [
      {
        pool: group,
        hours: able.map(({ hours }) => ofTheWeek(hours)),
        journey: travels === true ? journeyBetween(network, pool.home, place) : 0,
      },
    ];
  });
}

/** The share of the week's hours at which a failure cannot be answered in time, however idle everybody is. */
function hopeless({ hours, journey }: Reach, cover: WorkingHoursInput, promised: number): number {
  if (journey <= promised && hours.some(isAlways)) return 0;
  const late = halfHours.filter((at) => {
    const free = Math.min(...hours.map((its) => nextOnDuty(its, at)));
    return free + journey > afterDuty(cover, at, promised) + 1e-6;
  });
  return late.length / halfHours.length;
}

/** The jobs that a tier's clocks run for, with the places where they are done. */
function* jobsOf(network: NetworkInput, id: string, tier: TierInput): Generator<readonly [string, string]> {
  for (const fleet of Object.values(network.fleets)) {
    if (fleet.tier !== id) continue;
    for (const item of itemsOf(network, own(network.products, fleet.product))) {
      const modes: ItemInput['modes'] = own(network.items, item)?.modes ?? {};
      for (const { kind, severity, job } of Object.values(modes)) {
        if (kind === 'failure' && (severity === 'stops' || tier.clocksFor !== 'stops'))
          yield [job, fleet.place];
      }
    }
  }
  for (const { tier: its, job, place } of Object.values(network.arrivals)) {
    if (its === id && tier.clocksFor === 'requests') yield [job, place];
  }
}

/** Tells of each clock that cannot be kept: `always`, wherever a failure falls; otherwise for a share of the week. */
export function clocksThatFail(network: NetworkInput, tell: Tell, when: 'always' | 'sometimes'): void {
  for (const [id, tier] of Object.entries(network.tiers)) {
    const cover = ofTheWeek(tier.hours);
    for (const clock of clocks) {
      const promised = tier[clock];
      if (promised === null) continue;
      let worst: { readonly share: number; readonly pool: string } | undefined;
      for (const [job, place] of jobsOf(network, id, tier)) {
        for (const reach of reachesOf(network, job, place)) {
          const share = hopeless(reach, cover, promised);
          if (share > (worst?.share ?? 0)) worst = { share, pool: reach.pool };
        }
      }
      if (worst === undefined || (worst.share === 1) !== (when === 'always')) continue;
      tell(['tiers', id, clock], clockNobodyKeeps(clock, worst.share, worst.pool));
    }
  }
}
