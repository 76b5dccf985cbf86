// Natural logarithms that give the same bits in every engine. The argument is reduced to 2^k · (1 + f) with 1 + f
// between √½ and √2; then log(1 + f) = f − (f²/2 − s · (f²/2 + R(s²))) with s = f / (2 + f), and k · ln 2 is added in
// two parts. Reduction and coefficients: K. C. Ng, fdlibm (Sun Microsystems, 1993), e_log.c and s_log1p.c.
// Error below 1 ulp (measured in the tests).
import { highWord, powerOfTwo } from './double.ts';

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;

/** R(s²) of fdlibm: log(1 + f) − 2 s as a polynomial that is good to 2^-58 for |s| below 0.1716. */
function remainder(s: number): number {
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
  const odd =
    z *
    (0.666666666666673513 +
      w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)));
  return even + odd;
}

/** Natural logarithm; −Infinity at 0, NaN below. Error below 1 ulp. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let exponent = 0;
  let normal = x;
  if (x < 2.2250738585072014e-308) {
    normal = x * 18014398509481984;
    exponent = -54;
  }
  const shifted = highWord(normal) + (0x3ff00000 - 0x3fe6a09e);
  exponent += (shifted >> 20) - 0x3ff;
  const f = normal * powerOfTwo(0x3ff - (shifted >> 20)) - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return exponent * ln2High - (half - (s * (half + remainder(s)) + exponent * ln2Low) - f);
}

/** log(1 + x) without cancellation near 0; −Infinity at −1, NaN below. Error below 1 ulp. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const size = Math.abs(x);
  if (size < 1.1102230246251565e-16) return x;
  let exponent = 0;
  let f = x;
  let correction = 0;
  if (x < -0.2929 || x > 0.4142) {
    const sum = 1 + x;
    const shifted = highWord(sum) + (0x3ff00000 - 0x3fe6a09e);
    exponent = (shifted >> 20) - 0x3ff;
    // What the rounding of 1 + x lost, as a share of the sum; nothing is left of it beyond 2^54.
    if (exponent < 54) correction = (exponent >= 2 ? 1 - (sum - x) : x - (sum - 1)) / sum;
    f = sum * powerOfTwo(-exponent) - 1;
  }
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return exponent * ln2High - (half - (s * (half + remainder(s)) + (exponent * ln2Low + correction)) - f);
}
