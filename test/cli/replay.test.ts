// The command with which an error ends does play that very run again.
import { describe, expect, test } from 'vitest';
import { replayCommand } from '../../batch/replay.ts';
import type { Mode } from '../../engine/experiments/study.ts';
import { callOf } from '../../cli/call/scenario.ts';
import { readScenario } from '../../language/index.ts';
import { callJson, firstSteps, root } from './call.ts';
import type { CompareJson, RunJson } from './schemas.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('a replay command', () => {
  test.each(['payment', 'decisions'] as const)('finds the %s run of a comparison', (mode) => {
    const comparison = callJson<CompareJson>([
      'compare',
      firstSteps,
      '--replications',
      '1',
      '--seed',
      'seven',
    ]);
    const command = commandFor(mode, 'seven', []);
    const replayed = callJson<RunJson>(command.split(' ').slice(1));
    expect(replayed.runs[0]).toMatchObject({ ...comparison.digests[mode]?.['payPerUse'], replication: 0 });
  });

  test('quotes what a shell would take apart', () => {
    const command = commandFor('frozen', "it's 7", ['horizon=3 y']);
    expect(command).toBe(
      `aftersim run ${firstSteps} --set 'horizon=3 y' --seed 'it'\\''s 7' --alternative payPerUse --decisions frozen --replication 0`,
    );
  });
});

function commandFor(mode: Mode, seed: string, settings: readonly string[]): string {
  const read = readScenario(readFileSync(join(root, firstSteps)), { file: firstSteps });
  if ('problems' in read) throw new Error('the scenario cannot be read');
  const loaded = {
    ...read,
    scenario: { ...read.scenario, seed },
    file: firstSteps,
    settings,
    rules: undefined,
  };
  return replayCommand(callOf(loaded), { mode, alternative: 'payPerUse', replication: 0 });
}
