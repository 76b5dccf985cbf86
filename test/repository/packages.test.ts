// Every install gives the same packages, from whatever registry the user has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

type Versions = Record<string, string>;
interface Manifest {
  dependencies?: Versions;
  devDependencies?: Versions;
  optionalDependencies?: Versions;
}

test.each(['package.json', 'test/node24/package.json'])('%s names exact versions', (path) => {
  const { dependencies, devDependencies, optionalDependencies } = read(path) as Manifest;
  for (const [name, version] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  }
});

test.each(['package-lock.json', 'test/node24/package-lock.json'])(
  '%s pins content, and names no registry',
  (path) => {
    const { packages } = read(path) as {
      packages: Record<string, { integrity?: string; resolved?: string }>;
    };
    for (const [name, entry] of Object.entries(packages)) {
      if (name === '') continue;
      expect(entry.integrity, name).toMatch(/^sha512-/);
      expect(entry.resolved, name).toBeUndefined();
    }
  },
);
