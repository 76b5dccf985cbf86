// The first screen in real browsers: two models side by side run at once, nothing leaves the page, the same bits as here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { prepare } from '../../engine/experiments/study.ts';
import { run } from '../../engine/experiments/run.ts';
import { readScenario } from '../../language/index.ts';
import { gallery } from '../../viz/presets/gallery.ts';
import { allDone, dist, launch, missingBrowsers, openPage, pageBrowsers, singleFile } from './open-page.ts';
import { servePage, type PageServer } from './page-server.ts';

for (const { name, howToGet } of missingBrowsers) {
  test.skip(`${name} is missing, the page was not opened in it (${howToGet})`, () => undefined);
}

let server: PageServer;
beforeAll(async () => {
  server = await servePage(join(dist, 'page'));
});
afterAll(() => server.close());

/** Digests of replication 0 of the alternatives that stand side by side at first. */
function digestsHere(id: string): Record<string, readonly [string, string]> {
  const file = `${id}.yaml`;
  const read = readScenario(readFileSync(join(import.meta.dirname, '../../scenarios', file), 'utf8'), {
    file,
  });
  if (!('scenario' in read)) throw new Error(`${file} is refused`);
  const { scenario } = read;
  const ids = Object.keys(scenario.alternatives);
  const shown =
    gallery.find((its) => its.id === id)?.shown ?? (ids.length === 0 ? ['base'] : ids.slice(0, 2));
  return Object.fromEntries(
    shown.map((alternative) => {
      const { blueprint } = prepare(scenario, 'decisions', alternative);
      const { facts, ledger } = run(blueprint, { seed: scenario.seed, replication: 0, replay: '' });
      return [alternative, [facts, ledger] as const];
    }),
  );
}

describe.each(pageBrowsers)('in $name', (its) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(its);
  });
  afterAll(() => browser.close());

  test('two models run on the same failures as soon as the page is there', async () => {
    const { page, faults } = await openPage(browser, server.url);
    await allDone(page);
    const verdict = await page
      .getByText(/^For the customers, .* is best/)
      .first()
      .textContent();
    expect(verdict).toContain('over 10 paired replications');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('one file from the disk does the same', async () => {
    const { page, faults } = await openPage(browser, singleFile);
    await allDone(page);
    expect(await page.getByText(/^For the customers, .* is best/).count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('every shipped scenario gives the digests of the command line', async () => {
    const { page, faults } = await openPage(browser, server.url);
    for (const { id } of gallery) {
      await page.getByRole('button', { name: 'Gallery' }).click();
      await page.locator(`[data-preset="${id}"] button`).click();
      await page.getByText('Where these numbers come from').click();
      const rows = page.locator('.app-provenance tbody tr');
      const expected = digestsHere(id);
      await expect
        .poll(async () => rows.locator('code').allTextContents(), { timeout: 60_000 })
        .toEqual(Object.values(expected).flat());
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
