/**
 * How far a study is: one line, rewritten in place on a terminal; a new line every few seconds elsewhere, so that a
 * log stays readable.
 */
import type { Terminal } from '../call/terminal.ts';
import { grouped } from '../text/numbers.ts';
import { duration } from '../text/times.ts';

/** Milliseconds between two reports, on a terminal and elsewhere. */
const watchedPause = 100;
const firstPause = 1000;
const unwatchedPause = 5000;

export interface Progress {
  /** Another run is done. */
  step(): void;
  /** No more is to come. */
  finish(): void;
}

/** Reports nothing. */
export const silent: Progress = { step: () => undefined, finish: () => undefined };

/** Reports on `total` runs. */
export function progressOf(what: string, total: number, terminal: Terminal): Progress {
  const start = performance.now();
  let done = 0;
  let next = start + (terminal.isWatched ? 0 : firstPause);
  const line = (now: number): string => {
    const seconds = (now - start) / 1000;
    const rate = done / seconds;
    const left = done === 0 ? '' : `, ${duration((total - done) / rate)} left`;
    const speed = done === 0 ? '' : `, ${grouped(rate, rate < 10 ? 1 : 0)} runs/s${left}`;
    return `${what}: ${grouped(done, 0)}/${grouped(total, 0)} runs${speed}`;
  };
  return {
    step() {
      done += 1;
      const now = performance.now();
      if (now < next || done === total) return;
      next = now + (terminal.isWatched ? watchedPause : unwatchedPause);
      if (terminal.isWatched) terminal.rewrite(terminal.messagePaint.dim(line(now)));
      else terminal.say(line(now));
    },
    finish() {
      if (terminal.isWatched) terminal.rewrite('');
    },
  };
}
