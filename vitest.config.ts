import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Every processor: the tests of a file run one after the other, files side by side.
    maxWorkers: '100%',
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/build-first.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A busy machine is slow, not wrong: what is waited for may take its time.
    expect: { poll: { timeout: 30_000 } },
  },
});
