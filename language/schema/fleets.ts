/** Fleets, and the arrivals that no machine raises. */
import { z } from 'zod';
import { mustBePositive, negativeFactor, twelveFactors } from '../messages.ts';
import { byId, either, form, has } from './form.ts';
import { duration, factorLaw, life, share, time, usageRate } from './quantities.ts';
import { list } from './list.ts';
import { count, readBareNumber, scalar, text, word } from './scalar.ts';

/** Machines that one fleet may have. */
export const mostMachines = 1_000_000;

const monthsPerYear = 12;
const meanTolerance = 1e-6;

const monthly = scalar<readonly number[]>((raw) => {
  const read = Array.isArray(raw) ? raw.map(readBareNumber) : [];
  const factors = read.flatMap((reading) =>
    'value' in reading && reading.value >= 0 ? [reading.value] : [],
  );
  const sum = factors.reduce((total, factor) => total + factor, 0);
  const isYear = factors.length === monthsPerYear && read.length === monthsPerYear;
  if (!isYear || Math.abs(sum / monthsPerYear - 1) > meanTolerance) return { complaint: twelveFactors() };
  return { value: factors };
});

/** A number of at least zero, without a unit. */
const yearFactor = scalar<number>((raw) => {
  const reading = readBareNumber(raw);
  return 'value' in reading && reading.value < 0 ? { complaint: negativeFactor(String(raw)) } : reading;
});

/** A factor for each scenario year. */
const yearly = list(yearFactor);

const plainUsage = usageRate.transform((rate) => ({
  rate,
  monthly: undefined,
  yearly: undefined,
  spread: undefined,
}));
const seasonalUsage = form({
  rate: usageRate,
  monthly: monthly.optional(),
  yearly: yearly.optional(),
  spread: factorLaw.optional(),
});

const usage = either<{
  readonly rate: z.output<typeof usageRate>;
  readonly monthly?: readonly number[] | undefined;
  readonly spread?: z.output<typeof factorLaw> | undefined;
  readonly yearly?: readonly number[] | undefined;
}>((raw) => (has(raw, 'rate') ? seasonalUsage : plainUsage));

const ownSales = form({ at: time });
const saleStream = form({ interval: time, until: duration.optional() });

const byDecision = word('byDecision');

/** When machines are sold: each at a time of its own, one after another, or when a decision says so. */
const sales = either<z.output<typeof ownSales> | z.output<typeof saleStream> | z.output<typeof byDecision>>(
  (raw) => (typeof raw === 'string' ? byDecision : has(raw, 'at') ? ownSales : saleStream),
);

/** A number above zero, without a unit. */
export const factor = scalar<number>((raw) => {
  const reading = readBareNumber(raw);
  return 'value' in reading && reading.value <= 0 ? { complaint: mustBePositive(String(raw)) } : reading;
});

/** Work that a clock asks for. */
const fleetPlan = form({
  job: text,
  every: duration,
  first: time.optional(),
  socket: text.optional(),
  renews: word('nothing', 'unit', 'tree').optional(),
});

/** `fleets:` by id. */
export const fleets = byId(
  form({
    product: text,
    count: count(1, mostMachines),
    place: text,
    customer: text.optional(),
    tier: text.optional(),
    usage: byId(usage).optional(),
    wear: factor.optional(),
    initialAge: form({ meter: text, age: life, firstRunShare: share.optional() }).optional(),
    sales: sales.optional(),
    serviceLife: time.optional(),
    plans: byId(fleetPlan).optional(),
  }),
);

/** `shocks:` by id. */
export const shocks = byId(
  form({ fleets: list(text), interval: time, hits: share.optional(), socket: text, mode: text }),
);

/** `arrivals:` by id. */
export const arrivals = byId(
  form({
    place: text,
    interval: time,
    job: text,
    customer: text.optional(),
    tier: text.optional(),
    brings: text.optional(),
    faults: z.record(z.string(), share).optional(),
  }),
);
