// Refusals of the closed forms. Each names the argument and its value, and says what would be right.

/** Refuses a number that is not finite and above zero; `meaning` says what it counts or measures. */
export function requirePositive(name: string, value: number, meaning: string): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`${name} (${meaning}) must be above zero, and finite, not ${value}`);
}

/** Refuses a number that is not finite and zero or more. */
export function requireNotNegative(name: string, value: number, meaning: string): void {
  if (value >= 0 && value < Infinity) return;
  throw new RangeError(`${name} (${meaning}) must be zero or more, and finite, not ${value}`);
}

/** Refuses a number that is not whole, or is below the least that makes sense. */
export function requireWhole(name: string, value: number, least: number, meaning: string): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new RangeError(`${name} (${meaning}) must be a whole number from ${least} on, not ${value}`);
}

/** Refuses a number that is not a share of something. */
export function requireShare(name: string, value: number, meaning: string): void {
  if (value >= 0 && value <= 1) return;
  throw new RangeError(`${name} (${meaning}) must lie from 0 to 1 (5 % is 0.05), not ${value}`);
}

/** Refuses a queue that grows without end: `load` is the work that arrives per unit of time, in servers. */
export function requireStable(load: number, servers: number): void {
  if (load < servers) return;
  throw new RangeError(
    `arrivalRate × serviceTime (the load) must be below the number of servers, ${servers}, not ${load}: the line would grow without end`,
  );
}
