// The kernel measures time in hours since the start of the run. Calendar dates are the business of whoever
// writes scenarios; in here an hour has neither a name nor a time zone.

/** A point in time or a duration. The unit is the hour. */
export type Hours = number;
