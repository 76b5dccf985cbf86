// The standard normal distribution. Probabilities by the rational approximations of W. J. Cody ("Rational Chebyshev
// approximations for the error function", Math. Comp. 23, 1969, in the form of algorithm 715, TOMS 19, 1993);
// quantiles by M. J. Wichura's algorithm AS 241 (Applied Statistics 37, 1988). Tails are taken on their own side, so a
// probability of 1e-300 is as precise as one of a half.
import { exp, expm1 } from './exponential.ts';
import { log, log1p } from './logarithm.ts';

const perRootTwoPi = 0.39894228040143267794;
const halfLogTwoPi = 0.91893853320467274178;
const ln2 = 0.69314718055994530942;

type Coefficients = readonly number[];

const centreTop: Coefficients = [
  0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582,
  18154.981253343561249,
];
const centreBottom: Coefficients = [
  1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956,
];
const flankTop: Coefficients = [
  1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979,
  597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124,
  9842.7148383839780218,
];
const flankBottom: Coefficients = [
  1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
  18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const tailTop: Coefficients = [
  0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807,
  0.001421619193227893466, 2.9112874951168792e-5,
];
const tailBottom: Coefficients = [
  1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244,
  7.29751555083966205e-5,
];

const middleQuantileTop: Coefficients = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
  13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const middleQuantileBottom: Coefficients = [
  5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
  5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
];
const nearQuantileTop: Coefficients = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const nearQuantileBottom: Coefficients = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const farQuantileTop: Coefficients = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const farQuantileBottom: Coefficients = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
];

/** Horner's rule, the highest power first. */
function polynomial(coefficients: Coefficients, x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/** survival(x) / exp(−x²/2) for x ≥ 0.67. */
function scaledTail(x: number): number {
  if (x <= 5.656854249492381) return polynomial(flankTop, x) / polynomial(flankBottom, x);
  const w = 1 / (x * x);
  return (perRootTwoPi - (w * polynomial(tailTop, w)) / polynomial(tailBottom, w)) / x;
}

/** exp(−x²/2) with the square in two exact parts. */
function bell(x: number): number {
  const head = Math.trunc(x * 16) * 0.0625;
  return exp(-0.5 * head * head) * exp(-0.5 * (x - head) * (x + head));
}

/** P(Z > x), accurate in the far upper tail; relative error below 2e-15 down to 1e-307. */
export function normalSurvival(x: number): number {
  if (x !== x) return NaN;
  const size = Math.abs(x);
  if (size <= 0.67448975) {
    const square = x * x;
    return 0.5 - (x * polynomial(centreTop, square)) / polynomial(centreBottom, square);
  }
  if (size > 38.6) return x > 0 ? 0 : 1;
  const tail = bell(size) * scaledTail(size);
  return x > 0 ? tail : 1 - tail;
}

/** P(Z ≤ x), accurate in the far lower tail; relative error below 2e-15 down to 1e-307. */
export function normalCdf(x: number): number {
  return normalSurvival(-x);
}

/** −ln P(Z > x): the cumulative hazard, finite for every finite x below 1e154; relative error below 2e-15. */
export function normalCumulativeHazard(x: number): number {
  if (x === Infinity) return Infinity;
  if (x > 0.67448975) return 0.5 * x * x - log(scaledTail(x));
  return x > 0 ? -log(normalSurvival(x)) : -log1p(-normalCdf(x));
}

/** The quantile whose tail beyond it has probability exp(−r²), for r² ≥ −ln 0.075. */
function tailQuantile(r: number): number {
  if (r <= 5) return polynomial(nearQuantileTop, r - 1.6) / polynomial(nearQuantileBottom, r - 1.6);
  return polynomial(farQuantileTop, r - 5) / polynomial(farQuantileBottom, r - 5);
}

/** The x with P(Z ≤ x) = p; −Infinity at 0, Infinity at 1, NaN outside. Relative error below 1e-15 of AS 241. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(middleQuantileTop, r)) / polynomial(middleQuantileBottom, r);
  }
  return q < 0 ? -tailQuantile(Math.sqrt(-log(p))) : tailQuantile(Math.sqrt(-log1p(-p)));
}

/** The x with −ln P(Z > x) = h: the quantile by cumulative hazard, without the limits of a probability near 0 or 1. */
export function normalQuantileOfHazard(h: number): number {
  if (!(h >= 0)) return NaN;
  if (h === Infinity) return Infinity;
  if (h < ln2) return normalQuantile(-expm1(-h));
  if (h < 2.6) return -normalQuantile(exp(-h));
  if (h < 700) return tailQuantile(Math.sqrt(h));
  // Beyond the range of AS 241: Newton's method on the hazard, whose slope in the far tail is x + 1/x.
  let x = Math.sqrt(2 * h) - (halfLogTwoPi + 0.5 * log(2 * h)) / Math.sqrt(2 * h);
  for (let step = 0; step < 4; step += 1) x -= (normalCumulativeHazard(x) - h) / (x + 1 / x);
  return x;
}
