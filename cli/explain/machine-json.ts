/** `aftersim.explain/1` for a machine: its outages, and the life of the longest one. Times in hours. */
import type { Trace } from '../../engine/trace/trace.ts';
import { lifeOf } from './life.ts';
import { longestOf, outagesOf } from './outages.ts';
import { factInWords } from './words.ts';

export function machineJson(trace: Trace, machine: number): object {
  const { header } = trace;
  const outages = outagesOf(trace, machine);
  const longest = longestOf(outages);
  return {
    schema: 'aftersim.explain/1',
    engine: header.engine,
    scenario: { name: header.scenario, horizonHours: header.horizon },
    seed: header.seed,
    alternative: header.alternative,
    replication: header.replication,
    machine: header.directory.machines[machine],
    outages: outages.map(({ stoppedAt, restoredAt, hours, request, mode, socket, planned, buckets }) => ({
      stoppedAt,
      restoredAt: restoredAt ?? null,
      hours,
      request,
      mode: mode ?? null,
      socket: socket ?? null,
      planned,
      buckets,
    })),
    longest:
      longest === undefined
        ? null
        : {
            outage: outages.indexOf(longest),
            facts: lifeOf(trace, machine, longest).map((fact) => ({
              ...fact,
              words: factInWords(fact, header.directory),
            })),
          },
  };
}
