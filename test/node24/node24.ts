import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The path of a newer Node, if there is one: the binary that AFTERSIM_NODE24 names, else the one that
 * `npm ci --prefix test/node24` installs. The platform's package is a direct dependency, rather than what the
 * package `node` would fetch in an install script, so that the lockfile pins its content.
 */
export function node24(): string | undefined {
  const named = process.env['AFTERSIM_NODE24'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    const binary = join(dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** Where it is obligatory (in CI), a missing Node 24 is a failure and not a skipped test. */
export const node24Required = process.env['AFTERSIM_REQUIRE_NODE24'] === '1';

export const howToGetNode24 =
  'npm ci --prefix test/node24 (or AFTERSIM_NODE24=/path/to/node, on macOS for one)';
