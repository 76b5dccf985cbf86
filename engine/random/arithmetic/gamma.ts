// The gamma function of positive arguments. On [1.5, 2.5] ln Γ is the Taylor series about 2, whose coefficients
// (−1)^k (ζ(k) − 1) / k fall like 4^-k (Abramowitz and Stegun 6.1.33); elsewhere below 10 the recurrence
// Γ(x + 1) = x Γ(x) leads there; from 10 on, Stirling's series (6.1.40).
import { exp } from './exponential.ts';
import { log, log1p } from './logarithm.ts';
import { pow } from './power.ts';

const oneMinusEulerGamma = 0.42278433509846713939;
const halfLogTwoPi = 0.91893853320467274178;
const rootTwoPi = 2.5066282746310005024;

/** (−1)^k (ζ(k) − 1) / k for k = 29, 28, …, 2. */
const taylor: readonly number[] = [
  -6.4229645638381000221e-11, 1.3304764374244489481e-10, -2.7595228851242331452e-10,
  5.7313672416788620133e-10, -1.1921401405860912074e-9, 2.4836745438024783172e-9, -5.1834750419700466551e-9,
  1.0838659214896954091e-8, -2.271109460894316491e-8, 4.7698101693639805658e-8, -1.0043224823968099609e-7,
  2.1207184805554665869e-7, -4.4924691987645660433e-7, 9.5514121304074198329e-7, -2.0392157538013662368e-6,
  4.3748667899074878042e-6, -9.439488275268395904e-6, 0.000020507212775670691553, -0.0000449262367381331417,
  0.000099457512781808533715, -0.00022315475845357937976, 0.00050966952474304242234,
  -0.0011927539117032609771, 0.0028905103307415232858, -0.0073855510286739852663, 0.020580808427784547879,
  -0.067352301053198095133, 0.32246703342411321824,
];

/** ln Γ(2 + z) for |z| ≤ ½. */
function logGammaNearTwo(z: number): number {
  let sum = 0;
  for (const coefficient of taylor) sum = (sum + coefficient) * z;
  return z * (oneMinusEulerGamma + sum);
}

/** ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π) for x ≥ 10; relative error 1e-15. */
export function stirlingCorrection(x: number): number {
  const w = 1 / (x * x);
  return (
    (1 / 12 +
      w *
        (-1 / 360 +
          w *
            (1 / 1260 +
              w *
                (-1 / 1680 + w * (1 / 1188 + w * (-691 / 360360 + w * (1 / 156 + w * (-3617 / 122400)))))))) /
    x
  );
}

/** `stirlingCorrection` for every x > 0; absolute error 4e-15 below 10, relative 1e-15 from there on. */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingCorrection(x);
  return logGamma(x) - ((x - 0.5) * log(x) - x + halfLogTwoPi);
}

/** ln Γ(x) for x > 0, else NaN; relative error below 2e-15, also near its zeros at 1 and 2. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  if (x >= 10) return (x - 0.5) * log(x) - x + (halfLogTwoPi + stirlingCorrection(x));
  if (x < 0.5) return logGammaNearTwo(x) - log1p(x) - log(x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - log1p(x - 1);
  let argument = x;
  let product = 1;
  while (argument > 2.5) {
    argument -= 1;
    product *= argument;
  }
  return logGammaNearTwo(argument - 2) + log(product);
}

/** Γ(x) for x > 0, else NaN; Infinity above 171.62. Relative error below 2e-15. */
export function gamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x > 171.7) return Infinity;
  if (x >= 10) {
    // The power in two halves, which do not overflow before the result does.
    const root = pow(x, 0.5 * x - 0.25);
    return rootTwoPi * root * exp(-x) * root * exp(stirlingCorrection(x));
  }
  let argument = x;
  let product = 1;
  while (argument > 2.5) {
    argument -= 1;
    product *= argument;
  }
  let divisor = 1;
  while (argument < 1.5) {
    divisor *= argument;
    argument += 1;
  }
  return (product / divisor) * exp(logGammaNearTwo(argument - 2));
}
