/** The tables beside a scenario, read when it asks for them. */
import { closeSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { mostTableBytes, staysInside, type Files } from '../../language/index.ts';

/**
 * Files in the folder of the scenario and in those within it; for stdin, in the folder of the call. Links that lead out of
 * the folder lead nowhere, and of a file that is too long no more is read than shows it.
 */
export function tablesBeside(file: string): Files {
  const folder = file === '-' ? '.' : dirname(file);
  return (name) => {
    if (!staysInside(name)) return undefined;
    try {
      const inside = realpathSync(folder);
      const path = realpathSync(join(inside, name));
      return path.startsWith(inside.endsWith(sep) ? inside : inside + sep) ? contentOf(path) : undefined;
    } catch {
      return undefined;
    }
  };
}

function contentOf(path: string): Uint8Array | undefined {
  const descriptor = openSync(path, 'r');
  try {
    const about = fstatSync(descriptor);
    if (!about.isFile()) return undefined;
    const bytes = new Uint8Array(Math.min(about.size, mostTableBytes + 1));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
