/** The language: text in, normalized scenario or problems out. */
export type { Assumption } from './assumptions.ts';
export { canonicalJson } from './canonical-json.ts';
export { formatProblem, formatProblems, type Problem } from './problem.ts';
export { readScenario, type ReadOptions, type ReadScenario, type RefusedScenario } from './read-scenario.ts';
export type { AxisSetting } from './sweep.ts';
