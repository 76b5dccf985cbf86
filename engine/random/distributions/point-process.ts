// Poisson processes in time, told by their cumulative intensity Λ: arrivals by the hour of the week, failures of a
// system that is minimally repaired. In transformed time, Λ(t), the points are those of a process of rate 1, so the next
// one after any time needs one uniform number and no memory (E. Çinlar, Introduction to Stochastic Processes, 1975).

/** A Poisson process on the times from 0 on, in hours. */
export interface PointProcess {
  readonly law: string;
  /** The mean number of points after `from` and up to `to`: Λ(to) − Λ(from). */
  expected(from: number, to: number): number;
  /** The intensity at a time: points per hour. */
  rate(time: number): number;
  /** The next point after `after`, rising in the uniform number u from (0, 1); Infinity if there is none. */
  next(after: number, u: number): number;
}

/** Refuses a time before the process begins. */
export function requireTime(law: string, time: number): void {
  if (time >= 0 && time < Infinity) return;
  throw new RangeError(`${law}: a time must be zero or more, and finite, not ${time}`);
}

/** Refuses an interval that runs backward, or begins too early. */
export function requireInterval(law: string, from: number, to: number): void {
  requireTime(law, from);
  requireTime(law, to);
  if (!(to >= from)) throw new RangeError(`${law}: an interval cannot run from ${from} back to ${to}`);
}
