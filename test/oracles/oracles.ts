// Every oracle that is met by simulation: its scenario, how its values are read, and how long it runs. Lengths make an
// oracle's interval as narrow as a few seconds allow; what stays wider than 1 % in the normal suite is in `coarse`, and
// reaches 1 % with AFTERSIM_LONG=1. Runs start at rest and full, and drop no warm-up: each is so long that what the
// start adds to a mean is far inside its interval.
import { exactValues, fixture } from './fixtures.ts';
import { read, type Oracle, type Read } from './oracle.ts';
import type { Values } from './simulate.ts';
import { machinesDown, poolWaits, requestsOpen, secondVisits, shelf, underWay } from './watchers.ts';

const day = 24;

// What the normal suite leaves wider than 1 %: long lines forget slowly, and few demands wait where most do not.
const busyLine = {
  P_wait: 0.015,
  Wq: 0.16,
  W: 0.14,
  Lq: 0.16,
  L: 0.14,
  P_Wq_gt_4: 0.04,
  Wq_sd: 0.18,
  P_empty: 0.1,
};
const backordersOf = (share: number) => ({
  mean_backorders: share,
  variance_backorders: 1.5 * share,
  mean_wait_days: share,
  mean_wait_of_those_waiting_days: 0.6 * share,
});
const rareStates = {
  prob_all_down: 0.2,
  failures_per_day: 0.015,
  crew_utilisation: 0.04,
  field_depot_fill_rate: 0.02,
  field_depot_mean_backorders: 0.05,
  field_depot_mean_on_hand: 0.02,
  central_mean_on_hand: 0.02,
  central_mean_open_orders: 0.04,
  mean_in_transit: 0.02,
  repair_shop_utilisation: 0.015,
  repair_shop_mean_units: 0.02,
  mean_downtime_per_failure_days: 0.04,
  crew_held_waiting_for_part: 0.05,
  second_visits_per_day: 0.05,
};
const firstYearSpread = {
  crew_utilisation: 0.04,
  failures_per_day: 0.015,
  field_depot_mean_backorders: 0.065,
};

const perHour =
  (name: string): Read =>
  (values) =>
    read(name)(values) / read('hours')(values);

const perDay =
  (name: string): Read =>
  (values) =>
    day * perHour(name)(values);

/** Requests in line and those being served. */
const inSystem = (pool: string, servers: number): Read => {
  const line = read(`poolLine/${pool}`);
  const busy = read(`utilisation/${pool}`);
  return (values: Values) => line(values) + servers * busy(values);
};

/** M/M/c: q1.mmc.1 and q1.mmc.3. */
function oneLine(
  id: string,
  servers: number,
  tail: number,
  rest: Pick<Oracle, 'alternative' | 'length' | 'long' | 'coarse' | 'longPrecision'>,
): Oracle {
  return {
    id,
    file: 'one-line',
    exact: exactValues('one-line', id),
    watch: [poolWaits(tail), requestsOpen],
    figures: {
      utilisation: read('utilisation/desk'),
      P_wait: read('shareWaiting'),
      Wq: read('poolWait/desk'),
      W: read('sojourn'),
      Lq: read('poolLine/desk'),
      L: inSystem('desk', servers),
      [`P_Wq_gt_${tail}`]: read('shareWaitingLonger'),
      Wq_sd: read('waitDeviation'),
      P_empty: read('idle'),
    },
    ...rest,
  };
}

/** M/M/c//N: q2.rep.1 and q2.rep.3. */
function repairmen(
  id: string,
  machines: number,
  crews: number,
  rest: Pick<Oracle, 'alternative' | 'length' | 'long' | 'coarse' | 'leftOut'>,
): Oracle {
  const figures: Readonly<Record<string, Read>> = {
    availability: read('availability'),
    mean_operating: (values) => machines * read('availability')(values),
    failures_per_h: perHour('failures'),
    mean_units_in_shop: inSystem('crews', crews),
    mean_turnaround_h: read('downtimePerFailure'),
    mean_wait_for_crew_h: read('poolWait/crews'),
    P_failure_waits: read('shareWaiting'),
    crew_utilisation: read('utilisation/crews'),
    mean_position_down_h: (values) => read('downtime')(values) / read('failures')(values),
    P_all_positions_filled: read('allRunning'),
    P_all_down: read('allDown'),
  };
  const leftOut = rest.leftOut ?? {};
  return {
    id,
    file: 'repairmen',
    exact: exactValues('repairmen', id),
    watch: [machinesDown, poolWaits(Infinity)],
    figures: Object.fromEntries(Object.entries(figures).filter(([name]) => !(name in leftOut))),
    ...rest,
  };
}

/** One shelf under (S-1, S): SP-1-BS1 and SP-1-BS3, under one law of the lead time. */
function baseStock(
  id: string,
  pace: 'slow' | 'fast',
  law: 'constant' | 'exponential' | 'lognormal' | 'erlang' | 'uniform',
  rest: Pick<Oracle, 'length' | 'long' | 'coarse'>,
): Oracle {
  const waits = [0, 2, 4, 6, 8];
  return {
    id,
    file: 'base-stock',
    alternative: `${pace}-${law}`,
    exact: exactValues('base-stock', id),
    watch: [shelf(...(id === 'SP-1-BSW' ? waits : []))],
    figures:
      id === 'SP-1-BSW'
        ? Object.fromEntries(waits.map((days) => [`P_wait_le_${days}`, read(`within${days}`)]))
        : {
            fill_rate: read('fillRate/shop/part'),
            mean_backorders: read('backorders/shop/part'),
            variance_backorders: (values) =>
              read('squaredBackorders')(values) - read('backorders/shop/part')(values) ** 2,
            mean_on_hand: read('onHand/shop/part'),
            mean_pipeline: read('pipeline'),
            prob_no_backorder: read('noBackorder'),
            mean_wait_days: read('stockWait/shop/part', day),
            mean_wait_of_those_waiting_days: read('waitOfLate', day),
          },
    ...rest,
  };
}

/** The three presets of SP-5-A1. */
export const presets = {
  partFirst: 'part-first',
  crewWaits: 'crew-waits',
  crewReturns: 'crew-returns',
} as const;
export type Preset = keyof typeof presets;

const network = (preset: Preset) => {
  const id = `SP-5-A1-${presets[preset]}`;
  return { id, file: 'repairable-part-network', alternative: preset };
};

/** SP-5-A1 in the long run. */
function wholeNetwork(preset: Preset, rest: Pick<Oracle, 'length' | 'long' | 'coarse'>): Oracle {
  const its = network(preset);
  const own: Readonly<Record<Preset, Readonly<Record<string, Read>>>> = {
    partFirst: {},
    // A crew that waits on site keeps its machine's hours in the bucket of parts.
    crewWaits: { crew_held_waiting_for_part: perHour('downtime/part') },
    crewReturns: { second_visits_per_day: (values) => day * read('secondVisits')(values) },
  };
  return {
    ...its,
    exact: exactValues('whole-network', its.id),
    watch: [machinesDown, underWay('central', 'depot'), secondVisits],
    figures: {
      availability_site_A: read('availability/A'),
      availability_site_B: read('availability/B'),
      availability_all: read('availability'),
      prob_all_running: read('allRunning'),
      prob_all_down: read('allDown'),
      failures_per_day: perDay('failures'),
      crew_utilisation: read('utilisation/crew'),
      field_depot_fill_rate: read('fillRate/depot/part'),
      field_depot_mean_backorders: read('backorders/depot/part'),
      field_depot_mean_on_hand: read('onHand/depot/part'),
      central_mean_on_hand: read('onHand/central/part'),
      central_mean_open_orders: read('backorders/central/part'),
      mean_in_transit: read('underWay'),
      repair_shop_utilisation: read('utilisation/shop'),
      repair_shop_mean_units: inSystem('shop', 1),
      mean_downtime_per_failure_days: read('downtimePerFailure', day),
      ...own[preset],
    },
    ...rest,
  };
}

/** SP-5-A1 over its first year, from the start state. */
function firstYear(preset: Preset, rest: Pick<Oracle, 'length' | 'long' | 'coarse'>): Oracle {
  const its = network(preset);
  const expected = fixture<{ first_365_days_expected: Record<string, number> }>(
    'whole-network',
    its.id,
  ).expect;
  return {
    ...its,
    exact: expected.first_365_days_expected,
    figures: {
      availability_site_A: read('availability/A'),
      availability_site_B: read('availability/B'),
      crew_utilisation: read('utilisation/crew'),
      failures_per_day: perDay('failures'),
      field_depot_mean_backorders: read('backorders/depot/part'),
    },
    ...rest,
  };
}

const renewal = (id: string, alternative: string, figures: Oracle['figures']) => ({
  id,
  file: 'up-and-down',
  alternative,
  exact: exactValues('up-and-down', id),
  watch: [machinesDown],
  figures,
});

const upAndDown: Oracle['figures'] = {
  availability: read('availability'),
  mean_up_h: (values) => read('use/h')(values) / read('failures')(values),
  mean_down_h: read('downtimePerFailure'),
  failures_per_8760h: (values) => 8760 * perHour('failures')(values),
};

/** All of them. */
export const oracles = {
  mmc1: oneLine('q1.mmc.1', 1, 1, {
    alternative: 'single',
    length: { horizon: '30_000 h', replications: 40 },
    long: { horizon: '120_000 h', replications: 160 },
    coarse: { P_wait: 0.015, Wq: 0.04, W: 0.025, Lq: 0.04, L: 0.025, P_Wq_gt_1: 0.03, Wq_sd: 0.05 },
  }),
  mmc3: oneLine('q1.mmc.3', 3, 4, {
    alternative: 'busy',
    length: { horizon: '30_000 h', replications: 40 },
    long: { horizon: '500_000 h', replications: 180 },
    coarse: busyLine,
    // What its publisher asks for: at this load a line forgets so slowly that 1 % takes a billion calls.
    longPrecision: 0.03,
  }),
  rep1: repairmen('q2.rep.1', 1, 1, {
    alternative: 'one',
    length: { horizon: '100 y', replications: 40 },
    long: { horizon: '160 y', replications: 40 },
  }),
  rep3: repairmen('q2.rep.3', 10, 3, {
    alternative: 'ten',
    length: { horizon: '30 y', replications: 40 },
    long: { horizon: '120 y', replications: 300 },
    coarse: { mean_wait_for_crew_h: 0.06, P_failure_waits: 0.045, P_all_positions_filled: 0.015 },
    leftOut: { P_all_down: 'once in 20 million hours' },
  }),
  bs1Constant: baseStock('SP-1-BS1', 'slow', 'constant', {
    length: { horizon: '300 y', replications: 40 },
    long: { horizon: '600 y', replications: 100 },
    coarse: backordersOf(0.015),
  }),
  bs1Exponential: baseStock('SP-1-BS1', 'slow', 'exponential', {
    length: { horizon: '200 y', replications: 40 },
    long: { horizon: '600 y', replications: 200 },
    coarse: backordersOf(0.03),
  }),
  bs1Lognormal: baseStock('SP-1-BS1', 'slow', 'lognormal', {
    length: { horizon: '270 y', replications: 40 },
    long: { horizon: '600 y', replications: 300 },
    coarse: backordersOf(0.04),
  }),
  bs1Erlang: baseStock('SP-1-BS1', 'slow', 'erlang', {
    length: { horizon: '270 y', replications: 20 },
    long: { horizon: '600 y', replications: 150 },
    coarse: backordersOf(0.04),
  }),
  bs1Uniform: baseStock('SP-1-BS1', 'slow', 'uniform', {
    length: { horizon: '270 y', replications: 20 },
    long: { horizon: '600 y', replications: 150 },
    coarse: backordersOf(0.04),
  }),
  bsw: baseStock('SP-1-BSW', 'slow', 'constant', {
    length: { horizon: '100 y', replications: 40 },
    long: { horizon: '200 y', replications: 40 },
  }),
  bs3Constant: baseStock('SP-1-BS3', 'fast', 'constant', {
    length: { horizon: '50 y', replications: 40 },
    long: { horizon: '200 y', replications: 380 },
    coarse: backordersOf(0.05),
  }),
  bs3Exponential: baseStock('SP-1-BS3', 'fast', 'exponential', {
    length: { horizon: '50 y', replications: 40 },
    long: { horizon: '200 y', replications: 680 },
    coarse: backordersOf(0.065),
  }),
  bs3Lognormal: baseStock('SP-1-BS3', 'fast', 'lognormal', {
    length: { horizon: '50 y', replications: 40 },
    long: { horizon: '200 y', replications: 800 },
    coarse: backordersOf(0.08),
  }),
  bs3Erlang: baseStock('SP-1-BS3', 'fast', 'erlang', {
    length: { horizon: '50 y', replications: 40 },
    long: { horizon: '200 y', replications: 500 },
    coarse: backordersOf(0.08),
  }),
  bs3Uniform: baseStock('SP-1-BS3', 'fast', 'uniform', {
    length: { horizon: '50 y', replications: 40 },
    long: { horizon: '200 y', replications: 500 },
    coarse: backordersOf(0.08),
  }),
  partFirst: wholeNetwork('partFirst', {
    length: { horizon: '150 y', replications: 40 },
    long: { horizon: '600 y', replications: 380 },
    coarse: rareStates,
  }),
  crewWaits: wholeNetwork('crewWaits', {
    length: { horizon: '150 y', replications: 40 },
    long: { horizon: '600 y', replications: 380 },
    coarse: rareStates,
  }),
  crewReturns: wholeNetwork('crewReturns', {
    length: { horizon: '150 y', replications: 40 },
    long: { horizon: '600 y', replications: 380 },
    coarse: rareStates,
  }),
  firstYearPartFirst: firstYear('partFirst', {
    length: { horizon: '365 d', replications: 2000 },
    long: { horizon: '365 d', replications: 80_000 },
    coarse: firstYearSpread,
  }),
  firstYearCrewWaits: firstYear('crewWaits', {
    length: { horizon: '365 d', replications: 2000 },
    long: { horizon: '365 d', replications: 80_000 },
    coarse: firstYearSpread,
  }),
  firstYearCrewReturns: firstYear('crewReturns', {
    length: { horizon: '365 d', replications: 2000 },
    long: { horizon: '365 d', replications: 80_000 },
    coarse: firstYearSpread,
  }),
  alt1: {
    ...renewal('q4.alt.1', 'weibullLognormal', upAndDown),
    length: { horizon: '600 y', replications: 40 },
    long: { horizon: '1_200 y', replications: 40 },
  },
  alt3: {
    ...renewal('q4.alt.3', 'mostlyDown', upAndDown),
    length: { horizon: '400 y', replications: 40 },
    long: { horizon: '800 y', replications: 40 },
  },
  l19: {
    ...renewal('L19', 'logistics', { availability: read('availability') }),
    length: { horizon: '250 y', replications: 40 },
    long: { horizon: '500 y', replications: 40 },
  },
} satisfies Readonly<Record<string, Oracle>>;
