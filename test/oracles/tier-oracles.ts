// The oracles of small networks under tiers, SP-5-A3 and SP-5-B: exact Markov chains.
import { exactValues, fixture } from './fixtures.ts';
import { read, type Oracle, type Read } from './oracle.ts';
import { oracles, presets, type Preset } from './oracles.ts';
import { demandsByTier, downtimeByFleet, machinesDown } from './watchers.ts';

const day = 24;

const perDay =
  (name: string): Read =>
  (values) =>
    (day * read(name)(values)) / read('hours')(values);

const twoTiers = (id: string, coarse: Readonly<Record<string, number>>): Oracle => {
  // Machines that fail seldom need a longer run, for the rare states.
  const years = id.includes('B1') ? '100 y' : '40 y';
  const exact = exactValues('two-tiers', id);
  const all: Readonly<Record<string, Read>> = {
    availability_gold: read('availability/gold'),
    availability_silver: read('availability/silver'),
    availability_all: read('availability'),
    prob_all_running: read('allRunning'),
    failures_per_day: perDay('failures'),
    crew_utilisation: read('utilisation/crew'),
    mean_on_hand: read('onHand/site/part'),
    mean_backorders_gold: read('waiting/gold'),
    mean_backorders_silver: read('waiting/silver'),
    mean_downtime_gold_days: read('downtime/gold', day),
    mean_downtime_silver_days: read('downtime/silver', day),
    mean_jobs_waiting_for_crew: read('poolLine/crew'),
    fill_rate_gold: read('fill/gold'),
    fill_rate_silver: read('fill/silver'),
    // Of the two crews, those who wait on site with a part on the way.
    crew_held_fraction: (values) => (read('waiting/gold')(values) + read('waiting/silver')(values)) / 2,
  };
  return {
    id,
    file: 'two-tiers',
    alternative: id,
    watch: [machinesDown, demandsByTier, downtimeByFleet],
    exact,
    figures: Object.fromEntries(Object.keys(exact).map((name) => [name, all[name]!])),
    coarse: { ...Object.fromEntries(Object.keys(exact).map((name) => [name, 0.06])), ...coarse },
    length: { horizon: years, replications: 20 },
    long: { horizon: '2000 y', replications: 60 },
  };
};

/** The same tiers over the first 200 days. */
const beginning = (id: string): Oracle => {
  const { expect } = fixture<{ first_200_days_expected: Record<string, number> }>('two-tiers', id);
  return {
    ...twoTiers(id, {}),
    exact: expect.first_200_days_expected,
    figures: {
      availability_gold: read('availability/gold'),
      availability_silver: read('availability/silver'),
    },
    coarse: { availability_gold: 0.015, availability_silver: 0.015 },
    length: { horizon: '200 d', replications: 2_000 },
    long: { horizon: '200 d', replications: 20_000 },
  };
};

/** Gold and silver machines. */
export const tiers: readonly Oracle[] = [
  twoTiers('SP-5-B1-part-first', { mean_jobs_waiting_for_crew: 0.5 }),
  twoTiers('SP-5-B1-crew-first', { mean_jobs_waiting_for_crew: 0.15 }),
  twoTiers('SP-5-B1-part-first-preempt', { mean_jobs_waiting_for_crew: 0.5 }),
  twoTiers('SP-5-B3-part-first', { mean_backorders_gold: 0.2, mean_backorders_silver: 0.15 }),
  twoTiers('SP-5-B3-part-first-preempt', { mean_backorders_gold: 0.2, mean_backorders_silver: 0.15 }),
  twoTiers('SP-5-B3-part-first-crit1', { mean_backorders_gold: 0.4, mean_backorders_silver: 0.15 }),
];

/** The first 200 days of each. */
export const beginnings: readonly Oracle[] = tiers.map(({ id }) => beginning(id));

const longRun = {
  partFirst: oracles.partFirst,
  crewWaits: oracles.crewWaits,
  crewReturns: oracles.crewReturns,
};

/** SP-5-A3: SP-5-A1 with machines that fail ten times as often, and everything faster. */
export const busyNetwork: readonly Oracle[] = (Object.keys(presets) as Preset[]).map((preset): Oracle => {
  const id = `SP-5-A3-${presets[preset]}`;
  const exact = exactValues('two-tiers', id);
  return {
    ...longRun[preset],
    id,
    file: 'busy-network',
    exact,
    coarse: Object.fromEntries(Object.keys(exact).map((name) => [name, 0.06])),
    length: { horizon: '40 y', replications: 20 },
    long: { horizon: '1000 y', replications: 40 },
  };
});
