// One server, Poisson arrivals, any law of service, first come first served (M/G/1): the mean wait of F. Pollaczek (1930)
// and A. Khinchine (1932), and its variance by L. Takács's recursion of the moments (1962). For a constant service the law
// of the wait is known as well, in the form of G. J. Franx (Operations Research Letters 29, 2001), all of whose terms
// are positive. Times are in one unit throughout.
import { exp, type Distribution } from '../random/index.ts';
import { poissonCounts } from './counts.ts';
import type { QueueFigures } from './erlang.ts';
import { rawMoment } from './moments.ts';
import { requireNotNegative, requirePositive, requireStable } from './require.ts';

/** Most multiples of a constant service time that a wait is asked about: the effort grows with them. */
const mostServices = 100_000;

/** One server before a line of Poisson arrivals. */
export interface SingleServerQueue {
  /** Arrivals per unit of time. */
  readonly arrivalRate: number;
  /** The law of a service, zero or more; its mean, its variance and its tail are used. */
  readonly serviceTime: Pick<Distribution, 'mean' | 'variance' | 'survival'>;
}

/** The M/G/1 line. Everything but `waitDeviation` depends on the mean and the variance of the service alone. */
export function singleServerQueue({ arrivalRate, serviceTime }: SingleServerQueue): QueueFigures {
  const { mean, variance } = serviceTime;
  requirePositive('arrivalRate', arrivalRate, 'arrivals per unit of time');
  requirePositive('serviceTime.mean', mean, 'mean time of a service');
  requireNotNegative('serviceTime.variance', variance, 'variance of the time of a service');
  const utilisation = arrivalRate * mean;
  requireStable(utilisation, 1);
  const idle = 1 - utilisation;
  const meanWait = (arrivalRate * (variance + mean * mean)) / (2 * idle);
  const queueLength = arrivalRate * meanWait;
  const waitVariance = meanWait * meanWait + (arrivalRate * rawMoment(serviceTime, 3)) / (3 * idle);
  return {
    utilisation,
    waitShare: utilisation,
    meanWait,
    waitDeviation: Math.sqrt(waitVariance),
    meanTime: meanWait + mean,
    queueLength,
    inSystem: queueLength + utilisation,
  };
}

/** P(0), P(1), … P(most) in line or served, for a load below 1 of services that all take the same time. */
function constantServiceNumbers(load: number, most: number): number[] {
  const arrivals = poissonCounts(load).probabilities;
  /** P(more than n arrive during a service), summed from its small end. */
  const beyond = arrivals.map(() => 0);
  for (let n = arrivals.length - 2; n >= 0; n -= 1) beyond[n] = (beyond[n + 1] ?? 0) + (arrivals[n + 1] ?? 0);
  // The flow over a level: P(n) P(none arrive) = beyond(n − 1) P(0) + Σ beyond(n − k) P(k), k from 1 to n − 1.
  const none = exp(-load);
  const numbers = [1 - load];
  for (let n = 1; n <= most; n += 1) {
    let flow = (beyond[n - 1] ?? 0) * (1 - load);
    for (let k = Math.max(1, n - beyond.length); k < n; k += 1) {
      flow += (beyond[n - k] ?? 0) * (numbers[k] ?? 0);
    }
    numbers.push(flow / none);
  }
  return numbers;
}

/** P(wait > t) in a line before one server whose services all take `serviceTime` (M/D/1). Absolute error 1e-13. */
export function constantServiceWaitExceeds(arrivalRate: number, serviceTime: number, t: number): number {
  requirePositive('arrivalRate', arrivalRate, 'arrivals per unit of time');
  requirePositive('serviceTime', serviceTime, 'time of every service');
  requireNotNegative('t', t, 'a wait');
  const load = arrivalRate * serviceTime;
  requireStable(load, 1);
  const services = Math.floor(t / serviceTime) + 1;
  if (services > mostServices) {
    throw new RangeError(
      `t (a wait) must be below ${mostServices} service times, not ${t / serviceTime} of them`,
    );
  }
  const numbers = constantServiceNumbers(load, services);
  let atMost = numbers[0] ?? 0;
  const waitingAtMost = numbers.slice(1).map((share) => (atMost += share));
  const mean = arrivalRate * (services * serviceTime - t);
  let sum = 0;
  let term = exp(-mean);
  for (let j = 0; j < services; j += 1) {
    sum += (waitingAtMost[services - 1 - j] ?? 0) * term;
    term *= mean / (j + 1);
  }
  return Math.max(0, 1 - sum);
}
