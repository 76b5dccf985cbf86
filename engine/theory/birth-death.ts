// The stationary law of a birth–death chain on 0 … states − 1: the flow up from n equals the flow down from n + 1, so each
// share follows from its neighbour. Weights are scaled down whenever they grow large, so that none overflows; those that
// vanish beside the largest become zero.

const large = 1e200;

/** The shares of time in each state; `up(n)` leads from n to n + 1, `down(n)` (above zero) from n to n − 1. */
export function stationaryShares(
  states: number,
  up: (n: number) => number,
  down: (n: number) => number,
): readonly number[] {
  let shares = [1];
  let last = 1;
  let total = 1;
  for (let n = 1; n < states; n += 1) {
    last *= up(n - 1) / down(n);
    shares.push(last);
    total += last;
    if (total < large) continue;
    const scale = total;
    shares = shares.map((share) => share / scale);
    last /= scale;
    total = 1;
  }
  return shares.map((share) => share / total);
}

/** Σ shareₙ · value(n). */
export function expectation(shares: readonly number[], value: (n: number) => number): number {
  let sum = 0;
  for (const [n, share] of shares.entries()) if (share > 0) sum += share * value(n);
  return sum;
}
