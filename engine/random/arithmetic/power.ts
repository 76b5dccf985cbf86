// Powers that give the same bits in every engine: x^y = 2^(y · log2 x) with log2 x held as a pair of doubles. x is
// reduced to 2^k · c · (1 + f) with c = 1 or 1.5 (the break points of K. C. Ng's e_pow.c, fdlibm 1993), and log(1 + f)
// = 2 artanh(s), s = f / (2 + f) below 0.102, is summed as a series whose first two terms are exact pairs. Products are
// split with Math.fround into a 24-bit head and a 29-bit tail (after T. J. Dekker, Numerische Mathematik 18, 1971).
// Special cases are those of ECMAScript. Error below 1 ulp (0.81 at worst of 10,000).
import { highWord, scaleByPowerOfTwo, withHighWord } from './double.ts';
import { expReduced } from './exponential.ts';

const log2OneAndHalfHigh = 0.5849625007211562;
const log2OneAndHalfLow = -5.224490061390109e-18;
const twoPerLn2High = 2.8853900817779268;
const twoPerLn2Low = 4.0710547481862066e-17;
const ln2High = 0.6931471805599453;
const ln2Low = 2.3190468138462996e-17;
const thirdHigh = 0.3333333333333333;
const thirdLow = 1.850371707708594e-17;

/** What rounding took from the product a · b: `product` + the result is a · b to about 2^-106 of it. */
function productError(a: number, b: number, product: number): number {
  const headA = Math.fround(a);
  const tailA = a - headA;
  const headB = Math.fround(b);
  const tailB = b - headB;
  return headA * headB - product + headA * tailB + tailA * headB + tailA * tailB;
}

/** x^y for finite x > 0 and y whose size is between 2^-66 and 2^64. */
function positivePower(x: number, y: number): number {
  let k = 0;
  let normal = x;
  if (x < 2.2250738585072014e-308) {
    normal = x * 18014398509481984;
    k = -54;
  }
  const high = highWord(normal);
  k += (high >> 20) - 0x3ff;
  let m = withHighWord(normal, (high & 0xfffff) | 0x3ff00000);
  let centre = 1;
  if (m >= 1.7320508075688772) {
    m *= 0.5;
    k += 1;
  } else if (m >= 1.224744871391589) {
    centre = 1.5;
  }

  // s = (m − c) / (m + c): the difference is exact, the sum and the quotient are pairs.
  const difference = m - centre;
  const sum = m + centre;
  const sumLow = m > centre ? centre - (sum - m) : m - (sum - centre);
  const s = difference / sum;
  const quotient = s * sum;
  const sLow = (difference - quotient - productError(s, sum, quotient) - s * sumLow) / sum;

  // artanh(s) / s − 1 = s²/3 + s⁴ · (1/5 + s²/7 + …), its first term a pair.
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const cubic = z * thirdHigh;
  const cubicLow = productError(z, thirdHigh, cubic) + z * thirdLow + zLow * thirdHigh;
  const series =
    z *
    z *
    (1 / 5 +
      z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19))))))));
  const q = cubic + series;
  const qLow = cubic - q + series + cubicLow;

  const sq = s * q;
  const sqLow = productError(s, q, sq) + s * qLow + sLow * q;
  const artanh = s + sq;
  const artanhLow = s - artanh + sq + (sqLow + sLow);

  const fraction = artanh * twoPerLn2High;
  const fractionLow =
    productError(artanh, twoPerLn2High, fraction) + artanh * twoPerLn2Low + artanhLow * twoPerLn2High;

  // log2 x = k + log2 c + fraction; |k + log2 c| is zero or exceeds the fraction, so no digits are lost.
  const base = centre === 1 ? k : k + log2OneAndHalfHigh;
  const baseLow = centre === 1 ? 0 : k - base + log2OneAndHalfHigh + log2OneAndHalfLow;
  const logarithm = base === 0 ? fraction : base + fraction;
  const logarithmLow = base === 0 ? fractionLow : base - logarithm + fraction + (fractionLow + baseLow);

  const exponent = y * logarithm;
  if (exponent > 1025) return Infinity;
  if (exponent < -1080) return 0;
  const exponentLow = productError(y, logarithm, exponent) + y * logarithmLow;
  const whole = Math.floor(exponent + 0.5);
  const part = exponent - whole;
  const rest = part * ln2High;
  const restLow = productError(part, ln2High, rest) + part * ln2Low + exponentLow * ln2High;
  return scaleByPowerOfTwo(expReduced(rest, -restLow), whole);
}

/** x^y, with the special cases of ECMAScript's `Math.pow` (so pow(±1, ±Infinity) is NaN). Error below 1 ulp. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  if (y === 1) return x;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const half = y * 0.5;
  const odd = Math.floor(y) === y && Math.floor(half) !== half;
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  let result: number;
  if (size === 0 || size === Infinity) result = (size === 0) === y < 0 ? Infinity : 0;
  else if (x < 0 && Math.floor(y) !== y) return NaN;
  else if (size === 1) result = 1;
  else if (y === 2) result = size * size;
  else if (y === 0.5) result = Math.sqrt(size);
  else if (Math.abs(y) < 1.3552527156068805e-20) result = 1;
  else if (Math.abs(y) > 18446744073709552000) result = size > 1 === y > 0 ? Infinity : 0;
  else result = positivePower(size, y);
  return negative && odd ? -result : result;
}
