/** The slice of the horizon that a time lies in. */
export function sliceAt(at: number, horizon: number, slices: number): number {
  return Math.max(0, Math.min(slices - 1, Math.floor((at / horizon) * slices)));
}
