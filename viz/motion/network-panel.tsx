/** One run in motion: what stands as SVG, what moves on a canvas above it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { motionWords } from '../words/motion-words.ts';
import { layoutOf, type Spot } from './layout.ts';
import { machineAt, paint, readPaints } from './paint.ts';
import type { MotionTrace } from './motion-trace.ts';
import { sceneAt, type Scene } from './scene.ts';
import type { Clock } from './clock.ts';

export interface NetworkPanelProps {
  readonly trace: MotionTrace;
  readonly clock: Clock;
  readonly followed: number;
  /** 0: everything, 1: nothing under way, 2: machines only. */
  readonly detail: number;
  readonly onFollow: (machine: number) => void;
}

/** Milliseconds between two writings of what is read and not watched. */
const textPause = 200;
/** Wide enough for a first drawing. */
const widthBeforeMeasured = 560;
/** Labels of shelves and people at a place, at most. */
const mostLabels = 3;

export function NetworkPanel({ trace, clock, followed, detail, onFollow }: NetworkPanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(widthBeforeMeasured);
  const [scene, setScene] = useState<Scene>(() => sceneAt(trace, clock.at.peek()));
  const [opened, setOpened] = useState(-1);
  const counts = useMemo(() => {
    const its = trace.places.map(() => 0);
    for (const place of trace.machinePlace) its[place] = (its[place] ?? 0) + 1;
    return its;
  }, [trace]);
  const layout = useMemo(() => layoutOf(trace.places, counts, width), [trace, counts, width]);

  useEffect(() => {
    const its = box.current;
    if (its === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.round(entry?.contentRect.width ?? 0);
      if (next > 0) setWidth(next);
    });
    observer.observe(its);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const its = canvas.current;
    const context = its?.getContext('2d') ?? null;
    if (its === null || context === null) return;
    const ratio = Math.min(2, devicePixelRatio);
    its.width = Math.round(layout.width * ratio);
    its.height = Math.round(layout.height * ratio);
    let paints = readPaints(its);
    let said = -Infinity;
    const draw = (at: number): void => {
      const all = sceneAt(trace, at);
      const shown =
        detail === 0 ? all : { ...all, moving: [], ...(detail > 1 && { poolWaits: [], partWaits: [] }) };
      paint(context, shown, { trace, layout, paints, followed, ratio });
      const now = performance.now();
      if (now - said > textPause || !clock.playing.peek()) {
        said = now;
        setScene(all);
      }
    };
    const recolour = (): void => {
      paints = readPaints(its);
      draw(clock.at.peek());
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', recolour);
    const themed = new MutationObserver(recolour);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const stop = clock.at.subscribe(draw);
    return () => {
      stop();
      dark.removeEventListener('change', recolour);
      themed.disconnect();
    };
  }, [trace, layout, followed, detail, clock]);

  const onClick = (event: MouseEvent): void => {
    const frame = box.current?.getBoundingClientRect();
    if (frame === undefined) return;
    const machine = machineAt(trace, layout, event.clientX - frame.left, event.clientY - frame.top);
    if (machine >= 0) onFollow(machine);
  };
  return (
    <section class="motion-network app-panel" aria-label={trace.title}>
      <h2>{trace.title}</h2>
      <p class="motion-status">
        {motionWords.status(
          scene.down,
          scene.inService,
          scene.moving.length,
          scene.totals.failures,
          scene.totals.broken,
        )}
      </p>
      <div ref={box} class="motion-stage" style={{ height: `${layout.height}px` }} onClick={onClick}>
        <svg
          width={layout.width}
          height={layout.height}
          role="group"
          aria-label={motionWords.picture(trace.title)}
        >
          {trace.places.map(({ parent }, index) => {
            const from = layout.spots[index];
            const to = layout.spots[parent];
            return from === undefined || to === undefined ? null : (
              <line key={index} class="motion-lane" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            );
          })}
          {trace.places.map(({ name }, index) => {
            const spot = layout.spots[index];
            if (spot === undefined) return null;
            const waiting = waitingAt(trace, scene, index);
            const open = (): void => setOpened(opened === index ? -1 : index);
            return (
              <g
                key={name}
                class="motion-place"
                role="button"
                tabIndex={0}
                aria-expanded={opened === index}
                aria-label={motionWords.place(name, waiting)}
                transform={`translate(${spot.x},${spot.y})`}
                onClick={(event) => {
                  event.stopPropagation();
                  open();
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') open();
                }}
              >
                <rect x={-boxOf(name, spot) / 2} y={-15} width={boxOf(name, spot)} height={30} rx={7} />
                <text y={4} text-anchor="middle">
                  {cutTo(name, spot.width - 12)}
                </text>
              </g>
            );
          })}
          <g aria-hidden="true">
            {trace.places.map((_, index) => {
              const spot = layout.spots[index];
              return spot === undefined ? null : (
                <g key={index} transform={`translate(${spot.x},${spot.y})`}>
                  {labelsAt(trace, scene, index).map(({ whole, number }, line) => (
                    <text key={line} class="motion-label" y={29 + line * 12} text-anchor="middle">
                      {whole.length * letterWidth < spot.width ? whole : cutTo(number, spot.width)}
                    </text>
                  ))}
                </g>
              );
            })}
          </g>
        </svg>
        <canvas
          ref={canvas}
          style={{ width: `${layout.width}px`, height: `${layout.height}px` }}
          aria-hidden="true"
        />
      </div>
      {opened < 0 ? null : <Lines trace={trace} scene={scene} place={opened} onFollow={onFollow} />}
    </section>
  );
}

/** Pixels of a letter, about. */
const letterWidth = 6.4;

/** Width of the box around a place's name, pixels. */
function boxOf(name: string, spot: Spot): number {
  return Math.max(20, Math.min(spot.width - 4, Math.max(60, 16 + name.length * letterWidth)));
}

/** As much of a text as there is room for. */
function cutTo(text: string, room: number): string {
  const most = Math.max(1, Math.floor(room / letterWidth));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function waitingAt(trace: MotionTrace, scene: Scene, place: number): number {
  return (
    scene.poolWaits.filter(({ whatFor }) => trace.pools[whatFor]?.home === place).length +
    scene.partWaits.filter(({ whatFor }) => trace.stocks[whatFor]?.place === place).length
  );
}

/** A label, and what is left of it where there is room for a number only. */
export interface Label {
  readonly whole: string;
  readonly number: string;
}

/** Shelves and people at a place, as far as there is room. */
export function labelsAt(
  trace: MotionTrace,
  scene: Scene,
  place: number,
  most = mostLabels,
): readonly Label[] {
  const shelves = trace.stocks.flatMap(({ item, place: its, unlimited }, index) => {
    if (its !== place || unlimited) return [];
    const number = String(Math.max(0, scene.onHand[index] ?? 0));
    return [{ whole: motionWords.onShelf(item, number), number }];
  });
  const people = trace.pools.flatMap(({ name, home, servers }, index) => {
    if (home !== place) return [];
    const number = motionWords.heldOf(
      scene.held[index] ?? 0,
      servers < 0 ? motionWords.unlimited : String(servers),
    );
    return [{ whole: motionWords.people(name.split('/')[0] ?? name, number), number }];
  });
  const all = [...people, ...shelves];
  if (all.length <= most) return all;
  const left = all.length - most + 1;
  return [...all.slice(0, most - 1), { whole: motionWords.more(left), number: `+${left}` }];
}

interface LinesProps {
  readonly trace: MotionTrace;
  readonly scene: Scene;
  readonly place: number;
  readonly onFollow: (machine: number) => void;
}

/** Rows of a list of who waits. */
const mostRows = 12;

/** Who waits at a place, since when and for what. */
function Lines({ trace, scene, place, onFollow }: LinesProps) {
  const { waitsFor } = motionWords;
  const nameOf = (machine: number, request: number): string =>
    machine >= 0 ? (trace.machines[machine] ?? '') : motionWords.request(request);
  const rows = [
    ...scene.poolWaits
      .filter(({ whatFor }) => trace.pools[whatFor]?.home === place)
      .map((its) => ({
        ...its,
        text: waitsFor.pool(
          nameOf(its.machine, its.request),
          trace.pools[its.whatFor]?.name ?? '',
          motionWords.moment(its.since),
        ),
      })),
    ...scene.partWaits
      .filter(({ whatFor }) => trace.stocks[whatFor]?.place === place)
      .map((its) => ({
        ...its,
        text: waitsFor.part(
          nameOf(its.machine, its.request),
          trace.stocks[its.whatFor]?.name ?? '',
          motionWords.moment(its.since),
        ),
      })),
  ].sort((a, b) => a.since - b.since);
  return (
    <div class="motion-lines">
      <h3>{motionWords.linesTitle(trace.places[place]?.name ?? '')}</h3>
      {rows.length === 0 ? <p class="quiet">{motionWords.nobody}</p> : null}
      <ol>
        {rows.slice(0, mostRows).map(({ text, machine, request }) => (
          <li key={request}>
            {machine >= 0 ? (
              <button type="button" class="motion-link" onClick={() => onFollow(machine)}>
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        ))}
      </ol>
      {rows.length > mostRows ? <p class="quiet">{motionWords.more(rows.length - mostRows)}</p> : null}
    </div>
  );
}
