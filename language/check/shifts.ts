/** Who begins nothing near the end of a shift must have shifts that are long enough to begin something. */
import { shiftsTooShort } from '../messages.ts';
import { entriesOf } from '../normalize/context.ts';
import type { CheckContext } from './check-context.ts';

export function checkShifts({ authored, tell }: CheckContext): void {
  for (const [id, { doNotStartUnder: least, members }] of entriesOf(authored.pools)) {
    if (least === undefined) continue;
    const all = entriesOf(members).map(([, { hours }]) => hours);
    if (all.length === 0 || all.some(({ always }) => always)) continue;
    const longest = Math.max(...all.flatMap(({ weekly }) => weekly.map(([from, to]) => to - from)));
    if (least > longest) tell(['pools', id, 'doNotStartUnder'], shiftsTooShort(least, longest));
  }
}
