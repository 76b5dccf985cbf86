/** `aftersim.compare/1`: everything that `compare` found, with the digests that prove it. Money in cents. */
import type {
  AlternativeSummary,
  AtEqualValue,
  Difference,
  PaymentOnly,
} from '../../engine/experiments/comparison.ts';
import type { Decided } from '../../engine/relations/least-own-expected-cost.ts';
import { envelope } from '../call/envelope.ts';
import type { ShownComparison } from './shown-comparison.ts';

export function compareJson(shown: ShownComparison): object {
  const { comparison, loaded } = shown;
  return {
    ...envelope('compare', loaded),
    requested: shown.requested,
    replications: shown.replications,
    incomplete: shown.incomplete ?? null,
    confidence: comparison.confidence,
    alternatives: byId(comparison.alternatives, summaryJson),
    pairs: comparison.differences.map(pairJson),
    paymentOnly: comparison.payment === undefined ? null : paymentJson(comparison.payment),
    equalNpv: comparison.equalValue === undefined ? null : equalJson(comparison.equalValue),
    breakEvens: comparison.breakEvens,
    verdict: comparison.verdict,
    digests: { replication: 0, payment: shown.digests.payment, decisions: shown.digests.decisions },
  };
}

function byId<T extends { readonly id: string }>(list: readonly T[], json: (its: T) => object): object {
  return Object.fromEntries(list.map((its) => [its.id, json(its)]));
}

/** `customer` stands only where each customer decides for itself. */
export function decidedJson({ decision, actor, chosen, customer }: Decided): object {
  return { decision, actor, chosen, ...(customer === null ? {} : { customer }) };
}

function summaryJson({ title, decided, taken, metrics, facts, ledger }: AlternativeSummary): object {
  return {
    title,
    decided: decided.map(decidedJson),
    taken,
    metrics,
    digests: { facts, ledger },
  };
}

function pairJson(its: Difference): object {
  return {
    ...its,
    unit: 'cents',
    correlation: its.correlation ?? null,
    varianceRatio: its.varianceRatio ?? null,
  };
}

function paymentJson({ identicalFacts, jointSpread, alternatives }: PaymentOnly): object {
  return { identicalFacts, jointSpread, alternatives: byId(alternatives, summaryJson) };
}

function equalJson({ reference, target, alternatives, differences }: AtEqualValue): object {
  return {
    reference,
    target,
    alternatives: byId(alternatives, ({ title, price, authored, solved, metrics }) => ({
      title,
      price: price ?? null,
      authored,
      solved,
      metrics,
    })),
    pairs: differences.map(pairJson),
  };
}
