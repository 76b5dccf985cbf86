/** The clock of what is watched: simulated hours that pass with the frames of the page. */
import { signal, type Signal } from '@preact/signals';

/** Hours of simulated time in a second of watching. */
export const speeds = [1, 6, 24, 72, 168, 730, 2190] as const;
/** Frames in a second, at most. */
export const frameRates = [10, 30, 60] as const;

export interface Clock {
  readonly at: Signal<number>;
  readonly playing: Signal<boolean>;
  /** Index into `speeds`. */
  readonly speed: Signal<number>;
  /** Index into `frameRates`. */
  readonly frameRate: Signal<number>;
  /** Stops the clock for good. */
  end(): void;
}

const longestStep = 0.25;

/** `horizon`: hours. */
export function createClock(horizon: () => number, startAt: number, playing: boolean): Clock {
  const clock = {
    at: signal(startAt),
    playing: signal(playing),
    speed: signal(3),
    frameRate: signal(2),
  };
  let last = performance.now();
  let frame = requestAnimationFrame(tick);
  function tick(now: number): void {
    frame = requestAnimationFrame(tick);
    const rate = frameRates[clock.frameRate.peek()] ?? 60;
    // A frame that comes a little early is a frame all the same.
    if (now - last < 1000 / rate - 4) return;
    // After a pause of the page the clock goes on where it was.
    const seconds = Math.min(longestStep, (now - last) / 1000);
    last = now;
    if (!clock.playing.peek()) return;
    const next = clock.at.peek() + seconds * (speeds[clock.speed.peek()] ?? 24);
    clock.at.value = Math.min(horizon(), next);
    if (next >= horizon()) clock.playing.value = false;
  }
  return { ...clock, end: () => cancelAnimationFrame(frame) };
}
