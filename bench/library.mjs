/**
 * The simulation library beside its peers: `npm run bench:library [-- --rounds 5] [-- --write]`. Each round runs every engine
 * once on every model, one after the other, so that a slow minute of the machine slows all alike; what counts is the
 * median over rounds of the ratio within a round. Every run must come to the result that theory gives, or the bench
 * fails. An engine that is not installed is left out with a line that says so.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { build } from 'vite';

const here = import.meta.dirname;
const root = join(here, '..');
const rounds = Number(option('--rounds') ?? 5);

/** Size, number of firings (A) or failures (C), the exact value of the check, and how far one run may be off. */
const models = {
  A1: { call: ['A', 1_000, 2_000_000], exact: 1, within: 0.01, unit: 'timers fired', what: '1,000 timers' },
  A2: {
    call: ['A', 100_000, 2_000_000],
    exact: 1,
    within: 0.01,
    unit: 'timers fired',
    what: '100,000 timers',
  },
  // Erlang C at a load of 0.9; a run of 300,000 customers scatters by some 6 %.
  B: { call: ['B', 3_000_000, 0], exact: 2.72354, within: 0.6, unit: 'customers', what: 'M/M/3' },
  C: { call: ['C', 1_000, 2_000_000], exact: 0.988246, within: 0.001, unit: 'failures', what: 'repairman' },
};

/** Slower engines get shorter runs, the same for rates: A1, A2, B, C. */
const shorter = {
  SimPy: { A1: [1_000, 500_000], B: [300_000, 0], C: [1_000, 200_000] },
  simjs: { B: [300_000, 0], C: [1_000, 200_000] },
  SimScript: { A1: [1_000, 20_000], A2: undefined, B: [30_000, 0], C: [1_000, 5_000] },
};

/** Ratios to reach, by our style, peer and model. */
const targets = {
  processes: { SimPy: { A1: 6, A2: 7, B: 20, C: 15 }, simjs: { A1: 2.5, A2: 5, B: 6, C: 6 } },
  handlers: { 'C++': { A1: 0.45, A2: 0.4, B: 0.4, C: 0.4 } },
};

const folder = mkdtempSync(join(tmpdir(), 'aftersim-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const engines = await prepare();
const measured = new Map();
for (let round = 1; round <= rounds; round += 1) {
  for (const [model, { call }] of Object.entries(models)) {
    for (const [engine, command] of Object.entries(engines)) {
      const adapted = engine in shorter && model in shorter[engine] ? shorter[engine][model] : call.slice(1);
      if (adapted === undefined) continue;
      process.stderr.write(`\rround ${round} of ${rounds}: ${model} ${engine}            `);
      const rate = runOnce(engine, command, model, [call[0], ...adapted, round]);
      const key = `${model} ${engine}`;
      measured.set(key, [...(measured.get(key) ?? []), rate]);
    }
  }
}
const others = { 'kernel.bench.ts': 'Small costs', 'floor.ts': 'The floor below the process style' };
const page = [
  report(),
  ...Object.entries(others).map(([file, title]) => `## ${title}\n\n\`\`\`text\n${printedBy(file)}\n\`\`\`\n`),
].join('\n');
process.stderr.write('\r');
console.log(page);
if (process.argv.includes('--write')) await write(join(root, 'docs/speed.md'), page);

/** What people wrote below the mark stays. */
async function write(path, measured) {
  const mark = '<!-- What is above was measured and is generated; what is below was written by hand. -->';
  const written = existsSync(path) ? (readFileSync(path, 'utf8').split(mark)[1] ?? '') : '';
  const options = await resolveConfig(path);
  writeFileSync(path, await format(`${measured}\n${mark}${written}`, { ...options, parser: 'markdown' }));
}

/** What one of the other benches prints. */
function printedBy(file) {
  process.stderr.write(`\r${file}            `);
  const script = join(root, 'scripts/run-typescript.mjs');
  return execFileSync(process.execPath, [script, join(here, file)], { encoding: 'utf8' }).trimEnd();
}

/** Builds what has to be built; gives a command for each engine that is there. */
async function prepare() {
  const found = {};
  const compiler = ['g++', 'c++', 'clang++'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (compiler === undefined) console.error('not run: bare C++ (no g++; Debian package g++)');
  else {
    execFileSync(compiler, [
      '-O2',
      '-std=c++20',
      '-o',
      join(folder, 'bare'),
      join(here, 'peers/bare-models.cpp'),
    ]);
    found['C++'] = [join(folder, 'bare')];
  }
  const python = ['/usr/bin/python3', 'python3'].find(
    (name) => spawnSync(name, ['-c', 'import simpy']).status === 0,
  );
  if (python === undefined)
    console.error('not run: SimPy (Debian package python3-simpy3, or pip install simpy)');
  else found.SimPy = [python, join(here, 'peers/simpy_models.py')];
  if (existsSync(join(here, 'peers/node_modules/simjs'))) {
    found.simjs = [process.execPath, join(here, 'peers/simjs-models.cjs')];
    found.SimScript = [process.execPath, join(here, 'peers/simscript-models.cjs')];
  } else console.error('not run: simjs, SimScript (npm ci --prefix bench/peers)');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const style of ['processes', 'handlers']) {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: folder,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        rollupOptions: {
          input: { [style]: join(here, `peers/aftersim-${style}.ts`) },
          output: { entryFileNames: '[name].mjs' },
        },
      },
    });
    found[style] = [process.execPath, join(folder, `${style}.mjs`)];
  }
  return found;
}

/** Events a second of one run, set-up included; refuses a wrong result. */
function runOnce(engine, [program, ...first], model, call) {
  const { status, stdout, stderr } = spawnSync(program, [...first, ...call.map(String)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${engine} on ${model} ended with ${status}: ${stderr}`);
  const { n, sec, check } = JSON.parse(stdout.trim().split('\n').at(-1));
  const { exact, within } = models[model];
  const scatter = call[1] + call[2] < 100_000 ? 10 : 1;
  if (!(Math.abs(check - exact) <= within * scatter)) {
    throw new Error(`${engine} on ${model} comes to ${check}; theory says ${exact}`);
  }
  // What stops at an expected time instead of a count is near it.
  const wanted = call[0] === 'B' ? call[1] : call[2];
  if (!(Math.abs(n / wanted - 1) < 0.02)) throw new Error(`${engine} on ${model} counts ${n} of ${wanted}`);
  return n / sec;
}

function report() {
  const names = Object.keys(engines);
  const rate = (model, engine) => median(measured.get(`${model} ${engine}`) ?? []);
  const lines = [
    '# How fast the library is',
    '',
    `Measured by \`npm run bench:library -- --write\`: ${rounds} rounds, Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}.`,
    'Each model is timed inside the program, set-up included; every result is held against theory. Machines differ and',
    'drift: the ratios within a round count, not the rates. Ours run with statistics, priorities and cancellation present,',
    'with keyed draws (Threefry, 20 rounds) and the portable logarithm; the others with their customary generators.',
    '',
    '## Events a second, thousands (median)',
    '',
    `| model | ${names.join(' | ')} |`,
    `|---|${names.map(() => '--:').join('|')}|`,
    ...Object.entries(models).map(([model, { what, unit }]) => {
      const cells = names.map((engine) => {
        const value = rate(model, engine);
        return value === undefined ? 'not run' : Math.round(value / 1000).toLocaleString('en');
      });
      return `| ${model} ${what}, ${unit} | ${cells.join(' | ')} |`;
    }),
    '',
    '## Ratios (median of the rounds, lowest and highest)',
    '',
    '| model | ours | peer | ratio | lowest | highest | target | |',
    '|---|---|---|--:|--:|--:|--:|---|',
  ];
  for (const [style, peers] of Object.entries(targets)) {
    for (const [peer, wanted] of Object.entries(peers)) {
      for (const model of Object.keys(models)) {
        const own = measured.get(`${model} ${style}`);
        const other = measured.get(`${model} ${peer}`);
        if (own === undefined || other === undefined) continue;
        const ratios = own.map((value, index) => value / other[index]).sort((a, b) => a - b);
        const middle = median(ratios);
        const verdict = middle >= wanted[model] ? 'reached' : 'not reached';
        const cells = [middle, ratios[0], ratios.at(-1)].map((value) => value.toPrecision(3));
        lines.push(
          `| ${model} | ${style} | ${peer} | ${cells.join(' | ')} | ${wanted[model]} | ${verdict} |`,
        );
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

function median(values) {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function option(name) {
  const position = process.argv.indexOf(name);
  return position < 0 ? undefined : process.argv[position + 1];
}
