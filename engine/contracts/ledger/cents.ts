/** Money as whole cents. An amount is rounded once, when it is posted, half to even. */

/** Whole cents, positive or negative. */
export type Cents = number;

/** Rounds to whole cents, half to even. */
export function toCents(amount: number): Cents {
  const below = Math.floor(amount);
  const rest = amount - below;
  if (rest < 0.5) return below;
  if (rest > 0.5) return below + 1;
  return below % 2 === 0 ? below : below + 1;
}
