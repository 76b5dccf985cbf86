/** `aftersim.fit/1`: the fits from best to worst, with all that is needed to get them again. */
import type { Fit, FitError, Ranked } from '../../engine/stats/fit/index.ts';
import { engineVersion } from '../../engine/version.ts';
import { fragment } from './fragment.ts';
import type { FitReport, SystemReport } from './report.ts';

export function fitJson(report: FitReport, columns: object): object {
  const { origin, kind, events, censored, total, systems, ranking, best, trend, each } = report;
  const { file, digest, source, unit, meter } = origin;
  return {
    schema: 'aftersim.fit/1',
    engine: engineVersion,
    data: { file, digest, source, columns, unit, meter, kind, events, censored, total, systems },
    confidence: best.confidence,
    best: best.law,
    fits: ranking.ranked.map(rankedJson),
    refused: ranking.refused.map(({ law, why }) => ({ law, ...refusedJson(why) })),
    trend,
    systems: each?.map(systemJson),
    fragment: fragment(report),
  };
}

function rankedJson({ fit, behind, weight }: Ranked<Fit>): object {
  return { ...fitOnly(fit), behind, weight };
}

/** What belongs to the fit alone: the confidence stands once, and the engine's own form of the law nowhere. */
function fitOnly(fit: Fit): object {
  const { confidence: _confidence, ...rest } = fit;
  if (!('spec' in rest)) return rest;
  const { spec: _spec, ...its } = rest;
  return its;
}

function refusedJson({ kind, message }: FitError): object {
  return { kind, message };
}

function systemJson({ id, failures, end, endedBy, powerLaw, weibull }: SystemReport): object {
  return {
    id,
    failures,
    end,
    endedBy,
    powerLaw: powerLaw === undefined ? undefined : fitOnly(powerLaw),
    weibull: weibull === undefined ? undefined : fitOnly(weibull),
  };
}
