/** Wall time of the whole flagship compare as a user types it: three runs, each a new process; the median counts. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const launcher = join(root, 'scripts/aftersim.mjs');
const call = [
  'compare',
  join(root, 'scenarios/aero-engines.yaml'),
  '--equal-npv',
  '--format',
  'json',
  '--quiet',
];
const seconds = [];
let digest;
for (let run = 0; run < 3; run += 1) {
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [launcher, ...call], {
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`compare ended with ${status}`);
  seconds.push((performance.now() - start) / 1000);
  const facts = JSON.stringify(JSON.parse(stdout).digests);
  if (digest !== undefined && digest !== facts) throw new Error('two runs of one study differ');
  digest = facts;
}
seconds.sort((a, b) => a - b);
console.log(
  `seven models × 30 replications on ${availableParallelism()} cores: ` +
    `${seconds.map((s) => s.toFixed(1)).join(', ')} s; median ${seconds[1].toFixed(1)} s`,
);
