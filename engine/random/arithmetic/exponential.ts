// Exponentials that give the same bits in every engine. The argument is reduced to k · ln 2 + r with |r| ≤ ln 2 / 2, and
// exp(r) comes from a rational form in r². Reduction and coefficients: K. C. Ng, fdlibm (Sun Microsystems, 1993),
// e_exp.c and s_expm1.c. Error below 1 ulp (measured in the tests).
import { powerOfTwo, scaleByPowerOfTwo } from './double.ts';

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const perLn2 = 1.442695040888963387;

/** exp(high − low) for |high − low| ≤ 0.35, where `low` is far below `high`. */
export function expReduced(high: number, low: number): number {
  const r = high - low;
  const z = r * r;
  const c =
    r -
    z *
      (1.66666666666666019037e-1 +
        z *
          (-2.77777777770155933842e-3 +
            z *
              (6.61375632143793436117e-5 + z * (-1.6533902205465251539e-6 + z * 4.13813679705723846039e-8))));
  return 1 + ((r * c) / (2 - c) - low + high);
}

/** e^x; 0 far below, Infinity above 709.78. Error below 1 ulp, also where the result is subnormal. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  if (x !== x) return NaN;
  if (Math.abs(x) <= 0.34657359027997264) return expReduced(x, 0);
  const k = Math.floor(x * perLn2 + 0.5);
  return scaleByPowerOfTwo(expReduced(x - k * ln2High, k * ln2Low), k);
}

/** e^x − 1 without cancellation near 0. Error below 1 ulp. */
export function expm1(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -37.5) return -1;
  if (x !== x || Math.abs(x) < 5.551115123125783e-17) return x;
  let k = 0;
  let r = x;
  let lost = 0;
  if (Math.abs(x) > 0.34657359027997264) {
    k = Math.floor(x * perLn2 + 0.5);
    const high = x - k * ln2High;
    const low = k * ln2Low;
    r = high - low;
    lost = high - r - low;
  }
  const half = 0.5 * r;
  const z = r * half;
  const q =
    1 +
    z *
      (-3.33333333333331316428e-2 +
        z *
          (1.58730158725481460165e-3 +
            z *
              (-7.93650757867487942473e-5 +
                z * (4.00821782732936239552e-6 + z * -2.01099218183624371326e-7))));
  const t = 3 - q * half;
  const ratio = z * ((q - t) / (6 - r * t));
  if (k === 0) return r - (r * ratio - z);
  const e = r * (ratio - lost) - lost - z;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scaleByPowerOfTwo(1 - (e - r), k) - 1;
  const one = powerOfTwo(-k);
  const scale = powerOfTwo(k);
  return k < 20 ? (1 - one - (e - r)) * scale : (r - (e + one) + 1) * scale;
}
