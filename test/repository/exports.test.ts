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
      "Container",
      "EventCalendar",
      "Histogram",
      "Interrupt",
      "LevelShares",
      "ReplicationError",
      "Resource",
      "Sample",
      "Signal",
      "Simulation",
      "SimulationError",
      "Store",
      "Tally",
      "TimeSeries",
      "TimeWeighted",
      "Timetable",
      "allOf",
      "anyOf",
      "batchMeans",
      "conditionalLife",
      "distributions",
      "drawStream",
      "hold",
      "indexKey",
      "meanInterval",
      "mser5",
      "noEvent",
      "pairedDifference",
      "pathKey",
      "phase",
      "purpose",
      "quantileInterval",
      "received",
      "replicate",
      "replicationsFor",
      "runKey",
      "sampleQuantile",
      "shareInterval",
      "sobolIndices",
      "studentQuantile",
      "uniform",
      "untilPrecise",
      "welchDifference",
    ]
  `);
});
