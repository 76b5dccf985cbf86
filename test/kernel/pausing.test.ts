import fc from 'fast-check';
import { describe, test } from 'vitest';
import { Simulation } from '../../engine/kernel/index.ts';
import * as law from '../laws/kernel-running.ts';

const make = () => new Simulation();

describe('a simulation', () => {
  test('does the same however it is paused, stepped and continued', () => {
    fc.assert(law.pausesChangeNothing(make));
  });
  test('tells whoever watches of every event, once and before it happens', () => {
    fc.assert(law.watchersSeeEverything(make));
  });
  test('knows in the middle of an event what is pending', () => {
    fc.assert(law.whatIsPendingHappens(make));
  });
});
