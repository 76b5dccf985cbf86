/** Measures of promises and of the response to failures, by tier. */
import type { Definitions } from './definition.ts';

export const promiseDefinitions = {
  promiseKept: {
    unit: 'fraction',
    formula: 'promises kept / promises decided',
    better: 'up',
    phase: 'during',
    answers: ['A64', 'D01'],
    told: 'always',
  },
  promisesOpen: {
    unit: 'count',
    formula: 'promises undecided at the horizon',
    better: 'none',
    phase: 'during',
    answers: ['D01'],
    told: 'always',
  },
  responseHours: {
    unit: 'h',
    formula: 'hours from a failure that stops a machine to the first arrival (or the first work), mean',
    better: 'down',
    phase: 'during',
    answers: ['A64', 'C21'],
    told: 'asked',
  },
  responseHoursP95: {
    unit: 'h',
    formula: 'those hours: 95 % of the failures that were answered took no longer',
    better: 'down',
    phase: 'during',
    answers: ['A64', 'C21'],
    told: 'asked',
  },
  restoreHours: {
    unit: 'h',
    formula: 'hours of a stoppage that ended, from the stop to the return to service, mean',
    better: 'down',
    phase: 'after',
    answers: ['A39', 'A64'],
    told: 'asked',
  },
  restoreHoursP95: {
    unit: 'h',
    formula: 'those hours: 95 % of the stoppages that ended took no longer',
    better: 'down',
    phase: 'after',
    answers: ['A39', 'A64'],
    told: 'asked',
  },
} as const satisfies Definitions;
