/**
 * Distributions written inline: `14 d` (always so long), or a law with its parameters such as `exponential(65_000 fh)`,
 * `weibull(3, 25_198 fh)` (shape, scale), `lognormal(4 h, 50 %)` (mean, coefficient of variation), `discrete(1: 50 %,
 * 2: 50 %)`. The text is read first and its units later, since what a life is measured in depends on its mode's meter.
 */
import { distribution, type DistributionSpec } from '../../engine/random/index.ts';
import {
  argumentCount,
  notPositive,
  refusedLaw,
  tooLarge,
  uniformOrder,
  unknownLaw,
  unreadableDistribution,
} from '../messages.ts';
import type { Reading } from '../problem.ts';
import { readQuantity, numberOf, type Quantity } from './quantity.ts';
import { readFraction } from './share.ts';

/**
 * How a parameter is written: in the unit of what is described, as a plain number, as a share, or as a count, which is
 * plain too and fits only where what is described has no unit.
 */
type Kind = 'amount' | 'number' | 'share' | 'count';

interface Parameter {
  readonly name: string;
  readonly kind: Kind;
  /** Whether it may be zero or less. */
  readonly anySign?: true;
}

interface Signature {
  readonly parameters: readonly Parameter[];
  /** The values must rise in the order in which they are written. */
  readonly rising?: true;
  readonly spec: (...values: number[]) => DistributionSpec;
}

const amount = (name: string): Parameter => ({ name, kind: 'amount' });
const anyAmount = (name: string): Parameter => ({ name, kind: 'amount', anySign: true });
const plain = (name: string): Parameter => ({ name, kind: 'number' });

/** The laws with a fixed number of parameters. */
export const signatures: Readonly<Record<string, Signature>> = {
  constant: { parameters: [anyAmount('value')], spec: (value = 0) => ({ law: 'constant', value }) },
  exponential: { parameters: [amount('mean')], spec: (mean = 0) => ({ law: 'exponential', mean }) },
  weibull: {
    parameters: [plain('shape'), amount('scale')],
    spec: (shape = 0, scale = 0) => ({ law: 'weibull', shape, scale }),
  },
  lognormal: {
    parameters: [amount('mean'), { name: 'coefficient of variation', kind: 'share' }],
    spec: (mean = 0, cv = 0) => ({ law: 'lognormal', mean, cv }),
  },
  uniform: {
    parameters: [anyAmount('least'), anyAmount('greatest')],
    rising: true,
    spec: (min = 0, max = 0) => ({ law: 'uniform', min, max }),
  },
  triangular: {
    parameters: [anyAmount('least'), anyAmount('most likely'), anyAmount('greatest')],
    rising: true,
    spec: (min = 0, mode = 0, max = 0) => ({ law: 'triangular', min, mode, max }),
  },
  /** Cut off at zero: nothing that a scenario describes is negative. */
  truncatedNormal: {
    parameters: [anyAmount('mean'), amount('standard deviation')],
    spec: (mean = 0, sd = 0) => ({ law: 'truncatedNormal', mean, sd, min: 0 }),
  },
  gamma: {
    parameters: [plain('shape'), amount('scale')],
    spec: (shape = 0, scale = 0) => ({ law: 'gamma', shape, scale }),
  },
  erlang: {
    parameters: [plain('phases'), amount('mean')],
    spec: (phases = 0, mean = 0) => ({ law: 'erlang', phases, mean }),
  },
  beta: {
    parameters: [plain('alpha'), plain('beta'), anyAmount('least'), anyAmount('greatest')],
    spec: (alpha = 0, beta = 0, min = 0, max = 0) => ({ law: 'beta', alpha, beta, min, max }),
  },
  poisson: { parameters: [{ name: 'mean', kind: 'count' }], spec: (mean = 0) => ({ law: 'poisson', mean }) },
};

/** Laws of any number of values; those of `discrete` have their probabilities behind a colon. */
export const lists = ['discrete', 'empirical'] as const;
const laws = [...Object.keys(signatures), ...lists];

/** A distribution whose units are not looked at yet. */
export interface DistributionText {
  readonly law: string;
  readonly arguments: readonly Quantity[];
  /** Probabilities of the arguments, where the law has them. */
  readonly weights: readonly number[];
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
    return { value: { law: 'constant', arguments: [only.value], weights: [], text: only.value.text } };
  }
  const law = call[1] ?? '';
  if (!laws.includes(law)) return { complaint: unknownLaw(law, laws) };
  const parts = (call[2] ?? '').split(',');
  const parameters = signatures[law]?.parameters;
  if (parameters !== undefined && parts.length !== parameters.length) {
    return {
      complaint: argumentCount(
        law,
        parameters.map(({ name }) => name),
      ),
    };
  }
  const quantities: Quantity[] = [];
  const weights: number[] = [];
  for (const part of parts) {
    const [value = '', weight, ...more] = law === 'discrete' ? part.split(':') : [part];
    if (law === 'discrete' && (weight === undefined || more.length > 0)) {
      return { complaint: unreadableDistribution(text) };
    }
    const quantity = readQuantity(value);
    if (!('value' in quantity)) return quantity;
    quantities.push(quantity.value);
    if (weight === undefined) continue;
    const share = readQuantity(weight);
    const read = 'value' in share ? readFraction(share.value) : share;
    if (!('value' in read)) return read;
    weights.push(read.value);
  }
  return { value: { law, arguments: quantities, weights, text } };
}

/** Turns the text into a spec that can be sampled, its dimensional parameters read by `readUnit`. */
export function readDistribution(source: DistributionText, readUnit: ReadUnit): Reading<DistributionSpec> {
  const reading = readSpec(source, readUnit);
  if (!('value' in reading)) return reading;
  try {
    const { mean, variance } = distribution(reading.value);
    return Number.isFinite(mean) && Number.isFinite(variance)
      ? reading
      : { complaint: tooLarge(source.text) };
  } catch (error) {
    // What only the law itself knows of its parameters: phases that are no whole number, weights that are all zero.
    return { complaint: refusedLaw(source.text, error instanceof Error ? error.message : String(error)) };
  }
}

function readSpec(source: DistributionText, readUnit: ReadUnit): Reading<DistributionSpec> {
  const signature = signatures[source.law];
  const values: number[] = [];
  for (const [index, quantity] of source.arguments.entries()) {
    const reading = readParameter(quantity, signature?.parameters[index]?.kind ?? 'amount', readUnit);
    if (!('value' in reading)) return reading;
    values.push(reading.value);
  }
  if (signature === undefined) {
    const [first] = values;
    if (first === undefined) return { complaint: unreadableDistribution(source.text) };
    if (source.law === 'empirical') return { value: { law: 'empirical', sample: values } };
    const outcomes = values.map((value, index) => ({ value, weight: source.weights[index] ?? 0 }));
    return { value: { law: 'discrete', outcomes } };
  }
  const { parameters, rising, spec } = signature;
  if (parameters.some(({ anySign }, index) => anySign !== true && !((values[index] ?? 0) > 0))) {
    return { complaint: notPositive(source.text) };
  }
  const least = values[0] ?? 0;
  const inOrder = values.every((value, index) => index === 0 || (values[index - 1] ?? 0) <= value);
  if (rising === true && !(inOrder && least < (values.at(-1) ?? 0))) {
    return { complaint: uniformOrder(source.text) };
  }
  return { value: spec(...values) };
}

function readParameter(quantity: Quantity, kind: Kind, readUnit: ReadUnit): Reading<number> {
  if (kind === 'amount') return readUnit(quantity);
  if (kind === 'share') return readFraction(quantity);
  if (quantity.unit !== '') return { complaint: unreadableDistribution(quantity.text) };
  return kind === 'count' ? readUnit(quantity) : { value: numberOf(quantity) };
}
