// The published records of data/, read without the program's own reader.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Life, RepairableSystem } from '../../engine/stats/fit/index.ts';

const rowsOf = (name: string): string[][] =>
  readFileSync(join(import.meta.dirname, 'data', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split(','));

/** Machines from gaps between failures, each observed until its last one. */
const machinesOf = (name: string): RepairableSystem[] => {
  const machines = new Map<string, number[]>();
  for (const [id = '', , gap] of rowsOf(name)) {
    const times = machines.get(id) ?? [];
    times.push((times.at(-1) ?? 0) + Number(gap));
    machines.set(id, times);
  }
  return Array.from(machines, ([id, times]) => ({ id, times, end: times.at(-1)! }));
};

/** 70 fans, in hours. */
export const fans: readonly Life[] = rowsOf('generator-fans-lifedata.csv').map(([time, status]) => ({
  time: Number(time),
  event: status === '1',
}));
/** The air conditioning of 13 aircraft, in operating hours. */
export const aircraft = machinesOf('aircraft-air-conditioning-events.csv');
/** The hydraulics of six loaders, in operating hours. */
export const loaders = machinesOf('mining-loader-hydraulics-events.csv');

const observed = (rows: readonly (readonly [id: string, age: string, status: string])[]) => {
  const systems = new Map<string, { id: string; times: number[]; end: number; endedBy: 'time' }>();
  for (const [id, age, status] of rows) {
    const its = systems.get(id) ?? { id, times: [], end: 0, endedBy: 'time' };
    if (status === '1') its.times.push(Number(age));
    its.end = Number(age);
    systems.set(id, its);
  }
  return [...systems.values()];
};

/** The valve seats of 41 engines, in days. */
export const engines: readonly RepairableSystem[] = observed(
  rowsOf('rail-diesel-valve-seats-events.csv').map(([id, age, status]) => [id!, age!, status!]),
);
/** The braking grids of the locomotives of a batch, in days. */
export const locomotives = (batch: '1' | '2'): readonly RepairableSystem[] =>
  observed(
    rowsOf('rail-braking-grids-events.csv')
      .filter(([, its]) => its === batch)
      .map(([id, , , age, status]) => [id!, age!, status!]),
  );
