/** Fleets, and the arrivals that no machine raises. */
import { z } from 'zod';
import { mustBePositive, negativeFactor, twelveFactors } from '../messages.ts';
import { defaults } from '../normalize/defaults.ts';
import { byId, either, form, has } from './form.ts';
import { duration, factorLaw, life, share, time, usageRate } from './quantities.ts';
import { key } from './key.ts';
import { list } from './list.ts';
import { count, readBareNumber, scalar, text, word } from './scalar.ts';

/** Machines that one fleet may have. */
export const mostMachines = 1_000_000;

const monthsPerYear = 12;
const meanTolerance = 1e-6;

const monthly = scalar<readonly number[]>(
  (raw) => {
    const read = Array.isArray(raw) ? raw.map(readBareNumber) : [];
    const factors = read.flatMap((reading) =>
      'value' in reading && reading.value >= 0 ? [reading.value] : [],
    );
    const sum = factors.reduce((total, factor) => total + factor, 0);
    const isYear = factors.length === monthsPerYear && read.length === monthsPerYear;
    if (!isYear || Math.abs(sum / monthsPerYear - 1) > meanTolerance) return { complaint: twelveFactors() };
    return { value: factors };
  },
  { is: 'monthly' },
);

/** A number of at least zero, without a unit. */
const yearFactor = scalar<number>(
  (raw) => {
    const reading = readBareNumber(raw);
    return 'value' in reading && reading.value < 0 ? { complaint: negativeFactor(String(raw)) } : reading;
  },
  { is: 'notNegative' },
);

/** A factor for each scenario year. */
const yearly = list(yearFactor);

const plainUsage = usageRate.transform((rate) => ({
  rate,
  monthly: undefined,
  yearly: undefined,
  spread: undefined,
}));
const seasonalUsage = form({
  rate: key('How fast the meter runs, on the average of the year.', usageRate, { example: '3_300 fh/y' }),
  monthly: key('Twelve factors of use, January first, with the mean 1.', monthly.optional(), {
    byDefault: defaults.usage.monthlyFactors,
    rows: ['C40'],
  }),
  yearly: key('A factor of use for each year; the last one holds on.', yearly.optional(), {
    otherwise: 'always 1',
    example: '[1, 1, 0.8]',
    rows: ['C40'],
  }),
  spread: key('A factor of its own for each machine, drawn from this law.', factorLaw.optional(), {
    otherwise: 'all are used alike',
    example: '"uniform(0.5, 1.5)"',
  }),
});

const usage = either<{
  readonly rate: z.output<typeof usageRate>;
  readonly monthly?: readonly number[] | undefined;
  readonly spread?: z.output<typeof factorLaw> | undefined;
  readonly yearly?: readonly number[] | undefined;
}>(
  (raw) => (has(raw, 'rate') ? seasonalUsage : plainUsage),
  () => [plainUsage, seasonalUsage],
);

const ownSales = form({
  at: key('When each machine is sold, drawn for each of its own.', time, { example: '"uniform(0 d, 3 y)"' }),
});
const saleStream = form({
  interval: key('From one sale to the next, until all machines are sold.', time, {
    example: '"exponential(30 d)"',
  }),
  until: key('After this nothing more is sold.', duration.optional(), {
    otherwise: 'the horizon',
    example: '3 y',
  }),
});

const byDecision = word('byDecision');

/** When machines are sold: each at a time of its own, one after another, or when a decision says so. */
const sales = either<z.output<typeof ownSales> | z.output<typeof saleStream> | z.output<typeof byDecision>>(
  (raw) => (typeof raw === 'string' ? byDecision : has(raw, 'at') ? ownSales : saleStream),
  () => [byDecision, ownSales, saleStream],
);

/** A number above zero, without a unit. */
export const factor = scalar<number>(
  (raw) => {
    const reading = readBareNumber(raw);
    return 'value' in reading && reading.value <= 0 ? { complaint: mustBePositive(String(raw)) } : reading;
  },
  { is: 'positive' },
);

/** Work that a clock asks for. */
const fleetPlan = form({
  job: key('The job to do.', text, { example: 'inspection' }),
  every: key('From one occasion to the next.', duration, { example: '1 y', rows: ['A10'] }),
  first: key('The first occasion, counted from the sale of the machine.', time.optional(), {
    otherwise: 'after one interval',
    example: '"uniform(0 d, 1 y)"',
  }),
  socket: key('The unit that it is about, as a way down from the machine.', text.optional(), {
    otherwise: 'the machine as a whole',
    example: 'pump/seal',
  }),
  renews: key('What the job makes new.', word('nothing', 'unit', 'tree').optional(), {
    otherwise: 'unit with "socket", else nothing',
  }),
});

/** `fleets:` by id. */
export const fleets = byId(
  form({
    product: key('What the machines are.', text, { example: 'station' }),
    count: key('How many machines there are, or will be when all are sold.', count(1, mostMachines), {
      example: '20',
      rows: ['A01'],
    }),
    place: key('Where they stand.', text, { example: 'plant' }),
    customer: key('Whose they are in use.', text.optional(), {
      otherwise: 'the only customer',
      example: 'airline',
    }),
    tier: key('What is promised for them.', text.optional(), { otherwise: 'the only tier', example: 'gold' }),
    usage: key(
      'How fast each meter runs, by meter; the unit of the rate is the id of the meter.',
      byId(key('How fast the meter runs.', usage, { example: '24 h/d' })).optional(),
      { otherwise: 'only the calendar runs' },
    ),
    wear: key('A factor on all that use does: 2 halves all lives.', factor.optional(), {
      byDefault: defaults.fleet.wear,
      example: '1.2',
    }),
    initialAge: key(
      'How old the machines are at the start.',
      form({
        meter: key('The meter that the age is measured in.', text, { example: 'fh' }),
        age: key('The age of each machine, drawn from this law.', life, {
          example: '"uniform(0 fh, 9_000 fh)"',
        }),
        sockets: key(
          'Another age for what sits in certain sockets.',
          byId(key('The age there, drawn from this law.', life, { example: '2_000 fh' })).optional(),
          { otherwise: 'as "age"' },
        ),
        firstRunShare: key('The share of machines that have never been renewed yet.', share.optional(), {
          byDefault: defaults.initialAge.firstRunShare,
          example: '40 %',
        }),
      }).optional(),
      { otherwise: 'new', rows: ['A01'] },
    ),
    sales: key(
      'When machines are sold: each at a time of its own, one after another, or when a decision says so.',
      sales.optional(),
      { otherwise: 'all at the start', rows: ['A01'] },
    ),
    serviceLife: key('After this a machine is retired.', time.optional(), {
      otherwise: 'never in the run',
      example: '"uniform(8 y, 12 y)"',
      rows: ['A01'],
    }),
    checks: key(
      'Ages of a machine at which whatever has failed unnoticed is noticed, such as just before its cover ends.',
      list(duration).optional(),
      { otherwise: 'none', example: '[23 month]' },
    ),
    plans: key('Work that a clock asks for, by name.', byId(fleetPlan).optional(), {
      otherwise: 'none',
      rows: ['A10'],
    }),
    from: key(
      'A table (CSV) beside the scenario with a row for each machine, each of which becomes a fleet of one.',
      text.optional(),
      { otherwise: 'the machines are alike', example: 'fleet.csv' },
    ),
    columns: key(
      'Which column of the table fills which key: "id", "place", "age", "usage.h" and the like.',
      byId(key('The column.', text, { example: 'serial' })).optional(),
      { otherwise: 'columns that are called like a key' },
    ),
    units: key(
      'Units of the numbers in the table that have none, by key.',
      byId(key('The unit.', text, { example: 'h' })).optional(),
      { otherwise: 'every cell has its unit' },
    ),
  }),
);

/** `shocks:` by id. */
export const shocks = byId(
  form({
    fleets: key('Fleets that are hit together.', list(text), { example: '[stations]' }),
    interval: key('From one shock to the next.', time, { example: '"exponential(1 y)"', rows: ['C40'] }),
    hits: key('The chance of each machine to be hit.', share.optional(), { byDefault: 1, example: '30 %' }),
    socket: key('The unit that is hit, as a way down from the machine.', text, { example: 'pump' }),
    mode: key('The failure that it causes.', text, { example: 'wear' }),
  }),
);

/** `arrivals:` by id. */
export const arrivals = byId(
  form({
    place: key('Where they arrive.', text, { example: 'desk' }),
    interval: key('From one arrival to the next.', time, { example: '"exponential(20 min)"', rows: ['A24'] }),
    job: key('What is to be done for each.', text, { example: 'answer' }),
    customer: key('Whose they are.', text.optional(), { otherwise: 'the only customer', example: 'walkIn' }),
    tier: key('What is promised to them.', text.optional(), { otherwise: 'the only tier', example: 'gold' }),
    brings: key('The item that each brings along to be repaired.', text.optional(), {
      otherwise: 'nothing',
      example: 'pump',
    }),
    faults: key(
      'What is wrong with what is brought: shares by failure mode that add up to 100 %.',
      z.record(z.string(), key('The share of this fault.', share, { example: '70 %' })).optional(),
      { otherwise: 'the only failure mode' },
    ),
  }),
);
