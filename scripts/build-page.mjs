// Builds the page twice into dist/: `page/` to be served from anywhere, and `aftersim.html`, one file that runs from a
// disk. Both forbid themselves to reach any other origin. `node scripts/build-page.mjs` prints what was built.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build as bundle } from 'vite';
import { build as buildForNode, digestOf } from './build.mjs';
import { presets } from './page-presets.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.page-stamp');
const sources = ['engine', 'language', 'viz', 'scenarios', 'types', 'package-lock.json', 'scripts'];

/** What the page may load; `script` and `worker` say from where its programs come. */
const policy = ({ script, worker }) =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    `worker-src ${worker}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Brings both builds up to date; true when there was anything to do. */
export async function buildPage({ force = false } = {}) {
  await buildForNode();
  const digest = digestOf(sources);
  if (!force && readOrEmpty(stamp) === digest) return false;
  const temporary = join(root, `dist-page-${process.pid}.tmp`);
  try {
    await bundle(configuration(join(temporary, 'page'), 'file'));
    await bundle(configuration(join(temporary, 'single'), 'within'));
    publish(temporary);
    writeFileSync(stamp, digest);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return true;
}

function engineVersion() {
  const [, version] =
    /engineVersion = '([^']+)'/.exec(readFileSync(join(root, 'engine/version.ts'), 'utf8')) ?? [];
  if (version === undefined) throw new Error('engine/version.ts names no version');
  return version;
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** `worker`: in a `file` of its own, or `within` the page's script. */
function configuration(outDir, worker) {
  const single = worker === 'within';
  return {
    configFile: false,
    root: join(root, 'viz'),
    base: './',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { __ENGINE__: JSON.stringify(engineVersion()) },
    plugins: [presets(root), startWorker(worker)],
    worker: { format: single ? 'iife' : 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      cssCodeSplit: !single,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: join(root, 'viz/index.html'),
        output: single ? { codeSplitting: false } : {},
      },
    },
  };
}

function startWorker(worker) {
  const id = 'virtual:start-worker';
  const program = JSON.stringify(join(root, 'viz/study/worker.ts'));
  const code =
    worker === 'within'
      ? `import Program from ${JSON.stringify(join(root, 'viz/study/worker.ts?worker&inline'))};
         export const startWorker = () => new Program();`
      : `import Program from ${program.slice(0, -1)}?worker";
         export const startWorker = () => new Program();`;
  return {
    name: 'aftersim-start-worker',
    resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
    load: (asked) => (asked === `\0${id}` ? code : undefined),
  };
}

function publish(temporary) {
  const page = join(temporary, 'page');
  const html = join(page, 'index.html');
  writeFileSync(html, withPolicy(readFileSync(html, 'utf8'), { script: "'self'", worker: "'self'" }));
  rmSync(join(dist, 'page'), { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  renameSync(page, join(dist, 'page'));
  writeFileSync(join(dist, 'aftersim.html'), inlined(join(temporary, 'single')));
}

function withPolicy(html, from) {
  return html.replace(
    '<meta name="policy">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(from)}">`,
  );
}

/** One file: its script and its style within it. The script is named by its digest in the policy. */
function inlined(folder) {
  const assets = join(folder, 'assets');
  const read = (ending) =>
    readdirSync(assets)
      .filter((name) => name.endsWith(ending))
      .map((name) => readFileSync(join(assets, name), 'utf8'))
      .join('\n');
  const script = read('.js').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const digest = createHash('sha256').update(script).digest('base64');
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
    .replace(/\s*<script[^>]*><\/script>/, '')
    .replace(/\s*<link rel="stylesheet"[^>]*>/, '');
  return withPolicy(html, { script: `'sha256-${digest}'`, worker: 'blob:' })
    .replace('</head>', () => `<style>${read('.css')}</style>\n</head>`)
    .replace('</body>', () => `<script type="module">${script}</script>\n</body>`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  const built = await buildPage({ force: process.argv.includes('--force') });
  console.log(built ? `built in ${((performance.now() - began) / 1000).toFixed(1)} s` : 'up to date');
  const assets = join(dist, 'page/assets');
  for (const name of readdirSync(assets).sort()) {
    const bytes = readFileSync(join(assets, name));
    console.log(`${name}  ${bytes.length}  gzip ${gzipSync(bytes).length}`);
  }
  console.log(`aftersim.html  ${readFileSync(join(dist, 'aftersim.html')).length}`);
}
