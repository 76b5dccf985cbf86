// The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 − P: the gamma law with shape a, and the counts of a
// Poisson process. Each side is computed where it does not cancel: P by its power series below the mean, Q by the
// continued fraction above it (Abramowitz and Stegun 6.5.29 and 6.5.31, summed by W. J. Lentz's method, Applied Optics
// 15, 1976); for a shape below 1 and x below 1, Q by the difference of two logarithms (A. R. DiDonato and A. H. Morris,
// ACM TOMS 12, 1986). Near the mean of a large shape both take about 6 √a terms. The common front x^a e^−x / Γ(a) is
// taken relative to the mean, so that its error is that of its own exponent and does not grow with a.
import { deviance } from './deviance.ts';
import { exp, expm1 } from './exponential.ts';
import { logGamma, stirlingError } from './gamma.ts';
import { log, log1p } from './logarithm.ts';
import type { RisingCurve } from './solve-rising.ts';

const perTwoPi = 0.15915494309189533577;
const enough = 3e-16;
const mostTerms = 1_000_000;

/** P, Q and the hazard of the gamma law with one shape and scale 1, at the x last given to `at`. */
export class IncompleteGamma implements RisingCurve {
  readonly shape: number;
  /** P(a, x). */
  lower = 0;
  /** Q(a, x). */
  upper = 1;
  /** x^a e^−x / Γ(a): x times the density. */
  front = 0;
  /** The cumulative hazard −ln Q(a, x), which does not underflow. */
  value = 0;
  /** The hazard rate. */
  slope = 0;
  private readonly rootFactor: number;
  private readonly error: number;
  private readonly logGammaNext: number;

  constructor(shape: number) {
    this.shape = shape;
    this.rootFactor = Math.sqrt(shape * perTwoPi);
    this.error = stirlingError(shape);
    this.logGammaNext = logGamma(1 + shape);
  }

  at(x: number): void {
    if (x !== x) this.put(NaN, NaN, NaN, NaN, NaN);
    else if (x <= 0) this.put(0, 1, 0, 0, 0);
    else if (x === Infinity) this.put(1, 0, 0, Infinity, 1);
    else this.inside(x);
  }

  private inside(x: number): void {
    const a = this.shape;
    const exponent = a * deviance((x - a) / a, x / a) + this.error;
    const front = this.rootFactor * exp(-exponent);
    if (x < Math.max(1, a)) {
      const lower = (front / a) * powerSeries(a, x);
      const upper = a < 1 && lower > 0.5 ? this.smallUpper(x) : 1 - lower;
      this.put(lower, upper, front, lower > 0.5 ? -log(upper) : -log1p(-lower), front / (x * upper));
      return;
    }
    const fraction = tailFraction(a, x);
    const upper = front * fraction;
    const hazard = upper > 0.5 ? -log1p(upper - 1) : exponent - log(this.rootFactor * fraction);
    this.put(1 - upper, upper, front, hazard, 1 / (x * fraction));
  }

  /** Q for a shape below 1 and x below 1, where P is near 1. */
  private smallUpper(x: number): number {
    const a = this.shape;
    const power = a * log(x) - this.logGammaNext;
    let term = a;
    let sum = 0;
    for (let n = 1; n <= 40; n += 1) {
      term *= -x / n;
      const next = sum + term / (a + n);
      if (next === sum) break;
      sum = next;
    }
    return -expm1(power) - exp(power) * sum;
  }

  private put(lower: number, upper: number, front: number, hazard: number, rate: number): void {
    this.lower = lower;
    this.upper = upper;
    this.front = front;
    this.value = hazard;
    this.slope = rate;
  }
}

function notConverged(a: number, x: number): RangeError {
  return new RangeError(`the incomplete gamma function did not converge for a = ${a}, x = ${x}`);
}

/** P(a, x) · a / front: 1 + x / (a + 1) + x² / ((a + 1) (a + 2)) + …, for x up to about a. */
function powerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= mostTerms; n += 1) {
    term *= x / (a + n);
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
  throw notConverged(a, x);
}

/** Q(a, x) / front: 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − …)), for x from about a on. */
function tailFraction(a: number, x: number): number {
  let b = x - a + 1;
  let d = 1 / b;
  let c = Infinity;
  let fraction = d;
  for (let n = 1; n <= mostTerms; n += 1) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < enough) return fraction;
  }
  throw notConverged(a, x);
}
