/**
 * Every default of the language, in one place. What is not here must be written, or follows from what is (a mode's
 * first life is its life, a unit's opening value its price, a contract's term the horizon).
 */
import { calendar } from '../units/meter.ts';

/** What a scenario gets where it is silent. */
export const defaults = {
  seed: '1',
  replications: 30,
  currency: 'USD',
  mode: { kind: 'failure', severity: 'stops', renews: 'unit', restoration: 1 },
  station: { passedOn: 0, condemned: 0 },
  shopVisit: { materials: 0, labourHours: 0 },
  /** Twenty years, straight line. */
  bookLife: 20 * 8760,
  usage: { monthlyFactors: Array.from({ length: 12 }, () => 1), yearlyFactors: [] },
  fleet: { wear: 1 },
  initialAge: { meter: calendar, firstRunShare: 0 },
  pool: { dispatch: ['firstCome'], shiftEnd: 'finish', doNotStartUnder: 0, preempt: false },
  absence: 0,
  access: { window: 'begin' },
  wage: 0,
  laneCost: 0,
  take: { count: 1 },
  /** In presets of jobs: whether the crew travels. Without a distance it costs nothing. */
  travel: true,
  demand: { quantity: { law: 'constant', value: 1 } },
  step: { bucket: 'work', resolves: 0, fixes: 1, ifShort: 'hold' },
  stock: { allocate: ['firstCome'], ifShort: 'backorder' },
  /** The tier of those whom nothing was promised, where the scenario has no tiers. */
  tierId: 'standard',
  tier: { priority: 0, response: null, restore: null, clocksFor: 'stops', uptime: null, period: 'year' },
  /** The customer of a scenario that names none. */
  customerId: 'customer',
  lostMargin: 0,
  payment: { late: { law: 'constant', value: 0 }, badDebt: 0 },
  discountRate: 0,
  discountAt: 'payment',
  terminalValue: 'none',
  supplierMargin: 0,
  shopLabourRate: 0,
  holdingRate: 0,
  contract: { preset: 'custom', paymentDelay: 0, minimumPerYear: 0, start: 0, renewals: 0 },
  cover: { of: 'machine', renewing: false, once: false },
  tariff: { period: 'none', due: 'arrears', perMachine: false, beyond: 0 },
  /** What is measured by the period is so by the year. */
  pointsPeriod: 'year',
  decision: { scope: 'all', when: 'start', rule: 'leastOwnExpectedCost', yearlyCost: 0, oneOffCost: 0 },
} as const;
