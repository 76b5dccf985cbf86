// A reader that leaves early (`| head -1`, `| true`) is no error, and nothing to complain about.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { firstSteps, program, root } from './call.ts';

test('a closed pipe ends the program quietly', () => {
  const script = `"${process.execPath}" "${program}" run ${firstSteps} --replications 2 --quiet | true; exit \${PIPESTATUS[0]}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: root, encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
