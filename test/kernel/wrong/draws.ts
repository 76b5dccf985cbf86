// Wrong draws: those which make a run depend on more than its addresses.

import { drawStream, indexKey, pathKey, runKey, uniform } from '../../../engine/random/index.ts';
import type { Draws } from '../../laws/draws.ts';
import { run, type Stream } from '../../laws/draw-stream.ts';

/** Numbers its paths in the order in which they are first asked for. */
export const numberedByCreation = (): Draws => {
  const created = new Map<string, number>();
  return {
    runKey,
    indexKey,
    uniform,
    pathKey: (parent, path) => {
      const number = created.get(path) ?? created.size;
      created.set(path, number);
      return indexKey(parent, number);
    },
  };
};

/** Takes no notice of what a draw is for. */
export const withoutPurpose: Draws = {
  runKey,
  pathKey,
  indexKey,
  uniform: (key, _purpose, ordinal) => uniform(key, 0, ordinal),
};

/** The stream of a path in the law's run, except for what is changed. */
const changed =
  (change: (stream: Stream) => Partial<Stream>) =>
  (path: string): Stream => {
    const stream = drawStream(run, path);
    return {
      get count() {
        return stream.count;
      },
      next: (law) => stream.next(law),
      uniform: () => stream.uniform(),
      at: (ordinal, law) => stream.at(ordinal, law),
      ...change(stream),
    };
  };

/** Uses the draw before the present one again, every other time. */
export const usingDrawsTwice = changed((stream) => ({
  next: (law) => {
    const { count } = stream;
    stream.uniform();
    return stream.at(count - (count % 2), law);
  },
}));

/** Counts what is asked out of turn. */
export const countingWhatIsAskedOutOfTurn = changed((stream) => ({
  at: (ordinal, law) => {
    stream.uniform();
    return stream.at(ordinal, law);
  },
}));

/** Takes two uniform numbers for a mixture: one to choose the component, one to draw from it. */
export const spendingTwoOnMixtures = changed((stream) => ({
  next: (law) => {
    if (law.law === 'mixture') stream.uniform();
    return stream.next(law);
  },
}));
