/** The kinds of values: their name, how they are written, an example, and the same for JSON Schema. */
import { currentVersion } from '../migrate.ts';
import { ownName } from '../schema/own-name.ts';
import { mostUnits } from '../schema/stocks.ts';
import type { KindName } from '../schema/written.ts';
import type { Value } from './outline.ts';
import { patterns } from './patterns.ts';

/** A JSON Schema, or a part of one. */
export type Json = { readonly [key: string]: unknown };

export interface Kind {
  readonly name: string;
  /** The unit, or the way of writing it. */
  readonly unit: string;
  readonly example: string;
  readonly json: Json;
}

const text = (pattern: string): Json => ({ type: 'string', pattern });
const numberFrom = (minimum: number): Json => ({ type: 'number', minimum });
const any = (...forms: readonly Json[]): Json => ({ anyOf: forms });

const times = 's, min, h, d, wk, month or y';
const laws = 'or a law such as lognormal(mean, 50 %)';

const kinds: Readonly<Record<KindName, Kind>> = {
  duration: { name: 'duration', unit: times, example: '36 h', json: text(patterns.duration) },
  time: {
    name: 'time',
    unit: `${times}, ${laws}`,
    example: '"lognormal(4 h, 50 %)"',
    json: text(patterns.time),
  },
  life: {
    name: 'life',
    unit: `the unit of its meter, ${laws}`,
    example: '"weibull(3, 25_198 fh)"',
    json: text(patterns.life),
  },
  units: {
    name: 'units',
    unit: 'a whole number, or a law of whole numbers',
    example: '"poisson(3)"',
    json: any({ type: 'integer', minimum: 0 }, text(patterns.bareLaw)),
  },
  factorLaw: {
    name: 'law of factors',
    unit: 'no unit; a number, or a law',
    example: '"uniform(0.5, 1.5)"',
    json: any(numberFrom(0), text(patterns.bareLaw)),
  },
  amount: {
    name: 'amount',
    unit: 'the unit of what is counted',
    example: '2_000 fh',
    json: any({ type: 'number' }, text(patterns.amount)),
  },
  share: {
    name: 'share',
    unit: '%, or a fraction from 0 to 1',
    example: '98 %',
    json: any({ type: 'number', minimum: 0, maximum: 1 }, text(patterns.share)),
  },
  fraction: {
    name: 'fraction',
    unit: '%, or a fraction of at least 0',
    example: '8 %',
    json: any(numberFrom(0), text(patterns.fraction)),
  },
  usageRate: {
    name: 'use per time',
    unit: 'the unit of a meter, by s, min, h, d, wk, month or y',
    example: '3_300 fh/y',
    json: text(patterns.usageRate),
  },
  workingHours: {
    name: 'working hours',
    unit: '"always", days with hours, or a list of them',
    example: '"weekdays 08:00-17:00"',
    json: any(text(patterns.workingHours), {
      type: 'array',
      minItems: 1,
      items: text(patterns.workingHoursLine),
    }),
  },
  days: {
    name: 'days',
    unit: 'days of the run, counted from 1, or of each year',
    example: 'days 358-365 yearly',
    json: text(patterns.days),
  },
  currency: {
    name: 'currency',
    unit: 'three capital letters',
    example: 'EUR',
    json: text(patterns.currency),
  },
  money: {
    name: 'money',
    unit: 'the currency, with k, M or G',
    example: '2.4 MUSD',
    json: text(patterns.money),
  },
  moneyRate: {
    name: 'money per time',
    unit: `the currency by ${times}`,
    example: '150 USD/h',
    json: text(patterns.moneyRate),
  },
  price: {
    name: 'price',
    unit: 'money per what is counted, or a margin in %',
    example: '180 USD/fh',
    json: any(
      { type: 'number', minimum: 0, exclusiveMaximum: 1 },
      text(patterns.price),
      text(patterns.margin),
    ),
  },
  text: { name: 'name', unit: 'text', example: 'pump', json: { type: ['string', 'number'] } },
  flag: { name: 'yes or no', unit: 'true or false', example: 'true', json: { type: 'boolean' } },
  number: {
    name: 'number',
    unit: 'no unit',
    example: '3',
    json: any({ type: 'number' }, text(patterns.signed)),
  },
  positive: {
    name: 'factor',
    unit: 'no unit, above 0',
    example: '1.2',
    json: any({ type: 'number', exclusiveMinimum: 0 }, text(patterns.bare)),
  },
  notNegative: {
    name: 'factor',
    unit: 'no unit, at least 0',
    example: '0.8',
    json: any(numberFrom(0), text(patterns.bare)),
  },
  monthly: {
    name: 'twelve factors',
    unit: 'no unit, at least 0, with the mean 1',
    example: '[0.5, 0.5, 1, 1, 1, 1.5, 1.5, 1.5, 1, 1, 1, 0.5]',
    json: { type: 'array', minItems: 12, maxItems: 12, items: any(numberFrom(0), text(patterns.bare)) },
  },
  level: {
    name: 'level',
    unit: `a whole number from 0 to ${mostUnits}, or "unlimited"`,
    example: '4',
    json: any(
      { const: 'unlimited' },
      { type: 'integer', minimum: 0, maximum: mostUnits },
      text(patterns.bare),
    ),
  },
  version: {
    name: 'version',
    unit: `a whole number, at present ${currentVersion}`,
    example: String(currentVersion),
    json: { type: 'integer', minimum: 1, maximum: currentVersion },
  },
  anything: {
    name: 'value',
    unit: 'as the key asks for',
    example: '4',
    json: { type: ['string', 'number', 'boolean', 'null'] },
  },
  template: {
    name: 'template',
    unit: 'a map, as it would stand where it is used',
    example: '{ life: "weibull(2, 4_000 h)" }',
    json: { type: 'object' },
  },
};

/** Every kind but words and whole numbers, whose keys say which. */
export const allKinds: readonly Kind[] = Object.values(kinds);

/** What is known of a value. */
export function kindOf(value: Value): Kind {
  if (value.is === 'word') {
    if (value.own === true) {
      const words = [...value.words, 'own.NAME'];
      const own = text(ownName.source);
      const json = value.words.length === 0 ? own : any({ enum: value.words }, own);
      return { name: 'word', unit: words.join(', '), example: value.words[0] ?? 'own.NAME', json };
    }
    const [first = ''] = value.words;
    return { name: 'word', unit: value.words.join(', '), example: first, json: { enum: value.words } };
  }
  if (value.is !== 'count') return kinds[value.is];
  const { least, most } = value;
  return {
    name: 'whole number',
    unit: `from ${least} to ${most}`,
    example: String(Math.max(least, 1)),
    json: any(
      { type: 'integer', minimum: least, maximum: most },
      text(least < 0 ? patterns.signed : patterns.bare),
    ),
  };
}
