// Scenarios of stocks in several echelons, written from the parameters of their oracles. Whoever arrives brings a failed
// unit along and takes a good one; failed units travel in no time, good ones in the time that the oracle states.

/** A depot and its bases, one for one at both levels. */
export interface TwoEchelons {
  readonly depot_S0: number;
  readonly base_S: readonly number[];
  readonly base_demand_per_day?: readonly number[];
  readonly base_demand_per_year?: readonly number[];
  readonly depot_repair_mean_days?: number;
  readonly depot_repair_mean_years?: number;
  readonly depot_repair_servers?: number;
  readonly transport_days_constant?: readonly number[];
  readonly transport_years_constant?: readonly number[];
  readonly base_repair_probability?: readonly number[];
  readonly base_repair_mean_days?: readonly number[];
  readonly base_repair_mean_years?: readonly number[];
}

const year = 8_760;
const day = 24;

/** The first number in words such as `Poisson 0.15 per day`. */
const rateIn = (words: string): number => Number(/[\d.]+/.exec(words)?.[0]);

const inHours = (days: number | undefined, years: number | undefined): number =>
  days === undefined ? (years ?? NaN) * year : days * day;

export function twoEchelons(model: TwoEchelons): string {
  const bases = [...model.base_S.keys()];
  const repairHours = inHours(model.depot_repair_mean_days, model.depot_repair_mean_years);
  const oneServer = model.depot_repair_servers !== undefined;
  const hours = (days: readonly number[] | undefined, years: readonly number[] | undefined, base: number) =>
    inHours(days?.[base], years?.[base]);
  const every = (base: number) =>
    model.base_demand_per_day === undefined
      ? year / (model.base_demand_per_year?.[base] ?? NaN)
      : day / (model.base_demand_per_day[base] ?? NaN);
  const repairsAtBase = model.base_repair_probability !== undefined;
  return `
aftersim: 1
name: A depot and its bases
horizon: 1 y
places:
  depot: { kind: central }
${bases.map((base) => `  base${base}: { kind: field, parent: depot }`).join('\n')}
lanes:
${bases
  .map(
    (
      base,
    ) => `  out${base}: { from: depot, to: base${base}, time: ${hours(model.transport_days_constant, model.transport_years_constant, base)} h }
  back${base}: { from: base${base}, to: depot, time: 0 h }`,
  )
  .join('\n')}
items:
  part:
    modes: { fault: { meter: h, life: 1000 h, job: exchange } }
    repair:
      stations:
${
  repairsAtBase
    ? bases
        .map(
          (base) =>
            `        base${base}: { job: baseRepair${base}, passedOn: ${1 - (model.base_repair_probability?.[base] ?? NaN)} }`,
        )
        .join('\n')
    : ''
}
        depot: { job: depotRepair }
pools:
  bench: { kind: benches, home: depot, ${oneServer ? `members: { all: { count: ${model.depot_repair_servers ?? 1}, hours: always } }` : 'unlimited: true'} }
jobs:
  exchange: { steps: [{ demand: part }] }
  depotRepair: { steps: [{ take: bench }, { do: repair, time: exponential(${repairHours} h) }, { release: bench }] }
${
  repairsAtBase
    ? bases
        .map(
          (base) =>
            `  baseRepair${base}: { steps: [{ do: repair, time: 'lognormal(${hours(model.base_repair_mean_days, model.base_repair_mean_years, base)} h, 80 %)' }] }`,
        )
        .join('\n')
    : ''
}
stocks:
  part:
    depot: { level: ${model.depot_S0}, source: repair }
${bases.map((base) => `    base${base}: { level: ${model.base_S[base] ?? NaN}, source: depot }`).join('\n')}
arrivals:
${bases
  .map(
    (base) =>
      `  at${base}: { place: base${base}, interval: exponential(${every(base)} h), job: exchange, brings: part }`,
  )
  .join('\n')}
`;
}

/** A central stock, regional ones and local ones. */
export interface ThreeEchelons {
  readonly central_S: number;
  readonly central_repair_mean_days: number;
  readonly regions: readonly {
    readonly local_demand_per_day: readonly number[];
    readonly regional_S: number;
    readonly central_to_region_days_constant: number;
    readonly local_S: readonly number[];
    readonly region_to_local_days_constant: readonly number[];
  }[];
}

export function threeEchelons(model: ThreeEchelons): string {
  const regions = model.regions.map((its, index) => ({ ...its, name: `region${index}` }));
  const locals = regions.flatMap((region) =>
    region.local_S.map((level, index) => ({
      name: `${region.name}local${index}`,
      region: region.name,
      level,
      days: region.region_to_local_days_constant[index] ?? NaN,
      every: 1 / (region.local_demand_per_day[index] ?? NaN),
    })),
  );
  return `
aftersim: 1
name: Three echelons
horizon: 1 y
places:
  center: { kind: central }
${regions.map(({ name }) => `  ${name}: { kind: regional, parent: center }`).join('\n')}
${locals.map(({ name, region }) => `  ${name}: { kind: field, parent: ${region} }`).join('\n')}
lanes:
${regions.map(({ name, central_to_region_days_constant }) => `  to ${name}: { from: center, to: ${name}, time: ${central_to_region_days_constant} d }`).join('\n')}
${locals
  .map(
    ({ name, region, days }) => `  to ${name}: { from: ${region}, to: ${name}, time: ${days} d }
  from ${name}: { from: ${name}, to: center, time: 0 h }`,
  )
  .join('\n')}
items:
  part:
    modes: { fault: { meter: h, life: 1000 h, job: exchange } }
    repair: { place: center, job: repair }
jobs:
  exchange: { steps: [{ demand: part }] }
  repair: { steps: [{ do: repair, time: exponential(${model.central_repair_mean_days} d) }] }
stocks:
  part:
    center: { level: ${model.central_S}, source: repair }
${regions.map(({ name, regional_S }) => `    ${name}: { level: ${regional_S}, source: center }`).join('\n')}
${locals.map(({ name, region, level }) => `    ${name}: { level: ${level}, source: ${region} }`).join('\n')}
arrivals:
${locals.map(({ name, every }) => `  at ${name}: { place: ${name}, interval: exponential(${every} d), job: exchange, brings: part }`).join('\n')}
`;
}

/** Stages one behind the other, the last of which buys from outside; the unit of time is the year. */
export interface Stages {
  readonly local_base_stock: Readonly<Record<string, number>>;
}

export function stages(model: Stages): string {
  const levels = Object.entries(model.local_base_stock).sort(([a], [b]) => Number(b) - Number(a));
  const quarter = '2190 h';
  return `
aftersim: 1
name: Stages in a row
horizon: 1 y
places:
${levels.map(([stage]) => `  stage${stage}: { kind: field }`).join('\n')}
lanes:
${levels
  .slice(1)
  .map(([stage]) => `  to${stage}: { from: stage${Number(stage) + 1}, to: stage${stage}, time: ${quarter} }`)
  .join('\n')}
items: { part: { kind: consumable } }
jobs: { sale: { steps: [{ demand: part }] } }
stocks:
  part:
${levels
  .map(([stage, level], index) =>
    index === 0
      ? `    stage${stage}: { level: ${level}, source: supplier, leadTime: ${quarter} }`
      : `    stage${stage}: { level: ${level}, source: stage${Number(stage) + 1} }`,
  )
  .join('\n')}
arrivals: { customers: { place: stage1, interval: exponential(547.5 h), job: sale } }
`;
}

/** Units made of others, of which one is at fault at a time. */
export interface TwoIndentures {
  readonly LRU_S: number;
  readonly LRU_demand: string;
  readonly SRUs: readonly {
    readonly fault_probability: number;
    readonly SRU_repair_mean_days: number;
    readonly SRU_S: number;
  }[];
  readonly LRU_diagnosis_mean_days: number;
  readonly LRU_reassembly_days: number;
}

export function twoIndentures(model: TwoIndentures): string {
  const rate = rateIn(model.LRU_demand);
  const parts = model.SRUs.map((its, index) => ({ ...its, name: `part${index}` }));
  return `
aftersim: 1
name: A unit and the parts in it
horizon: 1 y
places: { shop: { kind: field } }
items:
  unit:
    contains: { ${parts.map(({ name }) => `${name}: ${name}`).join(', ')} }
    repair: { place: shop, job: repair0 }
${parts
  .map(
    ({ name }, index) => `  ${name}:
    modes: { fault: { meter: h, life: 1000 h, job: exchange, shopJob: repair${index} } }
    repair: { place: shop, job: mend${index} }`,
  )
  .join('\n')}
jobs:
  exchange: { steps: [{ demand: unit }] }
${parts
  .map(
    (
      { name, SRU_repair_mean_days },
      index,
    ) => `  mend${index}: { steps: [{ do: mending, time: exponential(${SRU_repair_mean_days} d) }] }
  repair${index}:
    steps:
      - { do: diagnosis, time: exponential(${model.LRU_diagnosis_mean_days} d) }
      - { remove: ${name} }
      - { demand: ${name} }
      - { install: ${name} }
      - { do: reassembly, time: ${model.LRU_reassembly_days} d }`,
  )
  .join('\n')}
stocks:
  unit: { shop: { level: ${model.LRU_S}, source: repair } }
${parts.map(({ name, SRU_S }) => `  ${name}: { shop: { level: ${SRU_S}, source: repair } }`).join('\n')}
arrivals:
  customers:
    place: shop
    interval: exponential(${1 / rate} d)
    job: exchange
    brings: unit
    faults: { ${parts.map(({ name, fault_probability }) => `${name}/fault: ${fault_probability}`).join(', ')} }
`;
}

/** Units of which some are beyond repair, and new ones bought in their place. */
export interface Condemnation {
  readonly demand: string;
  readonly S: number;
  readonly condemn_probability: number;
  readonly repair_mean_days: number;
  readonly procurement_lead_days: number;
  readonly procurement_batch_Q: number;
}

export function condemnation(model: Condemnation): string {
  const { S, procurement_batch_Q: batch } = model;
  return `
aftersim: 1
name: Some are beyond repair
horizon: 1 y
places: { shop: { kind: field } }
items:
  part:
    modes: { fault: { meter: h, life: 1000 h, job: exchange } }
    repair: { place: shop, job: repair, condemned: ${model.condemn_probability} }
jobs:
  exchange: { steps: [{ demand: part }] }
  repair: { steps: [{ do: repair, time: 'lognormal(${model.repair_mean_days} d, 60 %)' }] }
stocks:
  part: { shop: { reorderAt: ${S - batch}, batch: ${batch}, initial: ${S}, source: supplier, leadTime: ${model.procurement_lead_days} d } }
arrivals: { customers: { place: shop, interval: exponential(${1 / rateIn(model.demand)} d), job: exchange, brings: part } }
`;
}

/** Sockets, spare machines and a repair shop, perhaps a journey away. */
export interface Sockets {
  readonly N: number;
  readonly S: number;
  readonly mean_life_days: number;
  readonly mean_repair_days?: number;
  readonly repair_mean_days?: number;
  readonly servers?: number;
  readonly repair_servers?: number | 'unlimited';
  readonly return_trip_mean_days?: number;
  readonly trip_back_mean_days?: number;
}

export function sockets(model: Sockets, repair: string): string {
  const servers = model.servers ?? model.repair_servers ?? 'unlimited';
  const away = model.return_trip_mean_days !== undefined;
  const journey = (days: number | undefined): string =>
    days === 0 || days === undefined ? '0 h' : `'lognormal(${days} d, 70 %)'`;
  return `
aftersim: 1
name: Sockets and spares
horizon: 1 y
places: { site: { kind: field }, shop: { kind: central } }
lanes:
  there: { from: site, to: shop, time: ${journey(model.return_trip_mean_days)} }
  back: { from: shop, to: site, time: ${journey(model.trip_back_mean_days)} }
items:
  machine:
    modes: { fault: { meter: h, life: exponential(${model.mean_life_days * day} h), job: exchange } }
    repair: { place: ${away ? 'shop' : 'site'}, job: repair }
products: { socket: { sockets: { machine: machine } } }
fleets: { sockets: { product: socket, count: ${model.N}, place: site, usage: { h: 24 h/d } } }
pools:
  bench: { kind: benches, home: ${away ? 'shop' : 'site'}, ${servers === 'unlimited' ? 'unlimited: true' : `members: { all: { count: ${servers}, hours: always } }`} }
jobs:
  exchange: { steps: [{ remove: machine }, { demand: machine }, { install: machine }] }
  repair: { steps: [{ take: bench }, { do: repair, time: '${repair}' }, { release: bench }] }
stocks:
  machine:
    site: { level: ${model.S}, source: ${away ? 'shop' : 'repair'} }
${away ? '    shop: { level: 0, source: repair }' : ''}
`;
}
