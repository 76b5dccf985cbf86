/** Measures of stocks. */
import type { Definitions } from './definition.ts';

export const stockDefinitions = {
  fillRate: {
    unit: 'fraction',
    formula: 'demands met from the shelf at once / demands met',
    better: 'up',
    phase: 'during',
    answers: ['C20', 'D02'],
    told: 'always',
  },
  stockWait: {
    unit: 'h',
    formula: 'hours that met demands waited / demands met',
    better: 'down',
    phase: 'during',
    answers: ['C20', 'D08'],
    told: 'always',
  },
  onHand: {
    unit: 'units',
    formula: 'unit-hours on the shelf / hours',
    better: 'none',
    phase: 'during',
    answers: ['B04', 'C20'],
    told: 'always',
  },
  backorders: {
    unit: 'units',
    formula: 'demand-hours waiting / hours',
    better: 'down',
    phase: 'during',
    answers: ['B04', 'D02'],
    told: 'always',
  },
  readyRate: {
    unit: 'fraction',
    formula: 'hours in which no demand waits / hours',
    better: 'up',
    phase: 'during',
    answers: ['C20', 'D02'],
    told: 'asked',
  },
  inStock: {
    unit: 'fraction',
    formula: 'hours with a unit on the shelf / hours',
    better: 'up',
    phase: 'during',
    answers: ['C20', 'D02'],
    told: 'asked',
  },
  pipeline: {
    unit: 'units',
    formula: 'unit-hours ordered (or given out to be made good by repair) and not yet received / hours',
    better: 'none',
    phase: 'before',
    answers: ['D08'],
    told: 'asked',
  },
  turns: {
    unit: 'per year',
    formula: 'units given out a year / mean units on the shelf',
    better: 'up',
    phase: 'during',
    answers: ['A34'],
    told: 'asked',
  },
} as const satisfies Definitions;
