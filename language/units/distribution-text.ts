/**
 * Distributions written inline: `14 d` (always so long), `exponential(65_000 fh)`, `weibull(3, 25_198 fh)` (shape,
 * scale), `lognormal(4 h, 50 %)` (mean, coefficient of variation), `uniform(0 fh, 12_000 fh)`. The text is read first
 * and its units later, since what a life is measured in depends on its mode's meter.
 */
import { distribution, type DistributionSpec } from '../../engine/random/index.ts';
import {
  argumentCount,
  notPositive,
  tooLarge,
  uniformOrder,
  unknownLaw,
  unreadableDistribution,
} from '../messages.ts';
import type { Reading } from '../problem.ts';
import { readQuantity, numberOf, type Quantity } from './quantity.ts';
import { readFraction } from './share.ts';

/** The laws and what they are written with. */
const signatures: ReadonlyMap<string, readonly string[]> = new Map([
  ['constant', ['value']],
  ['exponential', ['mean']],
  ['weibull', ['shape', 'scale']],
  ['lognormal', ['mean', 'coefficient of variation']],
  ['uniform', ['least', 'greatest']],
]);

/** A distribution whose units are not looked at yet. */
export interface DistributionText {
  readonly law: string;
  readonly arguments: readonly Quantity[];
  readonly text: string;
}

/** Reads one of a quantity's numbers in a unit that the caller knows. */
export type ReadUnit = (quantity: Quantity) => Reading<number>;

/** Reads the form of a distribution. */
export function readDistributionText(raw: unknown): Reading<DistributionText> {
  const text = typeof raw === 'string' ? raw.trim() : '';
  const call = /^([A-Za-z]\w*)\s*\((.*)\)$/s.exec(text);
  if (call === null) {
    if (/^[A-Za-z]/.test(text)) return { complaint: unreadableDistribution(text) };
    const only = readQuantity(raw);
    if (!('value' in only)) return only;
    return { value: { law: 'constant', arguments: [only.value], text: only.value.text } };
  }
  const law = call[1] ?? '';
  const names = signatures.get(law);
  if (names === undefined) return { complaint: unknownLaw(law, [...signatures.keys()]) };
  const parts = (call[2] ?? '').split(',');
  if (parts.length !== names.length) return { complaint: argumentCount(law, names) };
  const quantities: Quantity[] = [];
  for (const part of parts) {
    const quantity = readQuantity(part);
    if (!('value' in quantity)) return quantity;
    quantities.push(quantity.value);
  }
  return { value: { law, arguments: quantities, text } };
}

/** Turns the text into a spec that can be sampled, its dimensional parameters read by `readUnit`. */
export function readDistribution(source: DistributionText, readUnit: ReadUnit): Reading<DistributionSpec> {
  const reading = readSpec(source, readUnit);
  if (!('value' in reading)) return reading;
  const { mean, variance } = distribution(reading.value);
  return Number.isFinite(mean) && Number.isFinite(variance) ? reading : { complaint: tooLarge(source.text) };
}

function readSpec(source: DistributionText, readUnit: ReadUnit): Reading<DistributionSpec> {
  const [first, second] = source.arguments;
  if (first === undefined) return { complaint: unreadableDistribution(source.text) };
  const one = source.law === 'weibull' ? readBare(first) : readUnit(first);
  if (!('value' in one)) return one;
  if (source.law === 'constant') return { value: { law: 'constant', value: one.value } };
  if (source.law === 'exponential') {
    return positive(source, one.value, () => ({ law: 'exponential', mean: one.value }));
  }
  if (second === undefined) return { complaint: unreadableDistribution(source.text) };
  const two = source.law === 'lognormal' ? readFraction(second) : readUnit(second);
  if (!('value' in two)) return two;
  const least = Math.min(one.value, two.value);
  switch (source.law) {
    case 'weibull':
      return positive(source, least, () => ({ law: 'weibull', shape: one.value, scale: two.value }));
    case 'lognormal':
      return positive(source, least, () => ({ law: 'lognormal', mean: one.value, cv: two.value }));
    default:
      if (one.value >= two.value) return { complaint: uniformOrder(source.text) };
      return { value: { law: 'uniform', min: one.value, max: two.value } };
  }
}

function readBare(quantity: Quantity): Reading<number> {
  if (quantity.unit !== '') return { complaint: unreadableDistribution(quantity.text) };
  return { value: numberOf(quantity) };
}

function positive(
  source: DistributionText,
  least: number,
  spec: () => DistributionSpec,
): Reading<DistributionSpec> {
  return least > 0 ? { value: spec() } : { complaint: notPositive(source.text) };
}
