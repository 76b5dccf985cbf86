/** The draws of those who choose: keyed by customer, decision, occasion and option, never by who decides first. */
import { uniform } from '../random/draws/draw.ts';
import { pathKey } from '../random/draws/key.ts';
import type { DrawKey } from '../random/draws/key.ts';
import { purpose } from '../random/draws/purpose.ts';

/** A number in (0, 1). `customer` is `null` where one choice is made for all. */
export function luckOf(
  run: DrawKey,
  customer: string | null,
  decision: string,
  occasion: number,
  option: string,
): number {
  const key = pathKey(pathKey(pathKey(run, `choice/${customer ?? ''}`), decision), option);
  return uniform(key, purpose.choice, occasion);
}
