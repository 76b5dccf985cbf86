// The exact answers of fixtures/output-statistics.json, and how near a figure must come to one: they are printed to 12
// digits.
import { expect } from 'vitest';
import fixture from './fixtures/output-statistics.json' with { type: 'json' };

export const oracles = fixture.oracles;

/** Within 1e-10 of the oracle, relatively. */
export const expectNear = (got: number | undefined, wanted: number, what = '') => {
  expect(Math.abs((got ?? NaN) - wanted), `${what} ${got} against ${wanted}`).toBeLessThanOrEqual(
    1e-10 * Math.abs(wanted),
  );
};
