// The triangular law: the density rises in a straight line from the least value to the most likely one, and falls from
// there to the greatest. For what is known by three estimates only.
import { requireFinite, type Distribution } from './distribution.ts';

/** Triangular from `min` over `mode` to `max`, in the unit of the variable. Errors are of rounding: 1e-15. */
export function triangular(min: number, mode: number, max: number): Distribution {
  requireFinite('triangular', 'min', min);
  requireFinite('triangular', 'mode', mode);
  requireFinite('triangular', 'max', max);
  if (!(min < max)) throw new RangeError(`triangular: min (${min}) must be below max (${max})`);
  if (!(mode >= min && mode <= max)) {
    throw new RangeError(`triangular: mode (${mode}) must lie between min (${min}) and max (${max})`);
  }
  const width = max - min;
  const rise = mode - min;
  const fall = max - mode;
  const lowerShare = rise / width;
  const upperShare = fall / width;
  // Beside each end the square of the distance from it; beyond the mode, what the mode has and what is added since.
  const nearMin = (x: number): number => ((x - min) / width) * ((x - min) / rise);
  const nearMax = (x: number): number => ((max - x) / width) * ((max - x) / fall);
  const fromMode = (distance: number, share: number, side: number): number =>
    share + (distance / width) * (2 - distance / side);
  /** The quantile with cdf u and survival s, of which the smaller is precise. */
  const quantileOf = (u: number, s: number): number => {
    const rising = u < s ? u < lowerShare : s > upperShare;
    if (rising) {
      if (u < s) return min + Math.sqrt(width * rise * u);
      return mode - ((s - upperShare) * width) / (1 + Math.sqrt(u / lowerShare));
    }
    if (u < s) return mode + ((u - lowerShare) * width) / (1 + Math.sqrt(s / upperShare));
    return max - Math.sqrt(width * fall * s);
  };
  return {
    law: 'triangular',
    mean: mode + (fall - rise) / 3,
    variance: (rise * rise + rise * fall + fall * fall) / 18,
    cdf: (x) => (x <= min ? 0 : x >= max ? 1 : x < mode ? nearMin(x) : fromMode(x - mode, lowerShare, fall)),
    survival: (x) =>
      x <= min ? 1 : x >= max ? 0 : x < mode ? fromMode(mode - x, upperShare, rise) : nearMax(x),
    quantile: (u) => quantileOf(u, 1 - u),
    quantileOfSurvival: (s) => quantileOf(1 - s, s),
  };
}
