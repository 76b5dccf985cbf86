import fc from 'fast-check';
import { describe, test } from 'vitest';
import { Line } from '../../engine/kernel/line.ts';
import * as law from '../laws/kernel-line.ts';

const make: law.MakeQueue = (scheduler, supply) => new Line(scheduler, supply);

describe('a line', () => {
  test('serves as a sorted list would, whoever joins, leaves and returns', () => {
    fc.assert(law.servesAsASortedList(make), { numRuns: 200 });
  });
  test('lets the claims of an instant meet before it serves one', () => {
    fc.assert(law.claimsOfAnInstantMeet(make));
  });
});
