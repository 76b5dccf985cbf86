/**
 * The life of an outage: every fact that has to do with it, in order. These are the facts about the machine and its
 * open requests, what became of the orders that they set off, and where the unit had been that they were given.
 */
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import type { Outage } from './outages.ts';

/** Reports at the end of a month, which are no part of any story. */
const reports: ReadonlySet<Fact['kind']> = new Set(['metered', 'staffed', 'stocked', 'monthEnded']);

export function lifeOf({ facts }: Trace, machine: number, outage: Outage): readonly Fact[] {
  const requests = openRequests(facts, machine, outage);
  const related = new Set<number>();
  const units = new Set<number>();
  const within = facts.slice(0, outage.lastFact);
  for (const fact of within) {
    if (fact.kind === 'issued' && requests.has(fact.request) && fact.id > outage.firstFact)
      units.add(fact.unit);
  }
  const life: Fact[] = [];
  for (const fact of within) {
    if (reports.has(fact.kind)) continue;
    const isOfRequest = 'request' in fact && requests.has(fact.request);
    if (fact.id < outage.firstFact) {
      // Only what led to the stop: the failure and its request.
      if (isOfRequest && fact.request === outage.request) {
        const cause = facts[fact.cause - 1];
        if (fact.kind === 'raised' && cause !== undefined) life.push(cause);
        life.push(fact);
      }
      continue;
    }
    const isOfMachine = 'machine' in fact && fact.machine === machine;
    const isOfUnit = 'unit' in fact && units.has(fact.unit);
    const isOfOrder = related.has(fact.cause) && !('request' in fact);
    if (!isOfRequest && !isOfMachine && !isOfUnit && !isOfOrder) continue;
    if ((isOfRequest && fact.kind === 'demanded') || isOfOrder) related.add(fact.id);
    life.push(fact);
  }
  return life;
}

/** Requests about the machine that were open at any time of the outage. */
function openRequests(facts: readonly Fact[], machine: number, outage: Outage): ReadonlySet<number> {
  const open = new Set<number>();
  for (const fact of facts.slice(0, outage.lastFact)) {
    if (!('machine' in fact) || fact.machine !== machine) continue;
    if (fact.kind === 'raised') open.add(fact.request);
    const isOver = fact.kind === 'closed' || fact.kind === 'withdrawn';
    if (isOver && fact.id < outage.firstFact) open.delete(fact.request);
  }
  return open;
}
