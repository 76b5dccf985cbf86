// What every monitor refuses, in the same words: NaN, which would spoil all that comes after it without a sound, and a
// time that lies before one already seen.

/** Throws a RangeError if `value` is NaN; `what` names it. */
export function checkNumber(value: number, what: string): void {
  if (value !== value) throw new RangeError(`${what} must be a number, not NaN`);
}

/** Throws a RangeError unless `at` is `since` or later. */
export function checkForward(since: number, at: number): void {
  if (at !== at) throw new RangeError('a time must be a number, not NaN');
  if (at < since) throw new RangeError(`time ran backwards: from ${since} to ${at}`);
}
