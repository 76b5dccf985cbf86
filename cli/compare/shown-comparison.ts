/** A comparison together with what is needed to tell where it comes from. */
import type { ResultsByAlternative } from '../../engine/experiments/compare.ts';
import type { Comparison } from '../../engine/experiments/comparison.ts';
import type { Loaded } from '../call/scenario.ts';

/** Digests of facts and ledger of replication 0, by alternative. */
export type FirstDigests = Readonly<Record<string, { readonly facts: string; readonly ledger: string }>>;

export interface ShownComparison {
  readonly loaded: Loaded;
  readonly comparison: Comparison;
  readonly digests: {
    readonly payment: FirstDigests | undefined;
    readonly decisions: FirstDigests | undefined;
  };
  readonly replications: number;
  /** Replications that were asked for. */
  readonly requested: number;
  readonly incomplete: string | undefined;
}

export function firstDigests(results: ResultsByAlternative | undefined): FirstDigests | undefined {
  if (results === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(results).map(([id, [first]]) => [
      id,
      { facts: first?.facts ?? '', ledger: first?.ledger ?? '' },
    ]),
  );
}

/** Whether the payment-only runs, where there were any, have identical facts and identical joint cash. */
export function paymentMovedMoneyAlone({ payment }: Comparison): boolean {
  return payment === undefined || (payment.identicalFacts && payment.jointSpread === 0);
}
