import { expect, test } from 'vitest';
import { decidedInWords, optionsInWords } from '../../cli/text/decided.ts';
import type { Decided } from '../../engine/relations/least-own-expected-cost.ts';

const its = (decision: string, chosen: string, customer: string | null = null): Decided => ({
  decision,
  customer,
  actor: 'customer',
  chosen,
  sums: [],
});

test('one choice is named with its actor, many are counted, and those in the run are told by how often', () => {
  const decided = [
    its('care', 'careful'),
    its('offering', 'flat', 'a'),
    its('offering', 'adHoc', 'b'),
    its('offering', 'flat', 'c'),
  ];
  const taken = [
    { decision: 'exit', option: 'stay', perRun: 11.25 },
    { decision: 'exit', option: 'leave', perRun: 0.5 },
  ];
  expect(decidedInWords({ decided, taken })).toEqual([
    'care: careful (customer)',
    'offering: flat (2 of 3), adHoc (1 of 3)',
    'exit: stay 11.3 × a run, leave 0.5 × a run',
  ]);
  expect(optionsInWords('care', { decided, taken })).toBeUndefined();
});
