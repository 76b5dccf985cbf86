// Brings dist/ up to date before any test runs: the command line and the worker are tested as they are built, for a
// worker thread cannot be started from TypeScript.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export function setup(): void {
  const root = join(import.meta.dirname, '..');
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
}
