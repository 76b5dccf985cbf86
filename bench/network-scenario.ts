/**
 * A whole network with money, as a scenario file. Machines in ten fleets, each at a place with its own crew and shelf;
 * two regional stocks; one central stock with its repair shop; a response and a restore promise; a contract of pay per
 * use with its ledger. A failure exchanges a unit, which travels through two lanes to be repaired.
 */
export interface NetworkSize {
  readonly machines: number;
  readonly hours: number;
  readonly replications: number;
  /** Hours between a field and its region; four times as long between a region and the centre. */
  readonly transit?: number;
}

/** The text of the scenario, in JSON. */
export function networkScenario({ machines, hours, replications, transit = 6 }: NetworkSize): string {
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

  return JSON.stringify({
    aftersim: 1,
    name: 'A network with money',
    horizon: `${hours} h`,
    currency: 'USD',
    replications,
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
      'east-central': { from: 'east', to: 'central', time: `${transit * 4} h`, cost: '40 USD' },
      'west-central': { from: 'west', to: 'central', time: `${transit * 4} h`, cost: '40 USD' },
      ...Object.fromEntries(
        fields.map(({ name, region }) => [
          `${name}-${region}`,
          { from: name, to: region, time: `${transit} h`, cost: '10 USD' },
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
        central: { level: level(rate * 10 * (5 * transit + 30)), source: 'repair' },
        east: { level: level(rate * 5 * 4 * transit), source: 'central' },
        west: { level: level(rate * 5 * 4 * transit), source: 'central' },
        ...Object.fromEntries(
          fields.map(({ name, region }) => [name, { level: level(rate * transit), source: region }]),
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
}
