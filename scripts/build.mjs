// Builds what Node runs: the command line and the worker (Node 20 cannot start a TypeScript worker), and the two entry
// points of the library. Rebuilds only when the content of the sources has changed since the last build.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.stamp');
const chunkFolder = 'chunks';

/** Output name, and the sources that it may have: the first that is there. What is not written yet is left out. */
const entries = [
  ['cli', ['cli/main.ts']],
  ['worker', ['batch/worker.ts']],
  ['aftersim', ['engine/index.ts']],
  ['kernel', ['engine/kernel-library.ts', 'engine/kernel/index.ts']],
  // No program: what the build of the page reads scenarios with.
  ['presets', ['viz/presets/presets-at-build.ts']],
]
  .map(([name, choices]) => [name, choices.find((source) => existsSync(join(root, source)))])
  .filter(([, source]) => source !== undefined);

/** Everything that the output is made from. */
const sources = [
  'engine',
  'language',
  'batch',
  'cli',
  'viz/presets',
  'package-lock.json',
  'scripts/build.mjs',
  'tsconfig.base.json',
];

/** Brings dist/ up to date; true when it had to build. */
export async function build({ force = false } = {}) {
  const digest = digestOf(sources);
  if (entries.length === 0 || (!force && isBuilt(digest))) return false;
  const { build: bundle } = await import('vite');
  const temporary = join(root, `dist-${process.pid}.tmp`);
  try {
    await bundle(configuration(temporary));
    publish(temporary, digest);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return true;
}

/** A digest of the content of files and folders. */
export function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow)) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

function isBuilt(digest) {
  const outputs = [stamp, ...entries.map(([name]) => join(dist, `${name}.js`))];
  return outputs.every((path) => existsSync(path)) && readFileSync(stamp, 'utf8') === digest;
}

function configuration(outDir) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    // One self-contained folder: it runs wherever Node does, and starts faster than many small files.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(entries),
        output: {
          format: 'esm',
          entryFileNames: '[name].js',
          chunkFileNames: `${chunkFolder}/[name]-[hash].js`,
        },
      },
    },
  };
}

/**
 * Moves a finished build into dist/ file by file, each move atomic: chunks first, whose names tell their content, then
 * the entries that name them, the stamp last. A program that starts meanwhile finds a whole build, old or new.
 */
function publish(temporary, digest) {
  mkdirSync(join(dist, chunkFolder), { recursive: true });
  const chunks = existsSync(join(temporary, chunkFolder)) ? readdirSync(join(temporary, chunkFolder)) : [];
  for (const name of chunks) renameSync(join(temporary, chunkFolder, name), join(dist, chunkFolder, name));
  for (const entry of readdirSync(temporary, { withFileTypes: true })) {
    if (entry.isFile()) renameSync(join(temporary, entry.name), join(dist, entry.name));
  }
  writeFileSync(join(temporary, '.stamp'), digest);
  renameSync(join(temporary, '.stamp'), stamp);
  removeOldChunks(new Set(chunks));
}

/** A program that runs may still load the chunks of the build that it started from: they stay for a day. */
function removeOldChunks(current) {
  const dayAgo = Date.now() - 24 * 3_600_000;
  for (const name of readdirSync(join(dist, chunkFolder))) {
    const path = join(dist, chunkFolder, name);
    if (!current.has(name) && statSync(path).mtimeMs < dayAgo) rmSync(path, { force: true });
  }
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await build({ force: process.argv.includes('--force') });
}
