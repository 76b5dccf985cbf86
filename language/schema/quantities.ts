/** Quantities of the schema: each is read in the unit that its place asks for. */
import { distribution, type DistributionSpec } from '../../engine/random/index.ts';
import { badCurrency, expectedFactor, expectedMoneyOrShare, expectedUnits } from '../messages.ts';
import type { Reading } from '../problem.ts';
import { readDistribution, readDistributionText, type ReadUnit } from '../units/distribution-text.ts';
import { hoursPerUnit, readDuration } from '../units/duration.ts';
import { readUsageRate } from '../units/meter.ts';
import { readAmount, readMoney, readMoneyPer } from '../units/money.ts';
import { numberOf, readQuantity, type Quantity } from '../units/quantity.ts';
import { readFraction, readShare } from '../units/share.ts';
import { readDays } from '../units/day-list.ts';
import { readWorkingHours } from '../units/working-hours.ts';
import { known, scalar, type Read } from './scalar.ts';

/** A price: money per something, or a margin. */
export interface Price {
  readonly unit: 'money' | 'fraction';
  /** Cents (per hour where `per` is a time), or the fraction. */
  readonly value: number;
  /** The unit behind the slash; `null` for a plain amount or a fraction. */
  readonly per: string | null;
}

const readUnits: ReadUnit = (written) => {
  const value = numberOf(written);
  return written.unit === '' && Number.isInteger(value) && value >= 0
    ? { value }
    : { complaint: expectedUnits(written.text) };
};

const readBare: ReadUnit = (written) =>
  written.unit === '' && numberOf(written) >= 0
    ? { value: numberOf(written) }
    : { complaint: expectedFactor(written.text) };

function inUnit<T>(read: (quantity: Quantity) => Reading<T>): Read<T> {
  return (raw) => {
    const reading = readQuantity(raw);
    return 'value' in reading ? read(reading.value) : reading;
  };
}

function distributionIn(readUnit: ReadUnit): Read<DistributionSpec> {
  return (raw) => {
    const reading = readDistributionText(raw);
    return 'value' in reading ? readDistribution(reading.value, readUnit) : reading;
  };
}

/** A fixed time, in hours. */
export const duration = scalar(inUnit(readDuration), { is: 'duration' });
/** A whole number of units that may vary. */
export const quantity = scalar<DistributionSpec>(
  (raw) => {
    const reading = distributionIn(readUnits)(raw);
    if (!('value' in reading)) return reading;
    const whole = [0.001, 0.5, 0.999].every((u) => Number.isInteger(distribution(reading.value).quantile(u)));
    return whole ? reading : { complaint: expectedUnits(String(raw)) };
  },
  { is: 'units' },
);
/** A factor that may vary: numbers of at least zero, without a unit. */
export const factorLaw = scalar(distributionIn(readBare), { is: 'factorLaw' });
/** A time that may vary, in hours. */
export const time = scalar(distributionIn(readDuration), { is: 'time' });
/** An amount of whatever its place counts, whose unit that decides. */
export const amount = scalar(readQuantity, { is: 'amount' });
/** A life or an age, whose unit its meter decides. */
export const life = scalar(readDistributionText, { is: 'life' });
/** A fraction in [0, 1]. */
export const share = scalar(inUnit(readShare), { is: 'share' });
/** A fraction of at least zero. */
export const fraction = scalar(inUnit(readFraction), { is: 'fraction' });
/** How fast a meter runs. */
export const usageRate = scalar(inUnit(readUsageRate), { is: 'usageRate' });
/** Days of the run. */
export const days = scalar(readDays, { is: 'days' });
/** Intervals of the week. */
export const workingHours = scalar(readWorkingHours, { is: 'workingHours' });

/** Three capital letters. */
export const currencyCode = scalar<string>(
  (raw) =>
    typeof raw === 'string' && /^[A-Z]{3}$/.test(raw) ? { value: raw } : { complaint: badCurrency(raw) },
  { is: 'currency' },
);

/** Scalars of money, in the scenario's one currency. */
export function moneyIn(currency: string) {
  const price: Read<Price> = inUnit((written): Reading<Price> => {
    if (written.unit === '' || written.unit === '%') {
      // A bare number of one or more is money whose unit was forgotten, not a margin of hundreds of percent.
      if (written.unit === '' && Math.abs(numberOf(written)) >= 1) {
        return { complaint: expectedMoneyOrShare(written.text, written.unit, currency) };
      }
      const reading = readFraction(written);
      return 'value' in reading ? { value: { unit: 'fraction', value: reading.value, per: null } } : reading;
    }
    const reading = readMoney(written, currency);
    if (!('value' in reading)) return reading;
    const { cents, per } = reading.value;
    return { value: { unit: 'money', value: cents / (hoursPerUnit.get(per ?? '') ?? 1), per } };
  });
  return {
    currency,
    /** A plain amount, in cents. */
    amount: scalar(
      inUnit((written) => readAmount(written, currency)),
      { is: 'money' },
    ),
    /** Money per time, in cents per hour. */
    rate: scalar(
      inUnit((written) => readMoneyPer(1, written, currency)),
      { is: 'moneyRate' },
    ),
    /** Money per time, in cents per year. */
    yearly: scalar(
      inUnit((written) => readMoneyPer(8760, written, currency)),
      { is: 'moneyRate' },
    ),
    /** Money per whatever, or a margin, with its basis. */
    price: known(price, { is: 'price' }),
  };
}

/** The scalars of money of one scenario. */
export type MoneyScalars = ReturnType<typeof moneyIn>;
