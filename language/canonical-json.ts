/**
 * One text for one meaning: JSON with sorted keys and nothing between the tokens. Numbers are printed as JavaScript
 * prints them, the shortest digits that read back as the same double.
 */

/** The canonical text of plain data, for hashing; equal data give equal text, in whatever order it was built. */
export function canonicalJson(data: unknown): string {
  if (typeof data === 'number' && !Number.isFinite(data)) {
    throw new RangeError(`${data} has no place in a scenario`);
  }
  if (Array.isArray(data)) return `[${data.map(canonicalJson).join(',')}]`;
  if (typeof data !== 'object' || data === null) {
    const text = JSON.stringify(data) as string | undefined;
    if (text === undefined) throw new RangeError(`a ${typeof data} has no place in a scenario`);
    return text;
  }
  const members = Object.entries(data)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`);
  return `{${members.join(',')}}`;
}
