/** What drivers count, for whoever reads their prices and their limits. */
import type { Driver } from '../../engine/contracts/switches/driver.ts';

/** What the price of each driver is: money per hour, per unit of a meter, per occurrence, or a margin. */
export const pricedPer: Readonly<Record<Driver, 'hour' | 'meter' | 'once' | 'margin'>> = {
  start: 'once',
  coveredHour: 'hour',
  use: 'meter',
  downtimeHour: 'hour',
  removal: 'once',
  visit: 'once',
  fieldLabourHour: 'hour',
  shopLabourHour: 'hour',
  partsCost: 'margin',
  transportCost: 'margin',
  auditedCost: 'margin',
  pointsAbove: 'once',
  pointsBelow: 'once',
  dutyHour: 'hour',
  openingValue: 'margin',
  closingValue: 'margin',
  openingSpares: 'margin',
  closingSpares: 'margin',
  decisionCost: 'margin',
  stockValueYear: 'margin',
  decisionOnce: 'margin',
  optionYear: 'margin',
  optionOnce: 'margin',
  claim: 'once',
  coverHour: 'hour',
  extension: 'once',
  optionPrice: 'margin',
  returnedValue: 'margin',
  closingBought: 'margin',
  closingReturned: 'margin',
};

/** Drivers that points of availability are counted by. */
export const countsPoints: readonly Driver[] = ['pointsAbove', 'pointsBelow'];

/** Drivers whose quantities know their machine. */
export const knowsMachine: readonly Driver[] = [
  'use',
  'removal',
  'visit',
  'fieldLabourHour',
  'claim',
  'coverHour',
  ...countsPoints,
];
