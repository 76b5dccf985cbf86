// The digests of facts and of the ledger, for two replications of every alternative of normalized scenarios.

import type { Scenario } from '../../engine/build/scenario.ts';
import { Runner } from '../../engine/experiments/study.ts';
import type { Digests } from './subjects.ts';

/** Normalized scenarios by the name of their file. */
export type Scenarios = Readonly<Record<string, Scenario>>;

/** Runs them, as written, decisions frozen. */
export function digestsOfScenarios(scenarios: Scenarios): Digests {
  const digests: Record<string, string> = {};
  for (const [file, scenario] of Object.entries(scenarios)) {
    const runner = new Runner(scenario, scenario.seed, () => file);
    const written = Object.keys(scenario.alternatives);
    for (const alternative of written.length === 0 ? ['base'] : written) {
      for (const replication of [0, 1]) {
        const { facts, ledger } = runner.do({ mode: 'frozen', alternative, replication });
        digests[`${file} ${alternative} ${String(replication)}`] = `${facts} ${ledger}`;
      }
    }
  }
  return digests;
}
