/** A second digest beside that of the ledger: of what is drawn up from it. */
import { monthsToTheEnd } from '../contracts/accounts/accounts.ts';
import type { Accounts } from '../contracts/accounts/accounts.ts';
import { positions } from '../contracts/accounts/position.ts';
import { Digest } from '../trace/digest.ts';

/** Digest of all positions at the ends of all months: the second one beside that of the ledger. */
export function accountsDigest(its: Accounts): string {
  const digest = new Digest();
  for (const at of positions(its.books, monthsToTheEnd(its)))
    for (const each of at) for (const cents of Object.values(each) as number[]) digest.add(cents);
  return digest.hex();
}
