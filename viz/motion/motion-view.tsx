/** The network in motion: one run, or two of the same failures side by side under one clock. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { motionWords } from '../words/motion-words.ts';
import { createClock, frameRates, speeds, type Clock } from './clock.ts';
import { factAt } from './fact-at.ts';
import { FollowPanel } from './follow-panel.tsx';
import type { MotionTrace } from './motion-trace.ts';
import { labelsAt, NetworkPanel } from './network-panel.tsx';
import { countUpTo, sceneAt, type Scene } from './scene.ts';
import './motion.css';

export interface MotionViewProps {
  /** One, or two that met the same failures. */
  readonly traces: readonly MotionTrace[];
  /** Hours. */
  readonly startAt?: number;
  /** Whoever wants no motion steps through the facts. */
  readonly reducedMotion: boolean;
}

type Jump = keyof MotionTrace['jumps'];
const jumps: readonly Jump[] = ['failure', 'stockOut', 'broken'];
/** How far before a jump's moment the clock is set: near enough to see it come, hours. */
const lead = 0.5;

export function MotionView({ traces, startAt = 0, reducedMotion }: MotionViewProps) {
  const horizon = Math.max(...traces.map((its) => its.horizon));
  const clock = useMemo(() => createClock(() => horizon, startAt, !reducedMotion), [horizon]);
  useEffect(() => () => clock.end(), [clock]);
  const [detail, setDetail] = useState(0);
  const [followed, setFollowed] = useState(() => firstToFail(traces[0]));
  const at = useCoarse(clock);
  const [main] = traces;
  const go = (time: number): void => {
    clock.playing.value = false;
    clock.at.value = Math.max(0, Math.min(horizon, time));
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.target instanceof HTMLElement &&
        /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(event.target.tagName)
      )
        return;
      if (event.key === ' ') clock.playing.value = !clock.playing.peek();
      else if (event.key === '.') go(factTime(main, clock.at.peek(), 1));
      else if (event.key === ',') go(factTime(main, clock.at.peek(), -1));
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [clock, main]);
  if (main === undefined) return null;
  return (
    <div class="motion-view">
      <div class="motion-controls app-panel">
        <div class="motion-row">
          <PlayButton clock={clock} horizon={horizon} />
          <button
            type="button"
            aria-label={motionWords.back}
            title={motionWords.back}
            onClick={() => go(factTime(main, clock.at.peek(), -1))}
          >
            ◂
          </button>
          <button
            type="button"
            aria-label={motionWords.on}
            title={motionWords.on}
            onClick={() => go(factTime(main, clock.at.peek(), 1))}
          >
            ▸
          </button>
          <label class="motion-seek">
            <span class="hidden-text">{motionWords.time}</span>
            <input
              type="range"
              min={0}
              max={horizon}
              step={horizon / 5000}
              value={at}
              aria-valuetext={motionWords.moment(at)}
              onInput={(event) => {
                clock.at.value = Number(event.currentTarget.value);
              }}
            />
          </label>
          <output class="motion-time">{motionWords.moment(at)}</output>
        </div>
        <div class="motion-row">
          <Dial
            label={motionWords.speed}
            value={clock.speed.value}
            options={speeds.map(motionWords.speedOf)}
            onChange={(its) => (clock.speed.value = its)}
          />
          <Dial
            label={motionWords.frameRate}
            value={clock.frameRate.value}
            options={frameRates.map(motionWords.frameRateOf)}
            onChange={(its) => (clock.frameRate.value = its)}
          />
          <Dial
            label={motionWords.detail}
            value={detail}
            options={motionWords.details}
            onChange={setDetail}
          />
          <span class="motion-jumps">
            {motionWords.jump}
            {jumps.map((its) => (
              <span key={its} class="motion-pair">
                <button
                  type="button"
                  aria-label={motionWords.jumpLabel(motionWords.previous, motionWords.jumps[its])}
                  onClick={() => go(jumpTime(traces, its, clock.at.peek(), -1))}
                >
                  ‹
                </button>
                <button
                  type="button"
                  aria-label={motionWords.jumpLabel(motionWords.next, motionWords.jumps[its])}
                  onClick={() => go(jumpTime(traces, its, clock.at.peek(), 1))}
                >
                  {motionWords.jumps[its]} ›
                </button>
              </span>
            ))}
          </span>
        </div>
        <Legend />
      </div>
      <div class="motion-panels">
        {traces.map((trace) => (
          <NetworkPanel
            key={trace.alternative}
            trace={trace}
            clock={clock}
            followed={followed}
            detail={detail}
            onFollow={setFollowed}
          />
        ))}
      </div>
      <label class="motion-choose">
        {motionWords.follow}
        <input
          type="text"
          list="motion-machines"
          value={main.machines[followed] ?? ''}
          onChange={(event) => {
            const index = main.machines.indexOf(event.currentTarget.value.trim());
            if (index >= 0) setFollowed(index);
          }}
        />
        <datalist id="motion-machines">
          {main.machines.slice(0, 500).map((its) => (
            <option key={its} value={its} />
          ))}
        </datalist>
      </label>
      {followed < 0 ? null : (
        <div class="motion-panels">
          {traces.map((trace) => (
            <FollowPanel key={trace.alternative} trace={trace} machine={followed} at={at} onGo={go} />
          ))}
        </div>
      )}
      <PlacesTable traces={traces} at={at} />
    </div>
  );
}

/** The time of the clock a few times a second, for what is read. */
function useCoarse(clock: Clock): number {
  const [at, setAt] = useState(clock.at.peek());
  useEffect(() => {
    let last = 0;
    return clock.at.subscribe((its) => {
      const now = performance.now();
      if (now - last < 150 && clock.playing.peek()) return;
      last = now;
      setAt(its);
    });
  }, [clock]);
  return at;
}

function PlayButton({ clock, horizon }: { readonly clock: Clock; readonly horizon: number }) {
  const playing = clock.playing.value;
  return (
    <button
      type="button"
      class="primary motion-play"
      onClick={() => {
        if (clock.at.peek() >= horizon) clock.at.value = 0;
        clock.playing.value = !playing;
      }}
    >
      {playing ? motionWords.pause : motionWords.play}
    </button>
  );
}

interface DialProps {
  readonly label: string;
  readonly value: number;
  readonly options: readonly string[];
  readonly onChange: (index: number) => void;
}

function Dial({ label, value, options, onChange }: DialProps) {
  return (
    <label>
      {label}{' '}
      <select value={String(value)} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {options.map((its, index) => (
          <option key={its} value={String(index)}>
            {its}
          </option>
        ))}
      </select>
    </label>
  );
}

function Legend() {
  return (
    <ul class="motion-legend">
      {Object.entries(motionWords.legend).map(([name, text]) => (
        <li key={name}>
          <span class={`motion-sign motion-sign-${name}`} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}

/** The time of the fact after or before a time. */
function factTime(trace: MotionTrace | undefined, at: number, step: 1 | -1): number {
  if (trace === undefined) return at;
  const facts = trace.starts.length - 1;
  let low = 0;
  let high = facts;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const time = factAt(trace, middle).at;
    if (step > 0 ? time <= at : time < at) low = middle + 1;
    else high = middle;
  }
  const index = step > 0 ? low : low - 1;
  return index < 0 || index >= facts ? at : factAt(trace, index).at;
}

/** The next or previous moment of a kind in any of the runs. */
function jumpTime(traces: readonly MotionTrace[], jump: Jump, at: number, step: 1 | -1): number {
  const found = traces.flatMap((trace) => {
    const times = trace.jumps[jump];
    const index = step > 0 ? countUpTo(times, at + lead) : countUpTo(times, at + lead - 1e-6) - 2;
    const time = times[index];
    return time === undefined ? [] : [time];
  });
  if (found.length === 0) return at;
  return (step > 0 ? Math.min(...found) : Math.max(...found)) - lead;
}

/** The machine that stands still first: what one wants to see. */
function firstToFail(trace: MotionTrace | undefined): number {
  if (trace === undefined) return -1;
  let best = -1;
  let when = Infinity;
  for (const [index, kind] of trace.spans.kind.entries()) {
    if (kind !== 0 || (trace.spans.start[index] ?? Infinity) >= when) continue;
    when = trace.spans.start[index] ?? Infinity;
    best = trace.spans.subject[index] ?? -1;
  }
  return best;
}

/** What the pictures show, as a table. */
function PlacesTable({ traces, at }: { readonly traces: readonly MotionTrace[]; readonly at: number }) {
  const { table } = motionWords;
  return (
    <details class="app-panel">
      <summary>{motionWords.tableTitle}</summary>
      {traces.map((trace) => {
        const scene = sceneAt(trace, at);
        return (
          <div key={trace.alternative} class="app-scroll" role="region" tabIndex={0} aria-label={trace.title}>
            <table>
              <caption>{trace.title}</caption>
              <thead>
                <tr>
                  {[
                    table.place,
                    table.machines,
                    table.down,
                    table.waiting,
                    `${table.people}, ${table.shelf}`,
                  ].map((its) => (
                    <th key={its} scope="col">
                      {its}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {trace.places.map(({ name }, place) => {
                  const here = [...trace.machinePlace.keys()].filter(
                    (machine) => trace.machinePlace[machine] === place,
                  );
                  return (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td>{here.length}</td>
                      <td>{here.filter((machine) => (scene.machines[machine] ?? -1) >= 0).length}</td>
                      <td>
                        {scene.poolWaits.filter(({ whatFor }) => trace.pools[whatFor]?.home === place)
                          .length +
                          scene.partWaits.filter(({ whatFor }) => trace.stocks[whatFor]?.place === place)
                            .length}
                      </td>
                      <td>{labels(trace, scene, place)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        );
      })}
    </details>
  );
}

function labels(trace: MotionTrace, scene: Scene, place: number): string {
  return labelsAt(trace, scene, place, Infinity)
    .map(({ whole }) => whole)
    .join(', ');
}
