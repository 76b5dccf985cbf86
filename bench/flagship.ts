/** One core, in-process: how long a flagship run takes, and events, facts and failures per second. */
import { readFileSync } from 'node:fs';
import { Runner } from '../engine/experiments/study.ts';
import { readScenario } from '../language/index.ts';

const file = process.argv[2] ?? 'scenarios/aero-engines.yaml';
const runs = Number(process.argv[3] ?? 20);
const read = readScenario(readFileSync(file, 'utf8'), { file });
if ('problems' in read) throw new Error(`${file} has problems`);
const runner = new Runner(read.scenario, read.scenario.seed, () => 'bench');
const mode = 'frozen' as const;
const times: number[] = [];
let events = 0;
let facts = 0;
let failures = 0;
for (let replication = 0; replication < runs; replication += 1) {
  const start = performance.now();
  const result = runner.do({ mode, alternative: 'base', replication });
  times.push(performance.now() - start);
  events += result.eventCount;
  facts += result.factCount;
  failures += result.indicators['failures'] ?? 0;
}
const total = times.reduce((sum, time) => sum + time, 0) / 1000;
times.sort((a, b) => a - b);
const median = times[Math.floor(times.length / 2)] ?? NaN;
const perSecond = (count: number): string => `${Math.round(count / total).toLocaleString('en')}/s`;
console.log(
  `${file}: ${runs} runs, median ${median.toFixed(1)} ms; events ${perSecond(events)}, facts ${perSecond(facts)}, failures ${perSecond(failures)}`,
);
