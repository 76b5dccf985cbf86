// Lives as they come from the field. Most units of a young fleet have not failed yet: their lives are known to be longer
// than what was seen (right-censored). To drop them would keep the short lives alone, and every estimate with them.
import { log } from '../../random/index.ts';
import { FitError } from './fit-error.ts';

/** One life, or several equal ones; times in whatever unit, the same for all. */
export interface Life {
  /** Age at the failure, or the age to which the unit is known to have lived. */
  readonly time: number;
  /** Whether it failed then; false: it was still working, or was taken away for another reason. */
  readonly event: boolean;
  /** How many lives this stands for: 1 unless given. */
  readonly count?: number;
}

/** Lives that passed the checks, with what every law needs of them. */
export interface CheckedLives {
  readonly lives: readonly Required<Life>[];
  readonly events: number;
  readonly censored: number;
  /** Σ time over all lives, failed or not: what the units have worked together. */
  readonly total: number;
}

/**
 * Checks lives. Throws a `FitError` for a time that is not a finite number above zero, for a count that is not a whole
 * number above zero, for no lives at all and for none that failed.
 */
export function checkLives(lives: Iterable<Life>): CheckedLives {
  const checked: Required<Life>[] = [];
  let events = 0;
  let censored = 0;
  let total = 0;
  for (const { time, event, count = 1 } of lives) {
    const where = `life ${checked.length + 1}`;
    if (!(time > 0 && time < Infinity)) {
      const advice = time === 0 ? '; failed on arrival: count it apart, or give half the smallest step' : '';
      throw new FitError('badTime', `${where}: a time is a finite number above 0, not ${time}${advice}`);
    }
    if (!(count > 0 && Math.floor(count) === count && count < Infinity)) {
      throw new FitError(
        'badCount',
        `${where}: a count is a whole number above 0, not ${count}; leave such lives out`,
      );
    }
    checked.push({ time, event, count });
    if (event) events += count;
    else censored += count;
    total += time * count;
  }
  if (checked.length === 0) throw new FitError('noData', 'there are no lives; a fit needs some that failed');
  if (events === 0) throw new FitError('noEvents', noEvents(censored, total));
  return { lives: checked, events, censored, total };
}

/** Without a failure nothing but a lower bound is known: exp(−total / mean) ≥ 5 % at means above total / ln 20. */
function noEvents(censored: number, total: number): string {
  const bound = Number((total / log(20)).toPrecision(4));
  return (
    `none of the ${censored} lives ended in a failure (total time ${total}); ` +
    `if lives are exponential, all that is known is a mean above ${bound}, with 95 % confidence: ` +
    'assume a life, or wait for failures'
  );
}

/**
 * Throws a `FitError` when all failures are at the longest time of all: a steeper law then is always more likely, so a law
 * with a free shape has no best one. One distinct value is the plainest case.
 */
export function requireSpread(law: string, { lives }: CheckedLives): void {
  let longest = 0;
  for (const { time } of lives) longest = Math.max(longest, time);
  if (lives.some(({ time, event }) => event && time < longest)) return;
  throw new FitError(
    'noSpread',
    `${law}: every failure is at ${longest}, and no life is longer; its shape cannot be estimated ` +
      'from one distinct value: fit an exponential, or give the lives that lasted longer',
  );
}
