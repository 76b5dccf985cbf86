// Makes node_modules match package-lock.json, so that `npm start` and `npm test` work in a fresh checkout. Node built-ins
// only, because nothing else is there yet; silent when there is nothing to do, so that it can stand before every command.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

refuseOldNode(process.versions.node);
const difference = firstDifference(
  packagesOf(join(root, 'package-lock.json')),
  packagesOf(join(root, 'node_modules', '.package-lock.json')),
);
if (difference !== undefined) install(difference);

function refuseOldNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node 20.19 or newer is needed, and this is Node ${version} (see https://nodejs.org)`);
}

/** The entries of a lockfile below node_modules/, by path; undefined without the file. */
function packagesOf(lockfile) {
  let text;
  try {
    text = readFileSync(lockfile, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return new Map(Object.entries(JSON.parse(text).packages).filter(([path]) => path !== ''));
  } catch {
    return new Map(); // an install that was cut off: it counts as empty, and is done again
  }
}

/** What npm would have to change, in words; an optional package may be absent, for it may belong to another platform. */
function firstDifference(wanted, installed) {
  if (wanted === undefined) return undefined;
  if (installed === undefined) return 'nothing is installed yet';
  for (const [path, { version, optional, devOptional }] of wanted) {
    const found = installed.get(path);
    if (found === undefined && (optional || devOptional)) continue;
    if (found?.version !== version) return `${path} is ${found?.version ?? 'missing'}, not ${version}`;
  }
  for (const [path, entry] of installed) {
    if (!wanted.has(path)) return `${path} is not wanted any more`;
    if (!fitsPlatform(entry)) return `${path} was installed for another platform`;
  }
  return undefined;
}

function fitsPlatform({ os, cpu }) {
  const fits = (list, value) => {
    const names = [list ?? []].flat();
    return (
      !names.includes(`!${value}`) && (names.every((name) => name.startsWith('!')) || names.includes(value))
    );
  };
  return fits(os, process.platform) && fits(cpu, process.arch);
}

function install(reason) {
  console.error(`aftersim: installing packages (${reason})`);
  // Development packages are needed to build, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1e8 };
  const own = process.env.npm_execpath;
  const { status, error, stdout, stderr } =
    own !== undefined && basename(own) === 'npm-cli.js'
      ? spawnSync(process.execPath, [own, ...args], options)
      : spawnSync(['npm', ...args].join(' '), { ...options, shell: true });
  if (status !== 0) fail(`\`npm ci\` failed: ${error?.message ?? `${stdout}${stderr}`}`);
}

function fail(message) {
  console.error(`aftersim: ${message}`);
  process.exit(1);
}
