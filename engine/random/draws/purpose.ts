// What a draw is for. The number is part of the draw's key: renumbering changes the results of every scenario, so new
// purposes are only ever added at the end.

/** The purposes of draws: one entity may draw for each of them without touching the others. */
export const purpose = Object.freeze({
  life: 0,
  firstLife: 1,
  initialAge: 2,
  work: 3,
  travel: 4,
  leadTime: 5,
  arrival: 6,
  outcome: 7,
  choice: 8,
  absence: 9,
  quantity: 10,
  disposition: 11,
  fault: 12,
  sale: 13,
  serviceLife: 14,
  usage: 15,
  payment: 16,
  fix: 17,
  detection: 18,
  ordering: 19,
  flaw: 20,
} as const);

/** One of the numbers in `purpose`. */
export type Purpose = (typeof purpose)[keyof typeof purpose];
