/** The element of a list that must be there: a missing one is a fault of the engine, and is named. */
export function entry<T>(list: readonly (T | undefined)[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no entry ${index} in a list of ${list.length}`);
  return found;
}
