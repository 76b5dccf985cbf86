/**
 * The nearest valid name to one that is not, so that a slip of the finger is told as such. Distance counts insertions,
 * deletions, substitutions and swaps of neighbours (optimal string alignment), ignoring case.
 */

/** Longer lists and names get no suggestion: a hint is not worth a wait. */
const mostCandidates = 1000;
const longestName = 64;

function distance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The candidate that `name` was probably meant to be; undefined when none is close. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 0.5;
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > mostCandidates) return nearest;
    if (candidate === name || candidate.length > longestName) continue;
    const apart = distance(wanted, candidate.toLowerCase());
    if (apart < least) {
      least = apart;
      nearest = candidate;
    }
  }
  return nearest;
}
