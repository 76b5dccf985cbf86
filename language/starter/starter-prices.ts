/** What the contract of a starter charges, and what it must state besides. */
import { contractPresets } from '../../engine/contracts/switches/presets.ts';
import type { Sector } from './sectors.ts';

/** Prices are put at what repairs cost a machine a year, and half as much again. */
const loading = 1.5;

/** What the contracts are called, by preset. */
export const contractTitles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(contractPresets).map(([id, { title }]) => [id, title]),
);

/** Names of the prices that a contract needs. */
export function pricesOf(model: string): ReadonlySet<string> {
  const charges = Object.values(contractPresets[model]?.charges ?? {});
  return new Set(charges.flatMap(({ price }) => price ?? []));
}

/** A price by its name, with a remark. */
export function priceOf(name: string, sector: Sector): { readonly value: string; readonly says: string } {
  const { currency, price, use, meanLife, wage } = sector;
  const yearly = (loading * price * use) / meanLife;
  const money = (value: number, per = ''): string => `${amount(value)} ${currency}${per}`;
  switch (name) {
    case 'chargePerRemoval':
      return { value: money(loading * price), says: 'for each unit exchanged' };
    case 'partsMarkup':
      return { value: '25 %', says: 'on what a part costs' };
    case 'labourRate':
      return { value: money(2 * wage, '/h'), says: 'for an hour of work' };
    case 'callOut':
      return { value: money(wage), says: 'for each visit' };
    case 'costPlusMargin':
      return { value: '15 %', says: 'on audited cost' };
    case 'shareOfDifference':
      return { value: '40 %', says: 'of what a year costs more or less than its target' };
    case 'ratePerUse':
    case 'pricePerOutput':
      return { value: money(yearly / use, '/h'), says: 'for an hour of use' };
    case 'excessRate':
      return { value: money((loading * yearly) / use, '/h'), says: 'for an hour beyond what is included' };
    case 'availabilityBonus':
    case 'availabilityPenalty':
      return { value: money(yearly / 50), says: 'for each point and year, a week of the fee' };
    case 'warrantyPrice':
    case 'extensionPrice':
    case 'rebate':
      return {
        value: money(yearly / 2),
        says: name === 'rebate' ? 'at the start, falling with age' : 'once',
      };
    default:
      return { value: money(yearly, '/y'), says: 'a year, for each machine' };
  }
}

/** What a contract must state besides, with a remark. */
export function termsOf(model: string, sector: Sector): readonly (readonly [string, string, string])[] {
  const cost = (sector.count * sector.price * sector.use) / sector.meanLife;
  const yearly = `${amount(cost)} ${sector.currency}`;
  const warranty = ['warrantyPeriod', '1 y', 'the maker pays for failures until then'] as const;
  switch (model) {
    case 'warranty':
    case 'warrantyRenewing':
      return [warranty];
    case 'warrantyProRata':
      return [
        ['cover', '{ until: 1 y, freeUntil: 0 h, once: true }', 'the rebate falls to nothing until then'],
      ];
    case 'warrantyExtended':
      return [
        warranty,
        ['cover', '{ extension: { until: 2 y, share: 50 % } }', 'half of the customers buy a second year'],
      ];
    case 'performanceBased':
      return [['availabilityTarget', '95 %', 'bonus above, penalty below']];
    case 'payPerUse':
      return [['minimumUse', `${amount(sector.use / 2)} h/y`, 'billed at least, for each machine']];
    case 'leaseWithLimit':
      return [['includedUse', `${amount(0.9 * sector.use)} h/y`, 'in the rent, for each machine']];
    case 'costPlusShare':
      return [['targetCost', yearly, 'of a year, of the whole fleet']];
    case 'guaranteedMaximum':
      return [['guaranteedMaximum', yearly, 'a year, of the whole fleet']];
    default:
      return [];
  }
}

/** A number as a person would write it: three digits that count, whole cents. */
export function amount(value: number): string {
  if (Number.isInteger(value)) return grouped(value);
  const rounded = Number(value.toPrecision(3));
  return rounded >= 100 ? grouped(rounded) : String(Math.max(0.01, Math.round(rounded * 100) / 100));
}

function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, '_');
}
