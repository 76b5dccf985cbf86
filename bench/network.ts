/**
 * One core, in-process: a whole network with money. Machines in ten fleets, each at a place with its own crew and
 * shelf; two regional stocks; one central stock with its repair shop; a response and a restore promise; a contract of
 * pay per use with its ledger. A failure exchanges a unit, which travels through two lanes to be repaired.
 *
 *   node scripts/run-typescript.mjs bench/network.ts [machines] [hours] [runs]
 */
import { Runner } from '../engine/experiments/study.ts';
import { readScenario } from '../language/index.ts';

const machines = Number(process.argv[2] ?? 10_000);
const hours = Number(process.argv[3] ?? 8760);
const runs = Number(process.argv[4] ?? 5);
const fields = Array.from({ length: 10 }, (_, field) => ({
  name: `field${field}`,
  region: field < 5 ? 'east' : 'west',
}));
const each = machines / fields.length;
/** Failures an hour at each field: one a machine in 2,000 h. */
const rate = each / 2000;
/** Enough of what takes `busy` hours a failure to be occupied four fifths of the time. */
const enough = (its: number, busy: number): number => Math.ceil((its * busy) / 0.8);
/** A base stock for a lead time: the mean and two standard deviations. */
const level = (mean: number): number => Math.ceil(mean + 2 * Math.sqrt(mean));

const text = JSON.stringify({
  aftersim: 1,
  name: 'A network with money',
  horizon: `${hours} h`,
  currency: 'USD',
  replications: runs,
  seed: 1,
  customers: { operator: { lostMargin: '100 USD/h' } },
  tiers: { gold: { priority: 0, response: '8 h', restore: '24 h' } },
  places: {
    central: { kind: 'central' },
    east: { kind: 'regional', parent: 'central' },
    west: { kind: 'regional', parent: 'central' },
    ...Object.fromEntries(fields.map(({ name, region }) => [name, { kind: 'field', parent: region }])),
  },
  lanes: {
    'east-central': { from: 'east', to: 'central', time: '24 h', cost: '40 USD' },
    'west-central': { from: 'west', to: 'central', time: '24 h', cost: '40 USD' },
    ...Object.fromEntries(
      fields.map(({ name, region }) => [
        `${name}-${region}`,
        { from: name, to: region, time: '6 h', cost: '10 USD' },
      ]),
    ),
  },
  items: {
    module: {
      kind: 'rotable',
      price: '5_000 USD',
      repair: { place: 'central', job: 'repair' },
      modes: {
        wear: {
          meter: 'oh',
          life: 'weibull(1.5, 2_215 oh)',
          severity: 'stops',
          job: 'swap',
          renews: 'unit',
          shopCost: { materials: '400 USD', labour: '6 h' },
        },
      },
    },
  },
  products: { machine: { sockets: { module: 'module' } } },
  fleets: Object.fromEntries(
    fields.map(({ name }) => [
      name,
      {
        product: 'machine',
        count: each,
        place: name,
        customer: 'operator',
        tier: 'gold',
        usage: { oh: '1 oh/h' },
      },
    ]),
  ),
  pools: {
    technicians: {
      kind: 'people',
      homes: fields.map(({ name }) => name),
      wage: '40 USD/h',
      members: { crew: { count: enough(rate, 3), hours: 'always' } },
    },
    benches: {
      kind: 'benches',
      home: 'central',
      members: { bay: { count: enough(rate * 10, 20), hours: 'always' } },
    },
  },
  jobs: {
    swap: {
      steps: [
        { demand: 'module' },
        { take: 'technicians' },
        { do: 'swap', time: 'lognormal(3 h, 40 %)' },
        { return: 'module' },
        { release: 'technicians' },
      ],
    },
    repair: {
      steps: [{ take: 'benches' }, { do: 'repair', time: 'lognormal(20 h, 30 %)' }, { release: 'benches' }],
    },
  },
  stocks: {
    module: {
      central: { level: level(rate * 10 * 60), source: 'repair' },
      east: { level: level(rate * 5 * 24), source: 'central' },
      west: { level: level(rate * 5 * 24), source: 'central' },
      ...Object.fromEntries(
        fields.map(({ name, region }) => [name, { level: level(rate * 6), source: region }]),
      ),
    },
  },
  discountRate: '8 %',
  shopLabourRate: '50 USD/h',
  prices: { ratePerUse: '2 USD/oh' },
  contracts: {
    service: {
      preset: 'payPerUse',
      covers: fields.map(({ name }) => name),
      unit: 'module',
      meter: 'oh',
      term: `${hours} h`,
      paymentDelay: '30 d',
      minimumUse: '4_000 oh/y',
    },
  },
});

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
