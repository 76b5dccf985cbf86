// The sweep in the page: its numbers are those of the command that it offers to copy.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { callJson, firstSteps } from '../cli/call.ts';
import type { SweepJson } from '../cli/schemas.ts';
import { allDone, launch, missingBrowsers, openPage, pageBrowsers, singleFile } from './open-page.ts';

for (const { name, howToGet } of missingBrowsers) {
  test.skip(`${name} is missing, nothing was swept in it (${howToGet})`, () => undefined);
}

const setting = 'stocks.pump.plant.level';
const replications = 4;

interface SavedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

async function openSweep(page: Page): Promise<void> {
  await allDone(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Gallery' }).click();
  await page.locator('[data-preset="first-steps"] button').click();
  await allDone(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Sweep' }).click();
  await page.locator('.sweep-view').waitFor();
}

describe.each(pageBrowsers)('in $name', (its) => {
  let browser: Browser;
  let page: Page;
  let faults: readonly string[];
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'aftersim-page-sweep-'));
    browser = await launch(its);
    ({ page, faults } = await openPage(browser, singleFile));
    await openSweep(page);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(() => {
    expect(faults).toEqual([]);
  });

  test('a line of values for each model has the numbers of the command line', async () => {
    await page.getByRole('combobox', { name: 'Setting', exact: true }).selectOption(setting);
    await page.getByLabel(`Values of ${setting}`).fill('1, 3');
    await page.locator('.sweep-view').getByRole('spinbutton').fill(String(replications));
    await page.getByRole('button', { name: 'Run the sweep' }).click();
    const figure = page.locator('.sweep-view figure');
    await figure.getByText(`over ${replications} replications`).waitFor({ timeout: 60_000 });
    await figure.getByRole('combobox', { name: 'Measure' }).selectOption('value/maker');
    await figure.getByRole('button', { name: /table/i }).click();
    const table = figure.locator('table');
    await table.waitFor();
    const head = await table.locator('th').allTextContents();
    const rows = await Promise.all(
      (await table.locator('tbody tr').all()).map((row) => row.locator('td').allTextContents()),
    );
    expect(head.slice(0, 2)).toEqual(['alternative', setting]);
    const alternatives = [...new Set(rows.map(([first = '']) => first))];
    expect(alternatives.length).toBeGreaterThan(1);
    expect(rows.map(([, value]) => value)).toEqual(alternatives.flatMap(() => ['1', '3']));

    const { cells } = callJson<SweepJson>([
      ...['sweep', firstSteps, '--only', alternatives.join(',')],
      ...['--set', `${setting}=1,3`, '--replications', String(replications)],
    ]);
    const inPage = rows.map(([, , mean = '']) => Number(mean.replace(/[^\d.-]/g, '')));
    for (const [index, { presentValue }] of cells.entries()) {
      const mean = presentValue['maker']?.mean ?? NaN;
      const shown = inPage[index] ?? NaN;
      // Six digits are shown.
      expect(Math.abs(shown - mean)).toBeLessThanOrEqual(Math.abs(mean) * 1e-5);
    }
    expect(new Set(inPage).size).toBe(cells.length);
  });

  test('two settings make a map, whose file holds every cell', async (context) => {
    await page.getByRole('combobox', { name: 'Setting', exact: true }).selectOption(setting);
    await page.getByLabel(`Values of ${setting}`).fill('1,2,3');
    await page.getByRole('combobox', { name: 'and a second one' }).selectOption('customer.lostMargin');
    await page.getByLabel('Values of customer.lostMargin').fill('5 USD/h, 50 USD/h');
    await page.locator('.sweep-view').getByRole('spinbutton').fill('2');
    await page.getByRole('button', { name: 'Run the sweep' }).click();
    const figure = page.locator('.sweep-view figure');
    await figure.getByText('over 2 replications').waitFor({ timeout: 60_000 });
    await figure.locator('svg').waitFor();
    // Debian's Firefox tells nobody over BiDi where it puts what it saves.
    if (its.name === 'Firefox') return context.skip('downloads are not seen in this Firefox');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('button', { name: /JSON/ }).click(),
    ]);
    const file = join(folder, 'map.json');
    await download.saveAs(file);
    const { columns, rows } = JSON.parse(readFileSync(file, 'utf8')) as SavedTable;
    expect(columns).toContain('customer.lostMargin');
    const at = columns.indexOf(setting);
    expect(rows.map((row) => `${String(row[at])} ${String(row[at + 1])}`).slice(0, 6)).toEqual(
      ['1', '2', '3'].flatMap((level) => [`${level} 5 USD/h`, `${level} 50 USD/h`]),
    );
    expect(rows.every((row) => typeof row[at + 2] === 'number')).toBe(true);
  });

  test('a value that cannot be read is told, and what was there stays', async () => {
    await page.getByRole('combobox', { name: 'Setting', exact: true }).selectOption(setting);
    await page.getByLabel(`Values of ${setting}`).fill('1, many');
    await page.getByRole('button', { name: 'Run the sweep' }).click();
    await page.locator('.sweep-view [role=alert]').getByText('many').first().waitFor();
    expect(await page.locator('.sweep-view figure svg').count()).toBe(1);
  });
});
