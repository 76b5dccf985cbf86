/** `npm run bench`: every bench in turn, each in a process of its own. Quote medians and ratios, not single runs. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const here = import.meta.dirname;
const typescript = join(here, '../scripts/run-typescript.mjs');
const benches = [
  ['the small costs of the library', typescript, join(here, 'kernel.bench.ts')],
  ['the floor below the process style', typescript, join(here, 'floor.ts')],
  ['the library beside its peers', join(here, 'library.mjs')],
  ['flagship, one core', typescript, join(here, 'flagship.ts')],
  ['a network of 10,000 machines with money', typescript, join(here, 'network.ts')],
  ['memory of a million machines', '--expose-gc', typescript, join(here, 'memory.ts')],
  ['a scenario of 1 MB, read', typescript, join(here, 'language.ts')],
  ['the page in Chromium', join(here, 'page.mjs')],
  ['flagship compare, as typed', join(here, 'compare.mjs')],
];
let failed = false;
for (const [title, ...command] of benches) {
  console.log(`\n${title}`);
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
