// Results carry the engine's version; it is the package's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engineVersion } from '../../engine/version.ts';
import { call, root } from './call.ts';

test('the version of the engine is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(engineVersion).toBe(version);
  expect(call(['--version']).stdout).toBe(`${version}\n`);
});
