// Statistics of simulation output: numbers in, numbers out.
export { meanInterval, tallyInterval, type MeanInterval } from './interval.ts';
export { pairedDifference, type PairedDifference } from './paired.ts';
export { replicationsFor } from './replications.ts';
export { studentCdf, studentQuantile, studentSurvival } from './student.ts';
