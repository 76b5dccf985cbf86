// Ctrl-C: what is complete is printed and marked so, and is what fewer replications would have given.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callAndInterrupt, callJson, firstSteps } from './call.ts';
import type { CompareJson, RunJson } from './schemas.ts';

const endless = ['--replications', '100000'];
const progress = /aftersim: [\d,]+\/[\d,]+ runs/;

test.each(['0', '2'])('an interrupted comparison on %s workers keeps what is complete', async (workers) => {
  const folder = mkdtempSync(join(tmpdir(), 'aftersim-interrupt-'));
  const file = join(folder, 'partial.json');
  const { code, stdout, stderr } = await callAndInterrupt(
    ['compare', firstSteps, ...endless, '--workers', workers, '--out', file],
    [{ when: progress, signal: 'SIGINT' }],
  );
  const partial = JSON.parse(readFileSync(file, 'utf8')) as CompareJson;
  rmSync(folder, { recursive: true, force: true });
  expect(code).toBe(130);
  expect(stderr).toContain('stopping after the runs in progress');
  expect(stdout).toMatch(/INCOMPLETE: interrupted; \d+ of 100,000 replications complete/);
  expect(stdout).toContain('Verdict');
  expect(partial.requested).toBe(100_000);
  expect(partial.replications).toBeGreaterThan(0);
  expect(partial.incomplete).toContain('interrupted');
  const whole = callJson<CompareJson>([
    'compare',
    firstSteps,
    '--replications',
    String(partial.replications),
  ]);
  expect(partial.alternatives).toEqual(whole.alternatives);
});

test('an interrupted run prints what it has', async () => {
  const { code, stdout } = await callAndInterrupt(
    ['run', firstSteps, ...endless, '--format', 'json'],
    [{ when: progress, signal: 'SIGINT' }],
  );
  expect(code).toBe(130);
  const result = JSON.parse(stdout) as RunJson;
  expect(result.incomplete).toContain('interrupted');
  expect(result.replications).toBe(result.runs.length);
});

test('a second interrupt ends at once, with nothing printed', async () => {
  const { code, stdout } = await callAndInterrupt(
    // The flagship: its runs in progress take long enough for a second signal to find them.
    ['run', 'scenarios/aero-engines.yaml', ...endless],
    [
      { when: progress, signal: 'SIGINT' },
      { when: /once more ends at once/, signal: 'SIGINT' },
    ],
  );
  expect(code).toBe(130);
  expect(stdout).toBe('');
});
