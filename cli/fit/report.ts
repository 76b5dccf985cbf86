/** Fits what was asked for: one law, or all that the records allow, ranked. */
import {
  FitError,
  fitExponential,
  fitLognormal,
  fitPowerLaw,
  fitWeibull,
  gapsOf,
  laplaceTrend,
  rankFits,
  rankLifeLaws,
  rankRepairableLaws,
  type Fit,
  type LaplaceTrend,
  type Life,
  type PowerLawFit,
  type Ranking,
  type RepairableSystem,
  type WeibullFit,
} from '../../engine/stats/fit/index.ts';
import { WrongCall } from '../call/exit.ts';
import type { Records } from './records.ts';

export const laws = ['exponential', 'weibull', 'lognormal', 'powerLaw'] as const;
export type LawName = (typeof laws)[number];

/** Where the records come from, and what they are measured in. */
export interface Origin {
  readonly file: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  /** In words, for `source:`. */
  readonly source: string;
  readonly unit: string;
  /** The meter of a scenario that counts this unit. */
  readonly meter: string;
}

/** One system by itself; a law that its record does not allow is undefined. */
export interface SystemReport {
  readonly id: string;
  readonly failures: number;
  readonly end: number;
  readonly endedBy: 'time' | 'failure';
  readonly powerLaw: PowerLawFit | undefined;
  /** Of the times between its failures. */
  readonly weibull: WeibullFit | undefined;
}

export interface FitReport {
  readonly origin: Origin;
  readonly kind: Records['kind'];
  readonly events: number;
  readonly censored: number;
  /** Everything that was observed, in the unit: lives added up, or the ages of systems at their ends. */
  readonly total: number;
  readonly systems: number | undefined;
  readonly ranking: Ranking<Fit>;
  readonly best: Fit;
  readonly trend: LaplaceTrend | undefined;
  readonly each: readonly SystemReport[] | undefined;
}

/** The report. Throws a `WrongCall` for records that no law fits. */
export function reportOf(
  records: Records,
  origin: Origin,
  law: LawName | 'best',
  withEach: boolean,
): FitReport {
  try {
    const ranking = rankingOf(records, law);
    const [first] = ranking.ranked;
    if (first === undefined) throw new WrongCall('no law could be fitted');
    const common = { origin, kind: records.kind, ranking, best: first.fit };
    if (records.kind === 'lives') {
      const { lives } = records;
      return { ...common, ...totalsOf(lives), systems: undefined, trend: undefined, each: undefined };
    }
    const { systems } = records;
    return {
      ...common,
      events: systems.reduce((sum, { times }) => sum + times.length, 0),
      censored: systems.filter(({ endedBy }) => endedBy === 'time').length,
      total: systems.reduce((sum, { end }) => sum + end, 0),
      systems: systems.length,
      trend: laplaceTrend(systems),
      each: withEach ? systems.map(systemReport) : undefined,
    };
  } catch (error) {
    if (error instanceof FitError) throw new WrongCall(`"${origin.file}": ${error.message}`);
    throw error;
  }
}

function rankingOf(records: Records, law: LawName | 'best'): Ranking<Fit> {
  if (records.kind === 'systems') {
    const { systems } = records;
    if (law === 'best') return rankRepairableLaws(systems);
    if (law === 'powerLaw') return rankFits<Fit>({ powerLaw: () => fitPowerLaw(systems) });
    return rankFits({ [law]: () => fitLives(law, gapsOf(systems)) });
  }
  const { lives } = records;
  if (law === 'best') return rankLifeLaws(lives);
  if (law === 'powerLaw') {
    throw new WrongCall(
      '--law powerLaw is about systems that are repaired: name the column that says which with --system',
    );
  }
  return rankFits({ [law]: () => fitLives(law, lives) });
}

function fitLives(law: Exclude<LawName, 'powerLaw'>, lives: readonly Life[]): Fit {
  switch (law) {
    case 'exponential':
      return fitExponential(lives);
    case 'weibull':
      return fitWeibull(lives);
    case 'lognormal':
      return fitLognormal(lives);
  }
}

function totalsOf(lives: readonly Life[]): { events: number; censored: number; total: number } {
  let [events, censored, total] = [0, 0, 0];
  for (const { time, event, count = 1 } of lives) {
    if (event) events += count;
    else censored += count;
    total += time * count;
  }
  return { events, censored, total };
}

function systemReport(system: RepairableSystem): SystemReport {
  const { id, times, end, endedBy = 'time' } = system;
  return {
    id,
    failures: times.length,
    end,
    endedBy,
    powerLaw: unlessRefused(() => fitPowerLaw([system])),
    weibull: unlessRefused(() => fitWeibull(gapsOf([system]))),
  };
}

function unlessRefused<F>(fit: () => F): F | undefined {
  try {
    return fit();
  } catch (error) {
    if (error instanceof FitError) return undefined;
    throw error;
  }
}
