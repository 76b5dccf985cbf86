/** What every JSON result begins with: what kind of result it is, and all that is needed to get it again. */
import { engineVersion } from '../../engine/version.ts';
import { digestOf, type Loaded } from './scenario.ts';

export type Schema = 'check' | 'run' | 'compare' | 'sweep' | 'explain';

/** Schema, engine and scenario. */
export function envelope(schema: Schema, loaded: Loaded): object {
  const { scenario, file, settings } = loaded;
  return {
    schema: `aftersim.${schema}/1`,
    engine: engineVersion,
    scenario: {
      file,
      name: scenario.name,
      digest: digestOf(scenario),
      settings,
      horizonHours: scenario.horizon,
      currency: scenario.base.economics.currency,
    },
    seed: scenario.seed,
  };
}
