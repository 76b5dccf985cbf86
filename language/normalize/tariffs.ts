/** How a charge is summed and limited. */
import { asItArises } from '../../engine/contracts/ledger/charge.ts';
import type { TariffInput } from '../../engine/contracts/switches/contract-input.ts';
import type { Driver } from '../../engine/contracts/switches/driver.ts';
import { expectedNumber } from '../messages.ts';
import type { Path, Reading } from '../problem.ts';
import type { AuthoredCharge } from '../schema/contracts.ts';
import { readDuration } from '../units/duration.ts';
import { readMeterAmount } from '../units/meter.ts';
import { readAmount } from '../units/money.ts';
import { numberOf, type Quantity } from '../units/quantity.ts';
import type { Context } from './context.ts';
import { defaults } from './defaults.ts';
import { countsPoints, pricedPer } from './driver-units.ts';

/** Reads a limit of a period's sum in the unit that its driver counts. */
function readLimit(
  quantity: Quantity,
  driver: Driver,
  per: string | null,
  currency: string,
): Reading<number> {
  switch (pricedPer[driver]) {
    case 'hour':
      return readDuration(quantity);
    case 'margin':
      return readAmount(quantity, currency);
    case 'meter':
      return readMeterAmount(quantity, per ?? '');
    case 'once':
      return quantity.unit === '' && numberOf(quantity) >= 0
        ? { value: numberOf(quantity) }
        : { complaint: expectedNumber(quantity.text) };
  }
}

/** The tariff of a charge. `measured`: the contract excuses downtime, so points need a period to be measured in. */
export function normalizeTariff(
  charge: AuthoredCharge,
  driver: Driver,
  per: string | null,
  measured: boolean,
  path: Path,
  context: Context,
): TariffInput {
  const { period, due, growth, perMachine, beyond, upTo, shortOf, cap } = charge;
  const currency = context.authored.currency ?? defaults.currency;
  const limit = (key: string, quantity: Quantity | undefined): number | null => {
    if (quantity === undefined) return null;
    const reading = readLimit(quantity, driver, per, currency);
    if ('value' in reading) return reading.value;
    context.tell([...path, key], reading.complaint);
    return null;
  };
  const byPeriod =
    countsPoints.includes(driver) && (measured || perMachine !== undefined || due !== undefined);
  return {
    ...asItArises,
    period: period ?? (byPeriod ? defaults.pointsPeriod : defaults.tariff.period),
    due: due ?? defaults.tariff.due,
    growth: growth ?? null,
    perMachine: perMachine ?? defaults.tariff.perMachine,
    beyond: limit('beyond', beyond) ?? defaults.tariff.beyond,
    upTo: limit('upTo', upTo),
    shortOf: limit('shortOf', shortOf),
    cap: cap ?? null,
  };
}
