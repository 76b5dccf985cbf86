/** The entry point `aftersim`: from a normalized scenario to results. The names exported here are a contract. */
export type { Alternative, Scenario } from './build/scenario.ts';
export { compare, type ComparisonInput, type ComparisonOptions } from './experiments/compare.ts';
export type { Comparison, Difference, Estimate } from './experiments/comparison.ts';
export { run, runFully, type FullRun, type RunRequest, type RunResult } from './experiments/run.ts';
export { prepare, Runner, type Mode, type Prepared, type Task } from './experiments/study.ts';
export { indicators, type Indicator } from './metrics/indicator.ts';
export type { Fact, FactKind } from './network/facts/fact.ts';
export { factFields } from './network/facts/fact-fields.ts';
export { decide } from './relations/decide.ts';
export { readTrace, TraceWriter, type Trace, type TraceHeader } from './trace/trace.ts';
