// The parts of the JSON results that the tests read.
export interface EstimateJson {
  readonly mean: number | null;
  readonly halfWidth: number | null;
  readonly sd: number | null;
  readonly n: number;
  readonly unit: string;
}

interface Digests {
  readonly facts: string;
  readonly ledger: string;
}

interface SummaryJson {
  readonly title: string;
  readonly decided: readonly { readonly decision: string; readonly actor: string; readonly chosen: string }[];
  readonly metrics: Readonly<Record<string, EstimateJson>>;
  readonly digests: Digests;
}

export interface CompareJson {
  readonly schema: string;
  readonly engine: string;
  readonly scenario: { readonly file: string; readonly name: string; readonly digest: string };
  readonly seed: string;
  readonly requested: number;
  readonly replications: number;
  readonly incomplete: string | null;
  readonly alternatives: Readonly<Record<string, SummaryJson>>;
  readonly pairs: readonly { readonly metric: string; readonly first: string; readonly unit: string }[];
  readonly paymentOnly: {
    readonly identicalFacts: boolean;
    readonly jointSpread: number;
    readonly alternatives: Readonly<Record<string, SummaryJson>>;
  } | null;
  readonly equalNpv: { readonly reference: string; readonly target: number } | null;
  readonly breakEvens: readonly object[];
  readonly verdict: readonly string[];
  readonly digests: {
    readonly payment: Readonly<Record<string, Digests>> | null;
    readonly decisions: Readonly<Record<string, Digests>> | null;
  };
}

export interface RunJson {
  readonly schema: string;
  readonly mode: string;
  readonly alternative: string;
  readonly replications: number;
  readonly incomplete: string | null;
  readonly metrics: Readonly<Record<string, EstimateJson>>;
  readonly penaltyRisk: { readonly probability: { readonly share: number } } | null;
  readonly twin: {
    readonly parts: readonly {
      readonly part: string;
      readonly theory: string;
      readonly sound: boolean;
      readonly assumptions: readonly {
        readonly text: string;
        readonly holds: boolean;
        readonly why: string;
      }[];
      readonly figures: readonly {
        readonly metric: string;
        readonly theory: number;
        readonly held: boolean;
      }[];
    }[];
    readonly none: readonly { readonly part: string; readonly why: string }[];
  } | null;
  readonly parties: Readonly<Record<string, { readonly presentValue: EstimateJson }>>;
  readonly runs: readonly (Digests & { readonly replication: number; readonly factCount: number })[];
  readonly accounts: {
    readonly replication: number;
    readonly digest: string;
    readonly times: readonly number[];
    readonly parties: Readonly<
      Record<
        string,
        {
          readonly atHorizon: Readonly<Record<string, number>>;
          readonly lowPoint: { readonly cents: number; readonly month: number };
          readonly cash: readonly number[];
          readonly profit: readonly number[];
        }
      >
    >;
    readonly costs: {
      readonly total: number;
      readonly byActivity: readonly number[];
      readonly idle: number;
    };
  } | null;
}

export interface ExplainJson {
  readonly schema: string;
  readonly machine: string;
  readonly outages: readonly {
    readonly hours: number;
    readonly restoredAt: number | null;
    readonly buckets: Readonly<Record<string, number>>;
  }[];
  readonly longest: { readonly outage: number; readonly facts: readonly { readonly words: string }[] } | null;
}

export interface CheckJson {
  readonly schema: string;
  readonly ok: boolean;
  readonly contents?: { readonly machines: number };
  readonly problems: readonly { readonly line: number; readonly column: number; readonly message: string }[];
}

export interface SweepJson {
  readonly schema: string;
  readonly requested: number;
  readonly replications: number;
  readonly incomplete: string | null;
  readonly mode: string;
  readonly axes: readonly { readonly id: string; readonly points: readonly string[] }[];
  readonly target: number | null;
  readonly cells: readonly {
    readonly at: Readonly<Record<string, string>>;
    readonly measures: Readonly<Record<string, EstimateJson>>;
    readonly metrics: Readonly<Record<string, EstimateJson>>;
    readonly presentValue: Readonly<Record<string, EstimateJson>>;
    readonly price: { readonly name: string; readonly authored: number; readonly solved: number } | null;
    readonly digests: Digests;
  }[];
}
