// The maximum of a concave function: Newton's method, each step halved until it climbs. For a concave function this
// arrives from anywhere; close to the top, where rounding hides whether a step climbs, whole steps are taken.

/** A concave function at one point of a line; a value that is not finite marks a point outside of its domain. */
export interface LinePoint {
  readonly value: number;
  readonly slope: number;
  /** The second derivative: below zero. */
  readonly curvature: number;
}

/** A concave function at one point of a plane with the coordinates a and b. */
export interface PlanePoint {
  readonly value: number;
  readonly da: number;
  readonly db: number;
  readonly daa: number;
  readonly dab: number;
  readonly dbb: number;
}

/** Twice the climb that is left, as Newton's method expects it: below this, steps need no watching. */
const nearTop = 1e-8;
const atTop = 1e-24;
const mostSteps = 200;
const mostHalvings = 80;

/** Where the function has its maximum. */
export function climbLine(at: (x: number) => LinePoint, start: number): number {
  let x = start;
  let here = at(x);
  let before = Infinity;
  for (let step = 0; step < mostSteps; step += 1) {
    const move = -here.slope / here.curvature;
    const left = here.slope * move;
    // At the limit of rounding, what is left no longer falls.
    if (!(left > atTop) || (left < nearTop && left >= before)) return x;
    before = left;
    let share = 1;
    let next = at(x + move);
    for (let k = 0; left >= nearTop && !(next.value >= here.value) && k < mostHalvings; k += 1) {
      share *= 0.5;
      next = at(x + share * move);
    }
    x += share * move;
    here = next;
  }
  return x;
}

/** Where the function has its maximum. */
export function climbPlane(
  at: (a: number, b: number) => PlanePoint,
  start: readonly [a: number, b: number],
): readonly [a: number, b: number] {
  let [a, b] = start;
  let here = at(a, b);
  let before = Infinity;
  for (let step = 0; step < mostSteps; step += 1) {
    const { da, db, daa, dab, dbb } = here;
    const determinant = daa * dbb - dab * dab;
    const moveA = (dab * db - dbb * da) / determinant;
    const moveB = (dab * da - daa * db) / determinant;
    const left = da * moveA + db * moveB;
    if (!(left > atTop) || (left < nearTop && left >= before)) return [a, b];
    before = left;
    let share = 1;
    let next = at(a + moveA, b + moveB);
    for (let k = 0; left >= nearTop && !(next.value >= here.value) && k < mostHalvings; k += 1) {
      share *= 0.5;
      next = at(a + share * moveA, b + share * moveB);
    }
    a += share * moveA;
    b += share * moveB;
    here = next;
  }
  return [a, b];
}
