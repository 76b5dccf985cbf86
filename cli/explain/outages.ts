/** The outages of one machine: when it stood still, on account of what, and where the hours went. */
import type { Fact, FactOf } from '../../engine/network/facts/fact.ts';
import { buckets, type Bucket } from '../../engine/network/request/job-input.ts';
import type { Trace } from '../../engine/trace/trace.ts';

export interface Outage {
  /** Ids of the first and the last fact; the last one of the run, if the machine never came up again. */
  readonly firstFact: number;
  readonly lastFact: number;
  readonly stoppedAt: number;
  readonly restoredAt: number | undefined;
  readonly hours: number;
  /** The request that stopped the machine. */
  readonly request: number;
  /** `engine/wear`, at the socket in which it struck; undefined where a request had another origin. */
  readonly mode: string | undefined;
  readonly socket: string | undefined;
  readonly planned: boolean;
  readonly buckets: Partial<Readonly<Record<Bucket, number>>>;
}

const plannedOrigin = 1;

export function outagesOf({ header, facts }: Trace, machine: number): readonly Outage[] {
  const { directory } = header;
  const sockets = directory.sockets[directory.fleetOf[machine] ?? -1] ?? [];
  const outages: Outage[] = [];
  const raised = new Map<number, FactOf<'raised'>>();
  let stopped: FactOf<'stopped'> | undefined;
  let hours = new Map<Bucket, number>();
  const end = (lastFact: number, at: number, restoredAt: number | undefined): void => {
    if (stopped === undefined) return;
    const cause = raised.get(stopped.request);
    outages.push({
      firstFact: stopped.id,
      lastFact,
      stoppedAt: stopped.at,
      restoredAt,
      hours: at - stopped.at,
      request: stopped.request,
      mode: directory.modes[cause?.mode ?? -1],
      socket: sockets[socketOf(facts, cause)],
      planned: cause?.origin === plannedOrigin,
      buckets: Object.fromEntries(hours),
    });
    stopped = undefined;
  };
  for (const fact of facts) {
    if (!('machine' in fact) || fact.machine !== machine) continue;
    if (fact.kind === 'raised') raised.set(fact.request, fact);
    if (fact.kind === 'stopped') {
      stopped = fact;
      hours = new Map();
    }
    if (fact.kind === 'downtime') {
      const bucket = buckets[fact.bucket];
      if (bucket !== undefined) hours.set(bucket, (hours.get(bucket) ?? 0) + fact.hours);
    }
    if (fact.kind === 'restored') end(fact.id, fact.at, fact.at);
  }
  end(facts.at(-1)?.id ?? 0, header.horizon, undefined);
  return outages;
}

function socketOf(facts: readonly Fact[], raised: FactOf<'raised'> | undefined): number {
  // Ids count from 1 in the order of the facts.
  const cause = facts[(raised?.cause ?? 0) - 1];
  return cause?.kind === 'failed' || cause?.kind === 'fellDue' ? cause.socket : -1;
}

/** The longest of the outages; the first of equals. */
export function longestOf(outages: readonly Outage[]): Outage | undefined {
  return outages.reduce<Outage | undefined>(
    (longest, outage) => (longest === undefined || outage.hours > longest.hours ? outage : longest),
    undefined,
  );
}
