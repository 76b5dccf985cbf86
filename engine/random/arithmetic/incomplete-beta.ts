// The regularized incomplete beta functions I_x(a, b) and 1 − I_x(a, b) = I_y(b, a), y = 1 − x: the beta law, and
// Student's in other clothes. The side away from the mean a / (a + b) is the continued fraction of A. R. DiDonato and
// A. H. Morris (algorithm 708, TOMS 18, 1992), whose terms need y and λ = a − (a + b) x only, and so lose nothing for
// large shapes; it is summed by W. J. Lentz's method (Applied Optics 15, 1976). The front x^a y^b / B(a, b) is taken
// relative to the mean, so that its error is that of its own exponent and does not grow with a and b.
import { deviance } from './deviance.ts';
import { exp } from './exponential.ts';
import { stirlingError } from './gamma.ts';
import { log, log1p } from './logarithm.ts';

const perTwoPi = 0.15915494309189533577;
const enough = 1.2e-16;
const mostTerms = 100_000;

/** I_x(a, b) · B(a, b) / (x^a y^b) for x below its mean: y = 1 − x and λ = (a + b) y − b, which is positive there. */
export function betaTailFraction(a: number, b: number, x: number, y: number, lambda: number): number {
  let d = (a + 1) / (a * (1 + lambda));
  let c = Infinity;
  let fraction = d;
  for (let n = 1; n <= mostTerms; n += 1) {
    const middle = a + 2 * n - 1;
    const alpha = ((a + n - 1) / middle) * ((a + n - (1 - b)) / middle) * (n * (b - n) * x * x);
    const beta = n + (n * (b - n) * x) / middle + ((a + n) / (a + 2 * n + 1)) * (lambda + 1 + n * (1 + y));
    d = 1 / (beta + alpha * d);
    c = beta + alpha / c;
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < enough) return fraction;
  }
  throw new RangeError(`the incomplete beta function did not converge for a = ${a}, b = ${b}, x = ${x}`);
}

/** I_x(a, b), its complement and the hazard of the beta law with shapes a and b, at the pair last given to `atPair`. */
export class IncompleteBeta {
  readonly a: number;
  readonly b: number;
  /** I_x(a, b). */
  lower = 0;
  /** 1 − I_x(a, b). */
  upper = 1;
  /** x^a y^b / B(a, b): x y times the density. */
  front = 0;
  private readonly factor: number;

  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
    const n = a + b;
    this.factor =
      Math.sqrt(a * perTwoPi * (b / n)) * exp(stirlingError(n) - stirlingError(a) - stirlingError(b));
  }

  /** Evaluates at x in [0, 1], with y = 1 − x, which the caller knows better where x is near 1. */
  atPair(x: number, y: number): void {
    if (!(x > 0 && y > 0)) {
      this.lower = x <= 0 ? 0 : y <= 0 ? 1 : NaN;
      this.upper = 1 - this.lower;
      this.front = 0;
      return;
    }
    const { a, b } = this;
    const n = a + b;
    const lambda = x < y ? a - n * x : n * y - b;
    const exponent = a * deviance(-lambda / a, x * (n / a)) + b * deviance(lambda / b, y * (n / b));
    this.front = this.factor * exp(-exponent);
    if (lambda >= 0) {
      this.lower = this.front * betaTailFraction(a, b, x, y, lambda);
      this.upper = 1 - this.lower;
    } else {
      this.upper = this.front * betaTailFraction(b, a, y, x, -lambda);
      this.lower = 1 - this.upper;
    }
  }

  /** −ln(1 − I_x(a, b)) at the pair last given. */
  get hazard(): number {
    return this.lower < 0.5 ? -log1p(-this.lower) : -log(this.upper);
  }
}
