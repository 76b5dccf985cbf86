/** The buffers in an answer: they are handed over and not copied. */
export function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): readonly ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value) && value.every((its) => typeof its !== 'object')) return [...found];
  else if (typeof value === 'object' && value !== null) {
    for (const its of Object.values(value)) buffersIn(its, found);
  }
  return [...found];
}
