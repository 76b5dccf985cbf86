/** Every scenario of the project that the language accepts: the shipped ones and those of the tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

function under(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'wrong' ? [] : under(path);
    return entry.name.endsWith('.yaml') ? [path] : [];
  });
}

/** Name in the project and text. */
export function scenarioTexts(): readonly (readonly [string, string])[] {
  const paths = [...under(join(root, 'scenarios')), ...under(join(root, 'test'))].sort();
  return paths.map((path) => [relative(root, path), readFileSync(path, 'utf8')] as const);
}
