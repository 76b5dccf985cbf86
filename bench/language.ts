/**
 * Reading a scenario of 1 MB, the longest there may be: seconds of processor for the first reading and for later ones, and the most
 * memory that the process ever had, all of Node with it (read from Linux). In a process of its own, so that nothing else counts.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { formatProblems, readScenario } from '../language/index.ts';
import { parse } from '../language/source/parse.ts';
import { largeScenario } from '../test/language/large-scenario.ts';

const most = { seconds: 2, megabytes: 300 };

/** Seconds of processor, garbage collection in other threads included; seconds on the clock depend on who else works. */
function measured(act: () => void): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The most that this process has had; `maxRSS` would count the process that started it. */
function megabytes(): number {
  const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

function measure(what: string): void {
  const text = largeScenario();
  const before = megabytes();
  const act = (): void => {
    const read = what === 'parse' ? parse(text, 'large.yaml') : readScenario(text, { file: 'large.yaml' });
    if ('problems' in read) throw new Error(formatProblems(read.problems));
  };
  const first = measured(act);
  const peak = megabytes();
  const later = Array.from({ length: 4 }, () => measured(act)).sort((a, b) => a - b);
  const verdict =
    what === 'parse' ? (first < most.seconds && peak < most.megabytes ? ' (met)' : ' (NOT met)') : '';
  console.log(
    `${what.padEnd(6)} ${(text.length / 1e6).toFixed(2)} MB: first ${first.toFixed(2)} s, later ${(later[1] ?? NaN).toFixed(2)} s; ` +
      `${peak.toFixed(0)} MB at most, ${before.toFixed(0)} MB before${verdict}`,
  );
}

const [, , what] = process.argv;
if (what !== undefined) measure(what);
else {
  console.log(`To be reached: parsed in under ${most.seconds} s and ${most.megabytes} MB.`);
  for (const each of ['parse', 'read']) {
    spawnSync(process.execPath, [import.meta.filename, each], { stdio: 'inherit' });
  }
}
