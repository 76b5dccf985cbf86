/**
 * Runs one of the project's TypeScript programs (a bench, a drawing) on any supported Node:
 * `node scripts/run-typescript.mjs FILE [ARGUMENT ...]` builds it into a temporary folder and runs it there.
 */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/run-typescript.mjs FILE [ARGUMENT ...]');
  process.exit(2);
}
const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'aftersim-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: { input: { program: resolve(file) }, output: { entryFileNames: '[name].mjs' } },
  },
});
process.argv = [process.argv[0], file, ...rest];
await import(pathToFileURL(join(folder, 'program.mjs')).href);
