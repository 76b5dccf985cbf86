/** The name of a rule of the user's own: `own.NAME`. */
import type { OwnName } from '../../engine/network/entitlements/precedence.ts';
import { expectedWord } from '../messages.ts';
import { scalar } from './scalar.ts';

/** How such a name is written. */
export const ownName = /^own\.[A-Za-z_]\w*$/;

/** Reads such a name; undefined for anything else. */
export function readOwnName(raw: unknown): OwnName | undefined {
  return typeof raw === 'string' && ownName.test(raw) ? (raw as OwnName) : undefined;
}

/** A rule of one's own and nothing else. */
export const ownRule = wordOrOwn<never>();

/** One of the given words, or a rule of one's own. */
export function wordOrOwn<const W extends string>(...words: readonly W[]) {
  return scalar<W | OwnName>(
    (raw) => {
      const found = words.find((candidate) => candidate === raw) ?? readOwnName(raw);
      return found === undefined
        ? { complaint: expectedWord(raw, [...words, 'own.NAME']) }
        : { value: found };
    },
    { is: 'word', words, own: true },
  );
}
