/**
 * One core, in-process: a whole network with money, see network-scenario.ts.
 *
 *   node scripts/run-typescript.mjs bench/network.ts [machines] [hours] [runs]
 */
import { Runner } from '../engine/experiments/study.ts';
import { readScenario } from '../language/index.ts';
import { networkScenario } from './network-scenario.ts';

const machines = Number(process.argv[2] ?? 10_000);
const hours = Number(process.argv[3] ?? 8760);
const runs = Number(process.argv[4] ?? 5);
const text = networkScenario({ machines, hours, replications: runs });
const read = readScenario(text, { file: 'bench' });
if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 1));
const runner = new Runner(read.scenario, read.scenario.seed, () => 'bench');
const mode = 'frozen' as const;
const rates: number[] = [];
for (let replication = 0; replication < runs; replication += 1) {
  const start = process.cpuUsage();
  const result = runner.do({ mode, alternative: 'base', replication });
  // Time of this process, not of the clock: others may use the machine. Collecting garbage in threads counts too.
  const used = process.cpuUsage(start);
  const seconds = (used.user + used.system) / 1e6;
  const failures = result.indicators['failures'] ?? 0;
  rates.push(failures / seconds);
  const show = (count: number): string => Math.round(count / seconds).toLocaleString('en');
  console.log(
    `${machines} machines, ${hours} h: ${seconds.toFixed(2)} s, ${failures} failures; per second ${show(failures)} failures, ${show(result.factCount)} facts, ${show(result.eventCount)} events; ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
  );
}
rates.sort((a, b) => a - b);
console.log(`median ${Math.round(rates[Math.floor(runs / 2)] ?? NaN).toLocaleString('en')} failures/s`);
