import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { diagnostics, firstPage, folder, guides, outputs, rewrite } from './guides.ts';

const all = guides();
const pages = [...all, firstPage()];
const programs = Object.fromEntries(pages.map(({ name, program }) => [name.replace('.md', ''), program]));
let printed: Record<string, string> = {};

beforeAll(async () => {
  printed = await outputs(programs);
  if (process.env['AFTERSIM_UPDATE_GUIDES'] !== '1') return;
  for (const guide of pages) rewrite(guide, printed[guide.name.replace('.md', '')] ?? '');
});

/** What theory says of a guide's model, and the line of its output that must agree: "… m ± h …". */
const theory: Record<string, readonly [line: RegExp, exact: number]> = {
  // Erlang A by its birth-death chain: λ = 3 per hour, service 1 h, 3 servers, patience 0.5 h.
  'customers-who-give-up': [/share who gave up: ([\d.]+) ± ([\d.]+)/, 0.258_95],
  // Preemptive resume: the urgent see an M/M/1 of their own, W = 1 / (1 − 0.2).
  'urgent-repairs': [/urgent, hours in the shop: ([\d.]+) ± ([\d.]+)/, 1.25],
  // Erlang C for 3 servers at a load of 0.8: Wq = 1.07865.
  'how-sure': [/mean wait: ([\d.]+) ± ([\d.]+)/, 1.078_65],
  // 4 h at 2, 4 h at 6 and 4 h at 2 per hour, a day.
  'arrivals-over-the-day': [/calls a day: ([\d.]+) ± ([\d.]+)/, 40],
};

describe('the guide', () => {
  for (const guide of pages) {
    const id = guide.name.replace('.md', '');
    test(`${guide.name} prints what it says it prints`, () => {
      expect(guide.program, 'it has no program').toContain("from 'aftersim/kernel'");
      expect(printed[id]).toBe(process.env['AFTERSIM_UPDATE_GUIDES'] === '1' ? printed[id] : guide.output);
      expect(guide.output.length).toBeGreaterThan(10);
    });
    const known = theory[id];
    if (known === undefined) continue;
    test(`${guide.name} agrees with theory`, () => {
      const [, mean, halfWidth] = known[0].exec(guide.output) ?? [];
      expect(Math.abs(Number(mean) - known[1])).toBeLessThanOrEqual(Number(halfWidth));
    });
  }
});

test('every program of the guides compiles under the strictest settings', () => {
  expect(diagnostics(programs)).toEqual({});
});

test('there are ten questions, and the index lists every page', () => {
  expect(all.filter(({ title }) => title.endsWith('?')).length).toBeGreaterThanOrEqual(10);
  const index = readFileSync(join(folder, 'README.md'), 'utf8');
  for (const { name } of all) expect(index).toContain(`(${name})`);
});
