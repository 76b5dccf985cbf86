/** The language: text in, normalized scenario or problems out. */
export type { Assumption } from './assumptions.ts';
export { canonicalJson } from './canonical-json.ts';
export { formatProblem, formatProblems, type Problem } from './problem.ts';
export { readScenario, type ReadOptions, type ReadScenario, type RefusedScenario } from './read-scenario.ts';
export { alternativeAxis, type AxisSetting, type SweepAsked } from './sweep.ts';
export { explained, type Explained, type Origin } from './provenance.ts';
export { differences, type Difference } from './difference.ts';
export { mostTableBytes, readTable, type Cell, type Table } from './source/table.ts';
export { staysInside, type Files } from './source/tables.ts';
export { equalsSignIn } from './source/selector.ts';
