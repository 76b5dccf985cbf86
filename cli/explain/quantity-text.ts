/** How much of what a line of an actor's sum counts: hours, flying hours, removals, or money that a rate multiplies. */
import type { Alternative } from '../../engine/build/scenario.ts';
import type { Driver } from '../../engine/contracts/switches/driver.ts';
import type { ExpectedLine } from '../../engine/relations/least-own-expected-cost.ts';
import { money } from '../text/money.ts';
import { plainNumber } from '../text/numbers.ts';
import type { Cell } from '../text/table.ts';

const units: Readonly<Record<Driver, string>> = {
  start: '',
  coveredHour: 'h',
  use: '',
  downtimeHour: 'h',
  removal: 'removals',
  visit: 'visits',
  fieldLabourHour: 'h',
  shopLabourHour: 'h',
  partsCost: 'money',
  transportCost: 'money',
  auditedCost: 'money',
  pointsAbove: 'points',
  pointsBelow: 'points',
  dutyHour: 'h',
  openingValue: 'money',
  closingValue: 'money',
  openingSpares: 'money',
  closingSpares: 'money',
  decisionCost: 'years',
  stockValueYear: 'money',
  claim: 'claims',
  coverHour: 'hours of cover',
  extension: 'extensions',
  optionPrice: 'price of machines bought',
  returnedValue: 'value of machines returned',
  closingBought: 'value of machines bought',
  closingReturned: 'value of machines returned',
  decisionOnce: '',
  optionYear: 'years',
  optionOnce: '',
};

/** Quantity and unit of a line. */
export function quantityText({ name, quantity, cents }: ExpectedLine, alternative: Alternative): Cell {
  const { contracts, currency } = alternative.economics;
  const split = name.indexOf('/');
  const charge = contracts[name.slice(0, split)]?.charges[name.slice(split + 1)];
  const unit =
    charge === undefined
      ? unitOutside(name)
      : charge.driver === 'use'
        ? (charge.per ?? '')
        : units[charge.driver];
  // A cost that is passed on as it is counts its own cents.
  if (unit === 'money' || (quantity !== 1 && Math.abs(cents) === Math.abs(quantity))) {
    return [money(quantity, currency), ''];
  }
  return [plainNumber(quantity), unit];
}

/** What goes outside under any contract: wages and lost margin are by the hour. */
function unitOutside(name: string): string {
  return /labour|margin|wages/.test(name) ? 'h' : '';
}
