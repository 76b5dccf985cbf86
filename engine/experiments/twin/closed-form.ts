/** What theory says of a part of a model, and on what conditions. */

export interface Assumption {
  /** What the closed form takes for granted. */
  readonly text: string;
  readonly holds: boolean;
  /** What of the scenario breaks it; '' where it holds. */
  readonly why: string;
}

export interface TheoryFigure {
  /** The measure that it stands beside: `fillRate/hub/pump`. */
  readonly metric: string;
  readonly value: number;
}

/** A part of the model that a closed form fits. */
export interface ClosedForm {
  /** `stock hub/pump`. */
  readonly part: string;
  /** The theory by name. */
  readonly theory: string;
  readonly assumptions: readonly Assumption[];
  readonly figures: readonly TheoryFigure[];
}

/** A part that none fits. */
export interface NoForm {
  readonly part: string;
  readonly why: string;
}

/** States an assumption, with what breaks it; nothing: it holds. */
export function assume(text: string, ...breaks: readonly (string | false | undefined)[]): Assumption {
  const why = breaks.filter((its): its is string => typeof its === 'string' && its !== '');
  return { text, holds: why.length === 0, why: why.join('; ') };
}
