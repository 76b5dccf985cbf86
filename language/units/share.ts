/** Shares: probabilities, rates of discount, margins. Written `98 %` or as a plain fraction, `0.98`. */
import { expectedShare, outOfRange, tooLarge } from '../messages.ts';
import type { Reading } from '../problem.ts';
import { numberOf, type Quantity } from './quantity.ts';

/** Reads a fraction of at least zero. */
export function readFraction(quantity: Quantity): Reading<number> {
  if (quantity.unit !== '' && quantity.unit !== '%') {
    return { complaint: expectedShare(quantity.text, quantity.unit) };
  }
  const value = numberOf(quantity, quantity.unit === '%' ? -2 : 0);
  if (!Number.isFinite(value)) return { complaint: tooLarge(quantity.text) };
  if (value < 0) return { complaint: outOfRange(quantity.text, 'a share cannot be negative') };
  return { value };
}

/** Reads a fraction in [0, 1]. */
export function readShare(quantity: Quantity): Reading<number> {
  const fraction = readFraction(quantity);
  if ('value' in fraction && fraction.value > 1) {
    return { complaint: outOfRange(quantity.text, 'a share cannot be above 100 % (1)') };
  }
  return fraction;
}
