// Who is served when: nobody works beyond a shift that cuts work off, and nobody is overtaken by those who came later.

import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { factsOf, sum } from './chronicle.ts';
import { onDutyAt } from './server-hours.ts';

/** At no time are more servers held than are on duty, once everything of an instant has happened. */
export const onlyThoseOnDutyAreHeld = (plan: NetworkPlan, facts: readonly Fact[], pool: number) => {
  const { members } = plan.pools[pool]!;
  const tolerance = 1e-6;
  const changes = facts.filter(
    (fact) => (fact.kind === 'assigned' || fact.kind === 'released') && fact.pool === pool,
  );
  const edges = members.flatMap(({ hours }) => hours.weekly.flat());
  let held = 0;
  for (const [index, fact] of changes.entries()) {
    if (fact.kind === 'assigned') held += fact.count;
    else if (fact.kind === 'released') held -= fact.count;
    const next = changes[index + 1]?.at ?? fact.at;
    if (next === fact.at) continue;
    // Looked at now, and wherever a shift begins or ends before the next change.
    for (let week = Math.floor(fact.at / 168) * 168; week <= next; week += 168)
      for (const at of [fact.at, ...edges.map((edge) => week + edge)]) {
        if (at < fact.at || at > next - tolerance) continue;
        const there = sum(members.map((its) => onDutyAt(its, at + tolerance)));
        if (held > there) expect.fail(`${held} servers are held at ${at}, and ${there} are on duty`);
      }
  }
  expect(changes.length).toBeGreaterThan(0);
};

/** Claims of one pool in the order in which they were met, by when they were made; `rank` 0 goes first. */
export const nobodyIsOvertaken = (
  facts: readonly Fact[],
  pool: number,
  rank: (request: number) => number,
) => {
  const met = factsOf(facts, 'assigned').filter((its) => its.pool === pool);
  for (const [index, later] of met.entries()) {
    for (const earlier of met.slice(Math.max(0, index - 40), index)) {
      // Whoever was met first had come first, or was of a better class, or the other had not come yet.
      const [first, second] = [earlier.at - earlier.waited, later.at - later.waited];
      if (second >= earlier.at - 1e-9) continue;
      const [best, next] = [rank(earlier.request), rank(later.request)];
      if (next < best || (next === best && second < first - 1e-9))
        expect.fail(`request ${later.request} was overtaken by ${earlier.request} at ${earlier.at}`);
    }
  }
  expect(met.some(({ waited }) => waited > 0)).toBe(true);
};
