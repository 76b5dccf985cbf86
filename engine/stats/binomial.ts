// The binomial distribution of n trials, for order statistics. Its probabilities are taken relative to that of the mode,
// outwards by the ratio of neighbours, and divided by their sum: each step and the sum of positive terms lose an ulp or
// so, where a quotient of factorials would lose their digits. Terms too small to matter are left out, so that the list
// is some dozens of standard deviations long whatever n is.

const negligible = 1e-40;

/** P(B = k) for k = first, first + 1, …; the rest is below 1e-39. */
export interface BinomialTerms {
  readonly first: number;
  readonly probabilities: readonly number[];
}

/** The probabilities of a binomial B of n trials with 0 < p < 1. */
export function binomialTerms(n: number, p: number): BinomialTerms {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const downwards: number[] = [];
  let term = 1;
  for (let k = mode; k > 0; k -= 1) {
    term *= k / ((n - k + 1) * odds);
    if (term < negligible) break;
    downwards.push(term);
  }
  const relative = [...downwards.reverse(), 1];
  term = 1;
  for (let k = mode; k < n; k += 1) {
    term *= ((n - k) / (k + 1)) * odds;
    if (term < negligible) break;
    relative.push(term);
  }
  const total = relative.reduce((sum, value) => sum + value, 0);
  return { first: mode - downwards.length, probabilities: relative.map((value) => value / total) };
}
