/** The registry of indicators: what each is called, counts and means. An instance adds a subject: `fillRate/hub/pump`. */

/** Which way is better; `none` where it depends on whom one asks. */
export type Direction = 'up' | 'down' | 'none';

export interface Indicator {
  readonly unit: string;
  readonly formula: string;
  readonly better: Direction;
  /** Part of the transaction that it speaks of: before, during or after it (LaLonde and Zinszer). */
  readonly phase: 'before' | 'during' | 'after';
}

export const indicators = {
  availability: {
    unit: 'fraction',
    formula: 'hours up / (hours up + hours down), over all machines',
    better: 'up',
    phase: 'after',
  },
  failures: { unit: 'count', formula: 'failures of all modes', better: 'down', phase: 'after' },
  removals: { unit: 'count', formula: 'units taken out of machines', better: 'down', phase: 'after' },
  removalRate: {
    unit: 'per 1,000 units of use',
    formula: '1,000 × units taken out / units of the first meter run',
    better: 'down',
    phase: 'after',
  },
  use: {
    unit: 'units of the meter',
    formula: 'units of the meter run by all machines',
    better: 'up',
    phase: 'after',
  },
  downtime: { unit: 'h', formula: 'machine-hours down for this cause', better: 'down', phase: 'after' },
  promiseKept: {
    unit: 'fraction',
    formula: 'promises kept / promises decided',
    better: 'up',
    phase: 'during',
  },
  promisesOpen: {
    unit: 'count',
    formula: 'promises undecided at the horizon',
    better: 'none',
    phase: 'during',
  },
  fillRate: {
    unit: 'fraction',
    formula: 'demands met from the shelf at once / demands met',
    better: 'up',
    phase: 'during',
  },
  stockWait: {
    unit: 'h',
    formula: 'hours that met demands waited / demands met',
    better: 'down',
    phase: 'during',
  },
  onHand: { unit: 'units', formula: 'unit-hours on the shelf / hours', better: 'none', phase: 'during' },
  backorders: { unit: 'units', formula: 'demand-hours waiting / hours', better: 'down', phase: 'during' },
  utilisation: {
    unit: 'fraction',
    formula: 'server-hours held / server-hours on duty',
    better: 'none',
    phase: 'during',
  },
  poolWait: { unit: 'h', formula: 'hours that claims waited / claims met', better: 'down', phase: 'during' },
  poolLine: { unit: 'requests', formula: 'request-hours in line / hours', better: 'down', phase: 'during' },
  requestsClosed: { unit: 'count', formula: 'requests closed', better: 'none', phase: 'after' },
  requestsWithdrawn: { unit: 'count', formula: 'requests withdrawn', better: 'none', phase: 'after' },
} as const satisfies Readonly<Record<string, Indicator>>;

export type IndicatorName = keyof typeof indicators;

/** The indicator that an instance's name begins with. */
export function indicatorOf(instance: string): Indicator | undefined {
  const [base = ''] = instance.split('/');
  return Object.hasOwn(indicators, base) ? indicators[base as IndicatorName] : undefined;
}
