// Which law? The one with the smallest AIC, among those that can be fitted at all. Differences below 2 say next to nothing
// and those above 10 nearly everything; the weights say the same as shares (K. P. Burnham and D. R. Anderson, "Model
// Selection and Multimodel Inference", Springer 2002, §2.6 and 2.9). AIC says which of the laws is best, not that it is
// good. All must be fitted to the same failures: a process and its gaps are, lives and other lives are not.
import { exp } from '../../random/index.ts';
import type { FitQuality } from './estimate.ts';
import { fitExponential, type ExponentialFit } from './exponential-fit.ts';
import { FitError } from './fit-error.ts';
import type { Life } from './life.ts';
import { fitLognormal, type LognormalFit } from './lognormal-fit.ts';
import { fitPowerLaw, type PowerLawFit } from './power-law-fit.ts';
import { gapsOf, type RepairableSystem } from './repairable.ts';
import { fitWeibull, type WeibullFit } from './weibull-fit.ts';

/** A law of lives, fitted. */
export type LifeFit = ExponentialFit | WeibullFit | LognormalFit;
/** Any law, fitted. */
export type Fit = LifeFit | PowerLawFit;

/** A fit with its place. */
export interface Ranked<F extends FitQuality> {
  readonly fit: F;
  /** AIC above that of the best. */
  readonly behind: number;
  /** exp(−behind / 2), as a share of the sum over all: Akaike's weight. */
  readonly weight: number;
}

/** A law that these data do not allow. */
export interface RefusedLaw {
  readonly law: string;
  readonly why: FitError;
}

/** The laws from best to worst, and those that could not be fitted. */
export interface Ranking<F extends FitQuality> {
  readonly ranked: readonly Ranked<F>[];
  readonly refused: readonly RefusedLaw[];
}

/** Fits from the smallest AIC to the largest; equal ones stay in order. */
export function rankByAic<F extends FitQuality>(fits: readonly F[]): readonly Ranked<F>[] {
  const least = Math.min(...fits.map(({ aic }) => aic));
  const odds = fits.map(({ aic }) => exp(0.5 * (least - aic)));
  const sum = odds.reduce((total, its) => total + its, 0);
  return fits
    .map((fit, index) => ({ fit, behind: fit.aic - least, weight: (odds[index] ?? NaN) / sum }))
    .sort((one, other) => one.behind - other.behind);
}

/** Tries each law, and ranks those that could be fitted. Throws the first `FitError` if none could. */
export function rankFits<F extends Fit>(tries: Readonly<Record<string, () => F>>): Ranking<F> {
  const fits: F[] = [];
  const refused: RefusedLaw[] = [];
  for (const [law, attempt] of Object.entries(tries)) {
    try {
      fits.push(attempt());
    } catch (error) {
      if (!(error instanceof FitError)) throw error;
      refused.push({ law, why: error });
    }
  }
  const [first] = refused;
  if (fits.length === 0 && first !== undefined) throw first.why;
  return { ranked: rankByAic(fits), refused };
}

/** Exponential, Weibull and lognormal lives, ranked. */
export function rankLifeLaws(lives: readonly Life[], confidence = 0.95): Ranking<LifeFit> {
  return rankFits<LifeFit>({
    exponential: () => fitExponential(lives, confidence),
    weibull: () => fitWeibull(lives, confidence),
    lognormal: () => fitLognormal(lives, confidence),
  });
}

/** A power-law process, and the laws of lives for the times between failures, ranked. */
export function rankRepairableLaws(systems: readonly RepairableSystem[], confidence = 0.95): Ranking<Fit> {
  return rankFits<Fit>({
    powerLaw: () => fitPowerLaw(systems, confidence),
    exponential: () => fitExponential(gapsOf(systems), confidence),
    weibull: () => fitWeibull(gapsOf(systems), confidence),
    lognormal: () => fitLognormal(gapsOf(systems), confidence),
  });
}
