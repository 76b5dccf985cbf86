import fc from 'fast-check';
import { describe, test } from 'vitest';
import { anyOf, Resource } from '../../engine/kernel/index.ts';
import * as law from '../laws/kernel-service.ts';

const make: law.MakeBench = (simulation, options) => new Resource(simulation, options);

describe('work on a resource', () => {
  test('is what pencil and paper say: priority, preemption, working hours and whoever is called away', () => {
    fc.assert(law.worksAsByHand(make), { numRuns: 500 });
  });
  test('is conserved: seat-hours used are the hours asked for and those lost', () => {
    fc.assert(law.workIsConserved(make));
  });
  test('leaves no seat idle while somebody waits for one', () => {
    fc.assert(law.noSeatIdles(make));
  });
  test('keeps to Little’s law on each path', () => {
    fc.assert(law.theQueueIsTheSumOfWaits(make));
  });
  test('that loses a race leaves its seats, and that wins it is done', () => {
    fc.assert(law.losersLeaveTheirSeats(make, anyOf));
  });
});
