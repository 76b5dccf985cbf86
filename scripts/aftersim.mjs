#!/usr/bin/env node
// The command `aftersim` in a checkout: brings dist/ up to date with the sources, then runs it with the same arguments.
import { existsSync } from 'node:fs';
import { build } from './build.mjs';

const program = new URL('../dist/cli.js', import.meta.url);

try {
  await build();
  if (!existsSync(program)) throw new Error('the build made no dist/cli.js (is cli/main.ts there?)');
} catch (error) {
  const hint = error.code === 'ERR_MODULE_NOT_FOUND' ? '; run `npm ci` first' : '';
  console.error(`aftersim: cannot build the program${hint}: ${error.message}`);
  process.exit(1);
}
await import(program.href);
