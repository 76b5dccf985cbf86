// Erlang's formulas (A. K. Erlang, 1917) for Poisson arrivals and several equal servers: the loss formula B, where who
// finds no server free leaves, and the delay formula C, where he waits in one line, first come first served (M/M/c).
// Both by the recursion over servers B(c) = a B(c − 1) / (c + a B(c − 1)), of which every term is positive: no factorial
// overflows, and the relative error stays below 1e-15 × c. Times are in one unit throughout, say hours, and rates are
// per that unit.
import { exp, log, logGamma } from '../random/index.ts';
import { countsOf, type CountLaw } from './counts.ts';
import { requireNotNegative, requirePositive, requireStable, requireWhole } from './require.ts';

/** Smallest probability of a number in the system, relative to that of all servers busy, that is listed. */
const negligible = 1e-60;

/** Share of arrivals that find all servers busy, and leave. `load` = arrival rate × mean service time, of any law. */
export function erlangB(servers: number, load: number): number {
  requireWhole('servers', servers, 0, 'servers of the line');
  requireNotNegative('load', load, 'arrival rate × mean service time');
  let blocked = 1;
  for (let c = 1; c <= servers; c += 1) blocked = (load * blocked) / (c + load * blocked);
  return blocked;
}

/** Share of arrivals that find all servers busy, and wait. `load` as in Erlang B, below the number of servers. */
export function erlangC(servers: number, load: number): number {
  requireWhole('servers', servers, 1, 'servers of the line');
  const blocked = erlangB(servers, load);
  requireStable(load, servers);
  return (servers * blocked) / (servers - load + load * blocked);
}

/** One line before equal servers, with Poisson arrivals and exponential service. */
export interface MultiServerQueue {
  /** Arrivals per unit of time. */
  readonly arrivalRate: number;
  /** Mean time that a service takes. */
  readonly serviceTime: number;
  readonly servers: number;
}

/** A line in the long run. Waits are over all arrivals, zeros included. */
export interface QueueFigures {
  /** Share of the servers' time in which they serve. */
  readonly utilisation: number;
  /** Share of arrivals that wait. */
  readonly waitShare: number;
  /** Mean wait before service. */
  readonly meanWait: number;
  /** Standard deviation of the wait. */
  readonly waitDeviation: number;
  /** Mean wait and service together. */
  readonly meanTime: number;
  /** Mean number waiting. */
  readonly queueLength: number;
  /** Mean number waiting or served. */
  readonly inSystem: number;
}

/** Checks a queue and returns its load. */
function loadOf({ arrivalRate, serviceTime, servers }: MultiServerQueue): number {
  requirePositive('arrivalRate', arrivalRate, 'arrivals per unit of time');
  requirePositive('serviceTime', serviceTime, 'mean time of a service');
  requireWhole('servers', servers, 1, 'servers of the line');
  const load = arrivalRate * serviceTime;
  requireStable(load, servers);
  return load;
}

/** The M/M/c line; `idleShare` is the share of time in which nobody is there. */
export function multiServerQueue(queue: MultiServerQueue): QueueFigures & { readonly idleShare: number } {
  const { arrivalRate, serviceTime, servers } = queue;
  const load = loadOf(queue);
  const waitShare = erlangC(servers, load);
  // Who waits, waits an exponential time of this mean.
  const waitOfWaiting = serviceTime / (servers - load);
  const meanWait = waitShare * waitOfWaiting;
  const logAllBusy = log(waitShare) + log(1 - load / servers);
  return {
    utilisation: load / servers,
    waitShare,
    meanWait,
    waitDeviation: waitOfWaiting * Math.sqrt(waitShare * (2 - waitShare)),
    meanTime: meanWait + serviceTime,
    queueLength: arrivalRate * meanWait,
    inSystem: arrivalRate * meanWait + load,
    idleShare: exp(logAllBusy + logGamma(servers + 1) - servers * log(load)),
  };
}

/** P(wait > t) in the M/M/c line, for t ≥ 0. */
export function waitExceeds(queue: MultiServerQueue, t: number): number {
  requireNotNegative('t', t, 'a wait');
  const load = loadOf(queue);
  return erlangC(queue.servers, load) * exp((-t * (queue.servers - load)) / queue.serviceTime);
}

/** The law of the number in the M/M/c line, waiting or served. */
export function numberInSystem(queue: MultiServerQueue): CountLaw {
  const load = loadOf(queue);
  const { servers } = queue;
  // Relative to the likeliest state, so that nothing overflows: downwards first, then upwards.
  const mode = Math.min(servers, Math.floor(load));
  const weights = new Array<number>(mode + 1).fill(1);
  for (let n = mode; n > 0; n -= 1) weights[n - 1] = ((weights[n] ?? 0) * n) / load;
  for (let n = mode + 1, weight = 1; weight >= negligible; n += 1) {
    weight *= load / Math.min(n, servers);
    weights.push(weight);
  }
  return countsOf(weights);
}
