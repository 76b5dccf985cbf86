// A file as long as a file may be is read whole; how fast and in how much memory is measured by bench/language.ts.
import { expect, it } from 'vitest';
import { mostBytes } from '../../language/source/parse.ts';
import { largeScenario } from './large-scenario.ts';
import { readRight } from './read.ts';

it('a scenario of nearly 1 MB is read', () => {
  const text = largeScenario();
  expect(text.length).toBeLessThanOrEqual(mostBytes);
  expect(text.length).toBeGreaterThan(0.95 * mostBytes);
  const { scenario, assumptions } = readRight(text);
  const count = Object.keys(scenario.base.network.fleets).length;
  expect(count).toBeGreaterThan(1_000);
  expect(assumptions).toHaveLength(count);
});
