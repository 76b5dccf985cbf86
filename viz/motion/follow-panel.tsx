/** One machine: its downtime by reason as a strip over the whole run, and the facts about it around now. */
import { useMemo } from 'preact/hooks';
import { factInWords } from '../words/fact-words.ts';
import { motionWords } from '../words/motion-words.ts';
import { factAt } from './fact-at.ts';
import { spanKind, type MotionTrace } from './motion-trace.ts';
import { stateOf } from './paint.ts';

export interface FollowPanelProps {
  readonly trace: MotionTrace;
  readonly machine: number;
  readonly at: number;
  readonly onGo: (at: number) => void;
}

/** Facts shown before and after now. */
const around = 7;
const width = 600;

interface Stay {
  readonly start: number;
  readonly end: number;
  readonly bucket: string;
}

function staysOf({ spans, names }: MotionTrace, machine: number): readonly Stay[] {
  const found: Stay[] = [];
  for (const [index, kind] of spans.kind.entries()) {
    if (kind !== spanKind.down || spans.subject[index] !== machine) continue;
    const bucket = names.buckets[spans.reason[index] ?? 0] ?? '';
    found.push({ start: spans.start[index] ?? 0, end: spans.end[index] ?? 0, bucket });
  }
  return found;
}

export function FollowPanel({ trace, machine, at, onGo }: FollowPanelProps) {
  const stays = useMemo(() => staysOf(trace, machine), [trace, machine]);
  const from = trace.machineStart[machine] ?? 0;
  const to = trace.machineStart[machine + 1] ?? from;
  let now = from;
  while (now < to && factAt(trace, trace.ofMachine[now] ?? 0).at <= at) now += 1;
  const facts = Array.from(
    trace.ofMachine.subarray(Math.max(from, now - around), Math.min(to, now + around)),
    (index) => factAt(trace, index),
  );
  const hours = stays.reduce((sum, its) => sum + its.end - its.start, 0);
  const name = trace.machines[machine] ?? '';
  const x = (time: number): number => (time / trace.horizon) * width;
  return (
    <section class="motion-follow app-panel" aria-label={motionWords.followTitle(name)}>
      <h3>
        {trace.title}: {name}
      </h3>
      <p class="quiet">{motionWords.strip(name, hours)}</p>
      <svg
        viewBox={`0 0 ${width} 26`}
        class="motion-strip"
        role="img"
        aria-label={motionWords.strip(name, hours)}
        preserveAspectRatio="none"
      >
        <rect class="motion-up" x={0} y={6} width={width} height={14} />
        {stays.map(({ start, end, bucket }, index) => (
          <rect
            key={index}
            class={`motion-${stateOf(bucket)}`}
            x={x(start)}
            y={stateOf(bucket) === 'part' ? 3 : 6}
            width={Math.max(0.8, x(end) - x(start))}
            height={stateOf(bucket) === 'work' ? 14 : 18}
          >
            <title>{motionWords.bucket(bucket)}</title>
          </rect>
        ))}
        <line class="motion-now" x1={x(at)} x2={x(at)} y1={0} y2={26} />
      </svg>
      <ol class="motion-facts" aria-label={motionWords.facts}>
        {facts.map((fact) => (
          <li key={fact.index} class={fact.at <= at ? '' : 'motion-later'}>
            <button type="button" class="motion-link" onClick={() => onGo(fact.at)}>
              <small>{motionWords.moment(fact.at)}</small> {factInWords(trace, fact)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
