/** Circles in what should be a tree or a chain, found in one pass and without recursion, however long the chain. */

/** Each circle that a walk along `next` runs into, as the ids on the way, the first one repeated at the end. */
export function circlesIn(
  ids: Iterable<string>,
  next: (id: string) => readonly string[],
): readonly (readonly string[])[] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of ids) {
    if (done.has(start)) continue;
    const way: { readonly id: string; readonly open: Iterator<string> }[] = [];
    const depthOf = new Map<string, number>();
    const enter = (id: string): void => {
      depthOf.set(id, way.length);
      way.push({ id, open: next(id)[Symbol.iterator]() });
    };
    enter(start);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const step = here.open.next();
      if (step.done === true) {
        way.pop();
        depthOf.delete(here.id);
        done.add(here.id);
        continue;
      }
      const depth = depthOf.get(step.value);
      if (depth !== undefined) found.push([...way.slice(depth).map(({ id }) => id), step.value]);
      else if (!done.has(step.value)) enter(step.value);
    }
  }
  return found;
}
