/**
 * The results of `--format json`, as schemas: what `aftersim schema --output COMMAND` prints, and what the tests hold every result
 * against. New keys may come at any time; where a key changes its meaning or goes, the number in `schema` rises.
 */
import { z } from 'zod';

const number = z.number();
const text = z.string();
/** Null where there is nothing to count, or no bound. */
const perhaps = z.number().nullable();
const map = <T extends z.ZodType>(schema: T) => z.record(z.string(), schema);
const whole = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]+$/);

const estimate = z
  .looseObject({ mean: perhaps, halfWidth: perhaps, sd: perhaps, n: whole, unit: text })
  .meta({
    id: 'estimate',
    description: 'The mean over n runs, half the width of its 95 % interval, the deviation of single runs.',
  });
const digests = z.looseObject({ facts: digest, ledger: digest });
const decided = z.array(
  z.looseObject({ decision: text, actor: text, chosen: text, customer: text.optional() }),
);
const taken = z.array(z.looseObject({ decision: text, option: text, perRun: number }));
const summary = z.looseObject({ title: text, decided, taken, metrics: map(estimate), digests });

const head = (name: string) => ({ schema: z.literal(`aftersim.${name}/1`), engine: text });
const scenario = z.looseObject({
  file: text,
  name: text,
  digest,
  settings: z.array(text),
  horizonHours: number,
  currency: text,
});
const envelope = (name: string) => ({ ...head(name), scenario, seed: text });
const study = { requested: whole, replications: whole, incomplete: text.nullable(), confidence: number };

const problem = z.looseObject({
  file: text,
  line: whole,
  column: whole,
  path: text,
  value: text.nullable(),
  message: text,
  near: text.optional(),
});
const origin = z.looseObject({
  from: z.enum(['file', 'alternative', 'set', 'preset', 'default']),
  file: text.optional(),
  line: whole.optional(),
  setting: text.optional(),
  preset: text.optional(),
  rule: text.optional(),
});
const checked = {
  ...envelope('check'),
  ok: z.literal(true),
  warnings: z.array(problem),
  problems: z.array(problem).max(0),
};
const check = z.union([
  z.looseObject({
    ...checked,
    replications: whole,
    contents: map(whole),
    alternatives: z.array(z.looseObject({ id: text, title: text })),
    assumptions: z.array(
      z.looseObject({
        path: text,
        basis: text,
        value: text,
        range: z.array(text).nullable(),
        source: text.nullable(),
      }),
    ),
  }),
  z.looseObject({
    ...checked,
    alternative: text,
    values: z.array(z.looseObject({ path: text, value: text, origin })),
  }),
  z.looseObject({
    ...head('check'),
    scenario: z.looseObject({ file: text, settings: z.array(text) }),
    ok: z.literal(false),
    warnings: z.array(problem),
    problems: z.array(problem).min(1),
  }),
]);

const twin = z.looseObject({
  parts: z.array(
    z.looseObject({
      part: text,
      theory: text,
      assumptions: z.array(z.looseObject({ text, holds: z.boolean(), why: text })),
      sound: z.boolean(),
      figures: z.array(
        z.looseObject({
          metric: text,
          theory: perhaps,
          simulated: estimate,
          difference: perhaps,
          relative: perhaps,
          held: z.boolean(),
        }),
      ),
    }),
  ),
  none: z.array(z.looseObject({ part: text, why: text })),
});
const accounts = z.looseObject({
  replication: whole,
  digest,
  endHours: number,
  times: z.array(number),
  parties: map(
    z.looseObject({
      atHorizon: map(number),
      lowPoint: z.looseObject({ cents: number, month: number }),
      cash: z.array(number),
      profit: z.array(number),
    }),
  ),
  customers: map(
    z.looseObject({
      outcome: perhaps,
      costOfOwnership: perhaps,
      lostMargin: perhaps,
      lostTo: map(number),
      profit: perhaps,
      daysOutstanding: perhaps,
      isWinWin: z.boolean(),
    }),
  ),
  costs: z.looseObject({
    lines: z.array(
      z.looseObject({ name: text, by: text, total: number, byCustomer: z.array(number), idle: number }),
    ),
    total: number,
    byActivity: z.array(number),
    idle: number,
    byVolume: z.array(number),
    revenue: z.array(number),
  }),
});
const bounded = { lower: perhaps, upper: perhaps };
const run = z.looseObject({
  ...envelope('run'),
  ...study,
  alternative: text,
  title: text,
  mode: z.enum(['frozen', 'decisions', 'payment']),
  decided,
  taken,
  metrics: map(estimate),
  penaltyRisk: z
    .looseObject({
      probability: z.looseObject({ share: perhaps, ...bounded }),
      size: estimate,
      p95: z.looseObject({ value: perhaps, ...bounded }),
    })
    .nullable(),
  twin: twin.nullable(),
  parties: map(z.looseObject({ presentValue: estimate, netCash: estimate })),
  runs: z.array(
    z.looseObject({ replication: whole, facts: digest, ledger: digest, factCount: whole, eventCount: whole }),
  ),
  accounts: accounts.nullable(),
});

const pair = z.looseObject({
  metric: text,
  first: text,
  second: text,
  mean: perhaps,
  halfWidth: perhaps,
  sd: perhaps,
  n: whole,
  pValue: perhaps,
  correlation: perhaps,
  varianceRatio: perhaps,
  unit: z.literal('cents'),
});
const compare = z.looseObject({
  ...envelope('compare'),
  ...study,
  alternatives: map(summary),
  pairs: z.array(pair),
  paymentOnly: z
    .looseObject({ identicalFacts: z.boolean(), jointSpread: number, alternatives: map(summary) })
    .nullable(),
  equalNpv: z
    .looseObject({
      reference: text,
      target: perhaps,
      alternatives: map(
        z.looseObject({
          title: text,
          price: text.nullable(),
          authored: perhaps,
          solved: perhaps,
          metrics: map(estimate),
        }),
      ),
      pairs: z.array(pair),
    })
    .nullable(),
  breakEvens: z.array(
    z.looseObject({
      alternative: text,
      price: text,
      authored: perhaps,
      party: text,
      against: text,
      value: perhaps,
    }),
  ),
  verdict: z.array(text),
  digests: z.looseObject({
    replication: whole,
    payment: map(digests).nullable(),
    decisions: map(digests).nullable(),
  }),
});

const sweep = z.looseObject({
  ...envelope('sweep'),
  ...study,
  mode: text,
  axes: z.array(z.looseObject({ id: text, points: z.array(text) })),
  target: perhaps,
  cells: z.array(
    z.looseObject({
      at: map(text),
      measures: map(estimate),
      metrics: map(estimate),
      presentValue: map(estimate),
      price: z.looseObject({ name: text, authored: perhaps, solved: perhaps }).nullable(),
      digests,
    }),
  ),
});

const explain = z.union([
  z.looseObject({
    ...head('explain'),
    scenario: z.looseObject({ name: text, horizonHours: number }),
    seed: text,
    alternative: text,
    replication: whole,
    machine: text,
    outages: z.array(
      z.looseObject({
        stoppedAt: number,
        restoredAt: perhaps,
        hours: number,
        request: perhaps,
        mode: text.nullable(),
        socket: text.nullable(),
        planned: z.boolean(),
        buckets: map(number),
      }),
    ),
    longest: z
      .looseObject({
        outage: whole,
        facts: z.array(z.looseObject({ kind: text, at: number, words: text }).catchall(z.unknown())),
      })
      .nullable(),
  }),
  z.looseObject({
    ...envelope('explain'),
    alternatives: map(
      z.looseObject({
        title: text,
        decisions: z.array(
          z.looseObject({
            decision: text,
            actor: text,
            chosen: text,
            customer: text.optional(),
            options: z.array(
              z.looseObject({
                option: text,
                total: perhaps,
                availability: perhaps,
                lines: z.array(z.looseObject({ name: text, quantity: perhaps, cents: perhaps })),
                strikes: map(perhaps),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
]);

const fitted = z.looseObject({
  value: perhaps,
  standardError: perhaps,
  ...bounded,
  interval: z.enum(['likelihoodRatio', 'wald']),
});
const trend = z.looseObject({ statistic: perhaps, pValue: perhaps, failures: whole });
const oneFit = z.looseObject({
  law: text,
  parameters: map(fitted),
  mean: fitted,
  median: fitted.optional(),
  cv: fitted.optional(),
  logLikelihood: number,
  aic: number,
  events: whole,
  censored: whole,
  behind: number.optional(),
  weight: number.optional(),
  unbiasedShape: perhaps.optional(),
  lambda: perhaps.optional(),
  longest: number.optional(),
  systems: whole.optional(),
  trend: trend.optional(),
});
const fit = z.looseObject({
  ...head('fit'),
  data: z.looseObject({
    file: text,
    digest,
    source: text,
    columns: map(z.union([text, z.boolean()]).nullable()),
    unit: text,
    meter: text,
    kind: z.enum(['lives', 'systems']),
    events: whole,
    censored: whole,
    total: number,
    systems: whole.nullable(),
  }),
  confidence: number,
  best: text,
  fits: z.array(oneFit),
  refused: z.array(z.looseObject({ law: text, kind: text, message: text })),
  trend: trend.nullable(),
  systems: z
    .array(
      z.looseObject({
        id: text,
        failures: whole,
        end: number,
        endedBy: text,
        powerLaw: oneFit.nullable(),
        weibull: oneFit.nullable(),
      }),
    )
    .nullable(),
  fragment: text,
});

const measures = z.looseObject({
  ...head('measures'),
  measures: map(
    z.looseObject({
      subject: text,
      unit: text,
      formula: text,
      better: z.enum(['up', 'down', 'none']),
      phase: text,
      answers: z.array(text),
      told: z.enum(['always', 'asked']),
    }),
  ),
});

const side = z.looseObject({ file: text, alternative: text, digest });
const value = z.looseObject({ value: text, origin }).nullable();
const diff = z.looseObject({
  ...head('diff'),
  before: side,
  after: side,
  differences: z.array(
    z.looseObject({
      path: text,
      change: z.enum(['added', 'removed', 'changed']),
      before: value,
      after: value,
    }),
  ),
});

const replay = z.looseObject({
  ...head('replay'),
  replications: whole,
  figures: z.array(
    z.looseObject({
      name: text,
      observed: number,
      simulated: number,
      low: number,
      high: number,
      within: z.boolean(),
    }),
  ),
});

/** By the name in `schema`; `replay` is what `import --replay` prints. */
export const outputs = { check, run, compare, sweep, explain, fit, measures, diff, replay };

export type OutputName = keyof typeof outputs;

export const outputNames = Object.keys(outputs) as readonly OutputName[];

/** The schema of a result as JSON Schema. */
export function outputSchema(name: OutputName): object {
  const schema = z.toJSONSchema(outputs[name], { target: 'draft-2020-12', reused: 'inline' });
  return { title: `aftersim.${name}/1`, ...schema };
}
