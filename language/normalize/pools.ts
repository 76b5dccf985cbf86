/** Pools with every default filled; a pool with several homes becomes as many pools of one group. */
import type { PoolInput } from '../../engine/network/pools/pool-input.ts';
import { homeAndHomes, missingHome, noMembers, preemptWithoutTiers } from '../messages.ts';
import type { Calendar } from './calendar.ts';
import { entriesOf, mapped, type Context } from './context.ts';
import { defaults } from './defaults.ts';

/** Pool ids of each group, as normalize names them. */
export function poolIds(group: string, { authored }: Context): readonly string[] {
  const homes = authored.pools?.[group]?.homes;
  return homes === undefined ? [group] : homes.map((home) => `${group}/${home}`);
}

/** The pools, by `group` or `group/home`. */
export function normalizePools(context: Context, calendar: Calendar): Readonly<Record<string, PoolInput>> {
  const pools: Record<string, PoolInput> = {};
  for (const [group, pool] of entriesOf(context.authored.pools)) {
    const path = ['pools', group];
    const { home, homes } = pool;
    if (home !== undefined && homes !== undefined) context.tell([...path, 'homes'], homeAndHomes());
    else if (home === undefined && (homes === undefined || homes.length === 0))
      context.tellMissing(path, missingHome());
    const unlimited = pool.unlimited ?? false;
    if (pool.preempt === true && pool.dispatch?.[0] !== 'byTier')
      context.tell([...path, 'preempt'], preemptWithoutTiers(), true);
    if (!unlimited && entriesOf(pool.members).length === 0) context.tellMissing(path, noMembers());
    const shared = {
      group,
      kind: pool.kind,
      members: mapped(pool.members, ({ count, skills, hours, absence }) => ({
        count,
        skills: skills ?? [],
        hours: calendar.hours(hours),
        absence: absence ?? defaults.absence,
      })),
      unlimited,
      dispatch: pool.dispatch ?? defaults.pool.dispatch,
      shiftEnd: pool.shiftEnd ?? defaults.pool.shiftEnd,
      doNotStartUnder: pool.doNotStartUnder ?? defaults.pool.doNotStartUnder,
      preempt: pool.preempt ?? defaults.pool.preempt,
    };
    if (home !== undefined) pools[group] = { ...shared, home };
    else for (const each of homes ?? []) pools[`${group}/${each}`] = { ...shared, home: each };
  }
  return pools;
}
