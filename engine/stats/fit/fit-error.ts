// Data from which a law cannot be estimated. The message names the value and says what to do about it.

/** What is wrong with the data. */
export type FitErrorKind = 'noData' | 'badTime' | 'badCount' | 'noEvents' | 'noSpread' | 'badSystem';

/** Data from which this law cannot be estimated. */
export class FitError extends RangeError {
  override readonly name = 'FitError';
  readonly kind: FitErrorKind;

  constructor(kind: FitErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
