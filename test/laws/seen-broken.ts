// A law about one subject is finished only once it has been seen to fail on a wrong subject.

import { expect } from 'vitest';

/** Asserts that a law, bound to a wrong subject, fails by one of its own assertions. */
export const expectBroken = (law: () => unknown) => {
  let error: unknown;
  try {
    law();
  } catch (caught) {
    error = caught;
  }
  expect(error, 'the law held on a wrong subject').toBeDefined();
  expect(error).toHaveProperty('name', 'AssertionError');
};
