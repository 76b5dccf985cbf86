// Brings dist/ up to date before any test runs: the command line, the workers and the page are tested as they are built,
// for a worker thread cannot be started from TypeScript.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export function setup(): void {
  const root = join(import.meta.dirname, '..');
  const program = join(root, 'scripts/build-page.mjs');
  execFileSync(process.execPath, [program], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
