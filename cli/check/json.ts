/** `aftersim.check/1`: what a scenario holds, or why it is none. */
import { engineVersion } from '../../engine/version.ts';
import type { Problem } from '../../language/index.ts';
import { envelope } from '../call/envelope.ts';
import type { Loaded } from '../call/scenario.ts';
import { contentsOf } from './contents.ts';

export function checkedJson(loaded: Loaded): object {
  return {
    ...envelope('check', loaded),
    ok: true,
    replications: loaded.scenario.replications,
    contents: contentsOf(loaded.scenario.base),
    alternatives: Object.entries(loaded.scenario.alternatives).map(([id, { title }]) => ({ id, title })),
    assumptions: loaded.assumptions,
    warnings: loaded.warnings,
    problems: [],
  };
}

export function refusedJson(file: string, settings: readonly string[], problems: readonly Problem[]): object {
  return {
    schema: 'aftersim.check/1',
    engine: engineVersion,
    scenario: { file, settings },
    ok: false,
    warnings: [],
    problems,
  };
}
