// What each entry point exports is a promise: a name that comes or goes shows here. (A new name: `npx vitest run -u`.)
import { expect, test } from 'vitest';
import * as aftersim from '../../engine/index.ts';
import * as kernel from '../../engine/kernel-library.ts';

test('aftersim exports these names', () => {
  expect(Object.keys(aftersim).sort()).toMatchInlineSnapshot(`
    [
      "Runner",
      "TraceWriter",
      "compare",
      "decide",
      "factFields",
      "indicators",
      "prepare",
      "readTrace",
      "run",
      "runFully",
    ]
  `);
});

test('aftersim/kernel exports these names', () => {
  expect(Object.keys(kernel).sort()).toMatchInlineSnapshot(`
    [
      "EventCalendar",
      "Interrupt",
      "Resource",
      "Signal",
      "Simulation",
      "SimulationError",
      "Store",
      "Tally",
      "TimeWeighted",
      "allOf",
      "anyOf",
      "conditionalLife",
      "constant",
      "distribution",
      "exponential",
      "hold",
      "indexKey",
      "lognormal",
      "meanInterval",
      "noEvent",
      "pairedDifference",
      "pathKey",
      "phase",
      "purpose",
      "received",
      "replicationsFor",
      "runKey",
      "sampleQuantile",
      "studentQuantile",
      "uniform",
      "uniformBetween",
      "weibull",
    ]
  `);
});
