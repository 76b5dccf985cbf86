// What each entry point exports is a promise: a name that comes or goes shows here. (A new name: `npx vitest run -u`.)
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const engine = join(import.meta.dirname, '../../engine');
const aftersim = join(engine, 'index.ts');
const kernel = [join(engine, 'kernel-library.ts'), join(engine, 'kernel/index.ts')].find((path) =>
  existsSync(path),
);

const namesOf = async (path: string): Promise<string[]> =>
  Object.keys((await import(path)) as Record<string, unknown>).sort();

test.runIf(existsSync(aftersim))('aftersim exports these names', async () => {
  expect(await namesOf(aftersim)).toMatchInlineSnapshot();
});

test.runIf(kernel !== undefined)('aftersim/kernel exports these names', async () => {
  expect(await namesOf(kernel!)).toMatchInlineSnapshot(`
    [
      "EventCalendar",
      "Interrupt",
      "Resource",
      "Signal",
      "Simulation",
      "SimulationError",
      "Store",
      "allOf",
      "anyOf",
      "hold",
      "noEvent",
      "phase",
      "received",
    ]
  `);
});
