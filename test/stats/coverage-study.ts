// How often the intervals hold the truth. A 95 % interval is a promise about many experiments: of 1,000, some 950 should
// hold. The promise rests on assumptions (normal means, independent batches, a count that was fixed beforehand), so it is
// measured here where they hold and where they do not: on skewed data, in a line at high load, on correlated series, and
// with a stopping rule. All draws are keyed by (study, experiment): the table is the same wherever it is made, and the
// first experiments of a long study are those of a short one.
//
// The line is M/M/1 begun in equilibrium: the first customer's wait W is drawn from its stationary distribution, and each
// next one is max(0, W + S − A) (D. V. Lindley, 1952). So the mean wait is λ / (μ (μ − λ)) for every customer, and the
// truth is known exactly however short the run.
import { Tally } from '../../engine/kernel/monitors/index.ts';
import { log, normalQuantile, pathKey, runKey, uniform, type DrawKey } from '../../engine/random/index.ts';
import {
  batchMeans,
  meanInterval,
  pairedDifference,
  quantileInterval,
  shareInterval,
  tallyInterval,
  untilPrecise,
  type PrecisionRule,
} from '../../engine/stats/index.ts';

/** One line of the table. */
export interface CoverageRow {
  readonly what: string;
  /** Whether the data are such as the interval takes them to be (or enough of them); where not, it may fall short. */
  readonly assumptionsHold: boolean;
  /** The confidence asked for. */
  readonly nominal: number;
  readonly experiments: number;
  /** In how many the interval held the truth. */
  readonly covered: number;
  readonly share: number;
  /** The 99 % interval of the share (Wilson): what the number of experiments leaves open. */
  readonly lower: number;
  readonly upper: number;
}

/** An interval that claims to hold `truth`. */
export interface Claim {
  readonly lower: number;
  readonly upper: number;
}

/** One kind of interval on one kind of data. */
export interface CoverageStudy {
  readonly what: string;
  readonly assumptionsHold: boolean;
  readonly truth: number;
  /** The interval of one experiment, whose randomness is the key. */
  readonly experiment: (key: DrawKey) => Claim;
}

const nominal = 0.95;

const around = ({ mean, halfWidth }: { readonly mean: number; readonly halfWidth: number }): Claim => ({
  lower: mean - halfWidth,
  upper: mean + halfWidth,
});

const draws = (count: number, draw: (n: number) => number) =>
  Array.from({ length: count }, (_, n) => draw(n));
const normal = (key: DrawKey, purpose: number, n: number) => normalQuantile(uniform(key, purpose, n));
const exponential = (key: DrawKey, purpose: number, n: number) => -log(uniform(key, purpose, n));

/** The average wait of `customers` in a line of load `load` whose mean service time is 1. */
function averageWait(key: DrawKey, replication: number, load: number, customers: number): number {
  const first = uniform(key, 3, replication);
  // P(W > w) = load · e^(−(1 − load) w).
  let wait = first >= load ? 0 : -log(first / load) / (1 - load);
  let sum = 0;
  for (let customer = 0; customer < customers; customer += 1) {
    const n = replication * customers + customer;
    sum += wait;
    wait = Math.max(0, wait + exponential(key, 1, n) - exponential(key, 2, n) / load);
  }
  return sum / customers;
}

const meanWait = (load: number) => load / (1 - load);

/** A stationary AR(1) series of mean 10 and variance 1. */
function autoregressive(key: DrawKey, phi: number, length: number): number[] {
  const shock = Math.sqrt(1 - phi * phi);
  let level = normal(key, 0, 0);
  return draws(length, (n) => {
    if (n > 0) level = phi * level + shock * normal(key, 0, n);
    return 10 + level;
  });
}

/** The values of replications 0, 1 … as the rule asks for them, to its decision. */
function stopped(rule: PrecisionRule, figure: (replication: number) => number): Claim {
  const stopping = untilPrecise(rule);
  const values: number[] = [];
  for (;;) {
    const { nextCheckpoint, intervals } = stopping.decide(values);
    if (nextCheckpoint === undefined) return intervals[0] ?? { lower: NaN, upper: NaN };
    while (values.length < nextCheckpoint) values.push(figure(values.length));
  }
}

const precision = { relative: 0.1, confidence: nominal, minimum: 10, maximum: 2000 };

/** The trap that `untilPrecise` is there to avoid: looking after every value from the second on. */
function stoppedAtOnce(figure: (replication: number) => number): Claim {
  const values = new Tally();
  for (;;) {
    values.add(figure(values.count));
    const interval = tallyInterval(values, nominal);
    if (interval.halfWidth <= precision.relative * Math.abs(interval.mean)) return interval;
  }
}

export const coverageStudies: readonly CoverageStudy[] = [
  {
    what: 'mean of 10 normal values',
    assumptionsHold: true,
    truth: 7,
    experiment: (key) =>
      meanInterval(
        draws(10, (n) => 7 + 2 * normal(key, 0, n)),
        nominal,
      ),
  },
  {
    what: 'mean of 10 exponential values',
    assumptionsHold: false,
    truth: 1,
    experiment: (key) =>
      meanInterval(
        draws(10, (n) => exponential(key, 0, n)),
        nominal,
      ),
  },
  {
    what: 'mean of 40 exponential values',
    assumptionsHold: false,
    truth: 1,
    experiment: (key) =>
      meanInterval(
        draws(40, (n) => exponential(key, 0, n)),
        nominal,
      ),
  },
  {
    what: 'mean wait of 20 customers, M/M/1 at 80 % load, 10 replications',
    assumptionsHold: false,
    truth: meanWait(0.8),
    experiment: (key) =>
      meanInterval(
        draws(10, (r) => averageWait(key, r, 0.8, 20)),
        nominal,
      ),
  },
  {
    what: 'mean wait of 200 customers, M/M/1 at 80 % load, 10 replications',
    assumptionsHold: false,
    truth: meanWait(0.8),
    experiment: (key) =>
      meanInterval(
        draws(10, (r) => averageWait(key, r, 0.8, 200)),
        nominal,
      ),
  },
  {
    what: 'paired difference of normal values, correlation 0.9, 10 pairs',
    assumptionsHold: true,
    truth: 1,
    experiment: (key) => {
      const common = draws(10, (n) => 3 * normal(key, 0, n));
      const side = (purpose: number, mean: number) =>
        common.map((value, n) => mean + value + normal(key, purpose, n));
      return around(pairedDifference(side(1, 5), side(2, 4), nominal));
    },
  },
  {
    what: 'paired difference of mean waits at 80 % and 70 % load, same customers, 10 replications of 200',
    assumptionsHold: false,
    truth: meanWait(0.8) - meanWait(0.7),
    experiment: (key) => {
      const waits = (load: number) => draws(10, (r) => averageWait(key, r, load, 200));
      return around(pairedDifference(waits(0.8), waits(0.7), nominal));
    },
  },
  {
    what: 'median of 20 exponential values, by order statistics',
    assumptionsHold: true,
    truth: -log(0.5),
    experiment: (key) =>
      quantileInterval(
        draws(20, (n) => exponential(key, 0, n)),
        0.5,
        nominal,
      ),
  },
  {
    what: '90 % quantile of 100 exponential values, by order statistics',
    assumptionsHold: true,
    truth: -log(0.1),
    experiment: (key) =>
      quantileInterval(
        draws(100, (n) => exponential(key, 0, n)),
        0.9,
        nominal,
      ),
  },
  {
    what: 'normal values (sd 40 % of the mean) until ± 10 %, from 10 replications, at checkpoints',
    assumptionsHold: true,
    truth: 1,
    experiment: (key) => stopped(precision, (n) => 1 + 0.4 * normal(key, 0, n)),
  },
  {
    what: 'normal values (sd 40 % of the mean) until ± 10 %, looking after each from the second (the trap)',
    assumptionsHold: false,
    truth: 1,
    experiment: (key) => stoppedAtOnce((n) => 1 + 0.4 * normal(key, 0, n)),
  },
  {
    what: 'exponential values until ± 10 %, from 10 replications, at checkpoints',
    assumptionsHold: true,
    truth: 1,
    experiment: (key) => stopped(precision, (n) => exponential(key, 0, n)),
  },
  {
    what: 'AR(1) with φ = 0.8, 2,000 values in 20 batches',
    assumptionsHold: true,
    truth: 10,
    experiment: (key) => batchMeans(autoregressive(key, 0.8, 2000), { batches: 20, confidence: nominal }),
  },
  {
    what: 'AR(1) with φ = 0.8, 200 values in 20 batches (too short)',
    assumptionsHold: false,
    truth: 10,
    experiment: (key) => batchMeans(autoregressive(key, 0.8, 200), { batches: 20, confidence: nominal }),
  },
  {
    what: 'AR(1) with φ = 0.8, 2,000 values taken as independent (the trap)',
    assumptionsHold: false,
    truth: 10,
    experiment: (key) => {
      const { mean, naiveHalfWidth } = batchMeans(autoregressive(key, 0.8, 2000), {
        batches: 20,
        confidence: nominal,
      });
      return around({ mean, halfWidth: naiveHalfWidth });
    },
  },
];

/** How often the claims of one study held. */
export function coverage(
  { what, assumptionsHold, truth, experiment }: CoverageStudy,
  experiments: number,
): CoverageRow {
  let covered = 0;
  for (let number = 0; number < experiments; number += 1) {
    const { lower, upper } = experiment(pathKey(runKey('coverage', number), what));
    if (lower <= truth && truth <= upper) covered += 1;
  }
  return {
    what,
    assumptionsHold,
    nominal,
    experiments,
    covered,
    ...shareInterval(covered, experiments, 0.99),
  };
}

/** The whole table, for so many experiments a line. */
export function coverageStudy(experiments: number): CoverageRow[] {
  return coverageStudies.map((study) => coverage(study, experiments));
}
