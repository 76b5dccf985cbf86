/** Measures of pools: people, desks, benches and tools. */
import type { Definitions } from './definition.ts';

export const poolDefinitions = {
  utilisation: {
    unit: 'fraction',
    formula: 'server-hours held / server-hours on duty',
    better: 'none',
    phase: 'during',
    answers: ['A02'],
    told: 'always',
  },
  poolWait: {
    unit: 'h',
    formula: 'hours that claims waited / claims met',
    better: 'down',
    phase: 'during',
    answers: ['A38', 'B03', 'D09'],
    told: 'always',
  },
  poolLine: {
    unit: 'requests',
    formula: 'request-hours in line / hours',
    better: 'down',
    phase: 'during',
    answers: ['A38', 'D09'],
    told: 'always',
  },
  poolWaitShare: {
    unit: 'fraction',
    formula: 'claims that waited / claims met',
    better: 'down',
    phase: 'during',
    answers: ['A38', 'B03'],
    told: 'asked',
  },
  peopleWorking: {
    unit: 'fraction',
    formula: 'server-hours at work / server-hours on duty',
    better: 'up',
    phase: 'during',
    answers: ['A02', 'B05'],
    told: 'asked',
  },
  peopleTravelling: {
    unit: 'fraction',
    formula: 'server-hours under way / server-hours on duty',
    better: 'down',
    phase: 'during',
    answers: ['A02', 'B05'],
    told: 'asked',
  },
  peopleWaiting: {
    unit: 'fraction',
    formula: 'server-hours held, but neither at work nor under way / server-hours on duty',
    better: 'down',
    phase: 'during',
    answers: ['A02', 'B05'],
    told: 'asked',
  },
  peopleIdle: {
    unit: 'fraction',
    formula: '1 − server-hours held / server-hours on duty; below zero where shifts are overrun',
    better: 'none',
    phase: 'during',
    answers: ['A02', 'B05'],
    told: 'asked',
  },
} as const satisfies Definitions;
