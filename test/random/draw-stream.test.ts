import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawStream, runKey } from '../../engine/random/index.ts';
import { drawsFollowTheirOrdinal, laws, run } from '../laws/draw-stream.ts';

describe('a stream of draws', () => {
  test('takes one uniform number for each draw, of whatever law', () => {
    fc.assert(drawsFollowTheirOrdinal((path) => drawStream(run, path)));
  });
  test('is its own for each path and run', () => {
    const first = (key: typeof run, path: string) => drawStream(key, path).uniform();
    const others = [first(run, 'a'), first(run, 'b'), first(run, 'a/b'), first(runKey('another', 3), 'a')];
    expect(new Set(others).size).toBe(4);
    expect(first(run, 'a')).toBe(others[0]);
  });
  test('refuses an ordinal that cannot be', () => {
    expect(() => drawStream(run, 'a').at(-1, laws[0]!)).toThrow(/ordinal .* not -1/);
  });
});
