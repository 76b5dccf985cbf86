// A law is finished only once it has been seen to fail. The seed is fixed: whether a wrong implementation is
// caught must not depend on luck.

import fc from 'fast-check';
import { expect } from 'vitest';

/** Asserts that the law, bound to a wrong implementation, fails by one of its own assertions. */
export const expectCaught = <Values>(law: fc.IProperty<Values>) => {
  const result = fc.check(law, { seed: 20, numRuns: 300, endOnFailure: true });
  expect(result.failed).toBe(true);
  expect(result.errorInstance).toHaveProperty('name', 'AssertionError');
};
