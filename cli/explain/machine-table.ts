/** Why was it down? One line for each outage, then the longest one from beginning to end. */
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import type { Paint } from '../call/terminal.ts';
import { counted, grouped } from '../text/numbers.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { table } from '../text/table.ts';
import { moment, span } from '../text/times.ts';
import { lifeOf } from './life.ts';
import { longestOf, outagesOf, type Outage } from './outages.ts';
import { factInWords } from './words.ts';

export function machineTable(trace: Trace, machine: number, paint: Paint): string {
  const { header } = trace;
  const name = header.directory.machines[machine] ?? '';
  const outages = outagesOf(trace, machine);
  const down = outages.reduce((sum, { hours }) => sum + hours, 0);
  const share = grouped((100 * down) / header.horizon, 2);
  const longest = longestOf(outages);
  return paragraphs(
    `${paint.bold(`${name} in ${header.scenario}`)}\n` +
      `alternative ${header.alternative}, replication ${header.replication}, seed ${header.seed}\n` +
      `down ${counted(outages.length, 'time')}, ${grouped(down, 1)} h in all, ${share} % of the time`,
    outages.length === 0 ? '' : outageTable(outages, paint),
    longest === undefined ? '' : longestTable(trace, machine, longest, paint),
  );
}

function outageTable(outages: readonly Outage[], paint: Paint): string {
  const rows = outages.map(({ stoppedAt, restoredAt, hours, mode, socket, planned, buckets }) => {
    const parts = Object.entries(buckets).sort(([, a], [, b]) => b - a);
    return [
      moment(stoppedAt),
      [grouped(hours, 1), restoredAt === undefined ? 'still down' : ''] as const,
      `${mode ?? 'unknown'}${planned ? ' (planned)' : ''}`,
      socket ?? '',
      parts.map(([bucket, its]) => `${bucket} ${grouped(its, 1)}`).join(', '),
    ];
  });
  const columns = [
    { title: 'down since', align: 'left' },
    { title: 'hours', align: 'right' },
    { title: 'on account of', align: 'left' },
    { title: 'at', align: 'left' },
    { title: 'hours by cause', align: 'left' },
  ] as const;
  return table(columns, rows, paint.bold);
}

function longestTable(trace: Trace, machine: number, outage: Outage, paint: Paint): string {
  const rows = merged(lifeOf(trace, machine, outage)).map((fact) => {
    const since = fact.at - outage.stoppedAt;
    const text = factInWords(fact, trace.header.directory);
    return [
      moment(fact.at),
      since < 0 ? `−${span(-since)}` : `+${span(since)}`,
      fact.kind === 'downtime' ? paint.yellow(`= ${text}`) : text,
    ];
  });
  const columns = [
    { title: 'when', align: 'left' },
    { title: 'since', align: 'right' },
    { title: 'what', align: 'left' },
  ] as const;
  return `The longest outage, ${span(outage.hours)}, from beginning to end\n${table(columns, rows, paint.bold)}`;
}

/** Hours of one bucket are booked at every month's end, too: one line is enough for them. */
function merged(life: readonly Fact[]): readonly Fact[] {
  const facts: Fact[] = [];
  const open = new Map<number, number>();
  for (const fact of life) {
    if (fact.kind !== 'downtime') {
      facts.push(fact);
      continue;
    }
    const next = life.find((its) => its.kind === 'downtime' && its.id > fact.id);
    const hours = (open.get(fact.bucket) ?? 0) + fact.hours;
    const goesOn = next?.kind === 'downtime' && next.bucket === fact.bucket && next.request === fact.request;
    open.set(fact.bucket, goesOn ? hours : 0);
    if (!goesOn) facts.push({ ...fact, hours });
  }
  return facts;
}
