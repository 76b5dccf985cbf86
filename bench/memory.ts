/**
 * Bytes that a machine costs: a world of a million machines is built, put into service and run for a month, and what
 * it holds is measured after collecting garbage. Needs `node --expose-gc`.
 *
 *   node --expose-gc scripts/run-typescript.mjs bench/memory.ts [machines]
 */
import { Simulation } from '../engine/kernel/simulation.ts';
import { Network } from '../engine/network/network.ts';
import { planNetwork } from '../engine/network/plan/plan-network.ts';
import { runKey } from '../engine/random/draws/key.ts';
import { readScenario } from '../language/index.ts';

const machines = Number(process.argv[2] ?? 1_000_000);
const month = 730;
const read = readScenario(
  `aftersim: 1
name: Machines at rest
horizon: ${month} h
places: { hall: { kind: customer } }
items: { module: { modes: { wear: { meter: oh, life: "weibull(1.5, 2_215 oh)", job: fix } } } }
products: { machine: { sockets: { module: module } } }
fleets: { all: { product: machine, count: ${machines}, place: hall, usage: { oh: 1 oh/h } } }
jobs: { fix: { steps: [{ do: fix, time: 1 h }] } }
`,
  { file: 'bench' },
);
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const collect = (globalThis as { readonly gc?: () => void }).gc;
if (collect === undefined) throw new Error('run with: node --expose-gc');

const held = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const plan = planNetwork(read.scenario.base.network);
const before = held();
const simulation = new Simulation({ replay: '' });
const network = new Network(plan, simulation, runKey('1', 0), month);
network.begin();
const show = (what: string, bytes: number): void => {
  console.log(`${what.padEnd(40)} ${Math.round(bytes / machines)} bytes a machine`);
};
console.log(`${machines.toLocaleString('en')} machines of one module with one mode`);
show('in service', held() - before);
simulation.run(month - 1);
show(`after a month, ${network.requests.raised.toLocaleString('en')} failures`, held() - before);
