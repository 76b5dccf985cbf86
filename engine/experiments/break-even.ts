/** At which value of an assumed price would a party be indifferent? Found by refolding the ledger, without a run. */
import type { BreakEven } from './comparison.ts';
import type { Candidate } from './equal-value.ts';
import { moneySeries, slopeSeries } from './outcomes.ts';
import type { Series } from './outcomes.ts';

function mean(series: Series): number {
  return series.reduce((sum, value) => sum + value, 0) / series.length;
}

/** Names of the prices that an alternative's contracts use and that are assumed. */
function assumedPrices(candidate: Candidate): readonly string[] {
  const { contracts, prices } = candidate.alternative.economics;
  const used = Object.values(contracts).flatMap((contract) =>
    Object.values(contract.charges).flatMap((charge) => (charge.price === null ? [] : [charge.price])),
  );
  return [...new Set(used)].filter((name) => prices[name]?.basis === 'assumed');
}

/** Break-evens of every assumed price, for customer and maker, against the best other alternative. */
export function breakEvens(candidates: readonly Candidate[]): readonly BreakEven[] {
  const parties = [
    { party: 'customer', metric: 'cost/customer', better: -1 },
    { party: 'maker', metric: 'value/maker', better: 1 },
  ] as const;
  return candidates.flatMap((candidate) =>
    parties.flatMap(({ party, metric, better }) => {
      const others = candidates.filter((other) => other !== candidate);
      const own = mean(moneySeries(candidate.results, metric));
      let against: { readonly id: string; readonly value: number } | undefined;
      for (const other of others) {
        const value = mean(moneySeries(other.results, metric));
        if (against === undefined || better * (value - against.value) > 0) against = { id: other.id, value };
      }
      if (against === undefined) return [];
      const rival = against;
      return assumedPrices(candidate).flatMap((price): readonly BreakEven[] => {
        const slope = mean(slopeSeries(candidate.results, metric, price));
        const authored = candidate.alternative.economics.prices[price]?.value;
        if (slope === 0 || authored === undefined) return [];
        const value = authored + (rival.value - own) / slope;
        return [{ alternative: candidate.id, price, authored, party, against: rival.id, value }];
      });
    }),
  );
}
