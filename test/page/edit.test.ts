// Editing in real browsers: form, file, alternatives, differences and the guide, all on one document with one history.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { allDone, dist, launch, missingBrowsers, openPage, pageBrowsers } from './open-page.ts';
import { servePage, type PageServer } from './page-server.ts';

for (const { name, howToGet } of missingBrowsers) {
  test.skip(`${name} is missing, nothing was edited in it (${howToGet})`, () => undefined);
}

let server: PageServer;
beforeAll(async () => {
  server = await servePage(join(dist, 'page'));
});
afterAll(() => server.close());

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Gallery' }).click();
  await page.locator('[data-preset="first-steps"] button').click();
  await page.getByText('Twenty pumps, two technicians').first().waitFor();
  await allDone(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Edit' }).click();
  await page.locator('.edit-form').waitFor();
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

const button = (page: Page, name: string) => page.locator('.edit').getByRole('button', { name, exact: true });

describe.each(pageBrowsers)('in $name', (its) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(its);
  });
  afterAll(() => browser.close());

  test('a value that is wrong says so at its field; what was edited in form and file is undone in turn', async () => {
    const { page, faults } = await openPage(browser, server.url);
    await openEditor(page);
    await page.getByText('The whole run').click();
    const horizon = page.getByLabel('Horizon', { exact: true });
    await horizon.fill('soon');
    await horizon.press('Enter');
    await page
      .locator('.edit-setting .edit-wrong', { hasText: '"soon" is not a number with a unit' })
      .waitFor();
    // The list of problems leads to the place in the file.
    await page.locator('.edit-problem').click();
    await page.locator('.cm-activeLine', { hasText: 'horizon: soon' }).waitFor();
    await tab(page, 'Form');
    await page.getByText('The whole run').click();
    await expect.poll(() => button(page, 'Run').isDisabled()).toBe(true);
    await horizon.fill('2 y');
    await horizon.press('Enter');
    await page.getByText('Nothing is wrong.').waitFor();
    expect(await horizon.inputValue()).toBe('2 y');
    await page.getByText('changed, was 5 y').waitFor();
    await tab(page, 'File');
    await page.locator('.cm-line', { hasText: 'horizon: 2 y' }).waitFor();
    await page.locator('.cm-line', { hasText: 'name:' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.insertText(' again');
    await page.locator('.cm-line', { hasText: 'two technicians again' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('.cm-line', { hasText: /two technicians$/ }).waitFor();
    // Two edits of one field are one step only where one follows the other soon.
    const turn = (keys: string, horizonThen: string) =>
      expect
        .poll(async () => {
          await page.keyboard.press(keys);
          return page.locator('.cm-line', { hasText: horizonThen }).count();
        })
        .toBe(1);
    await turn('Control+z', 'horizon: 5 y');
    await expect.poll(() => button(page, 'Undo').isDisabled()).toBe(true);
    await turn('Control+Shift+Z', 'horizon: 2 y');
    // Tab indents; Esc, then Tab leaves.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.edit-code') === null)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('the file offers keys, words and the names that it defines', async () => {
    const { page, faults } = await openPage(browser, server.url);
    await openEditor(page);
    await tab(page, 'File');
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    const offered = page.locator('.cm-tooltip-autocomplete li');
    await page.keyboard.type('discountA');
    await offered.filter({ hasText: 'discountAt' }).waitFor();
    // What has just appeared takes no Enter yet.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await page.locator('.cm-line', { hasText: /^discountAt: $/ }).waitFor();
    await page.keyboard.press('Control+Space');
    await offered.filter({ hasText: 'accrual' }).waitFor();
    await page.keyboard.type('accrual\nshocks: { storm: { fleets: [');
    // A list that was asked for while the one before still closed does not open: whoever types asks again.
    await expect
      .poll(async () => {
        if ((await offered.count()) === 0) await page.keyboard.press('Control+Space');
        return offered.allTextContents();
      })
      .toEqual(['stations']);
    await page.locator('.edit-here b', { hasText: 'fleets' }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('an alternative is added, renamed and run; each difference can be taken back', async () => {
    const { page, faults } = await openPage(browser, server.url);
    await openEditor(page);
    const add = page.getByRole('form', { name: 'Add an alternative' });
    await add.getByRole('textbox').fill('Dearer');
    await add.getByRole('combobox').selectOption('payPerUse');
    await add.getByRole('button', { name: 'Add' }).click();
    await page.locator('.edit-alternative summary', { hasText: 'Dearer' }).click();
    await page.getByLabel('Let something else differ here').selectOption('prices.ratePerUse');
    await page.getByRole('textbox', { name: 'Prices › Rate per use' }).fill('2 USD/h');
    await page.getByRole('textbox', { name: 'Prices › Rate per use' }).press('Enter');
    await button(page, 'Rename Dearer').click();
    await page.getByLabel('New name').fill('steep');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.edit-alternative summary', { hasText: 'steep' }).waitFor();
    await tab(page, 'Difference');
    const change = page.locator('.edit-change');
    await expect.poll(() => change.count()).toBe(1);
    expect(await change.textContent()).toMatch(/steep.*added.*payPerUse.*ratePerUse: 2 USD\/h/);
    await button(page, 'Run').click();
    await allDone(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Edit' }).click();
    await tab(page, 'Difference');
    await change.getByRole('button', { name: /^Take back/ }).click();
    await page.getByText('The scenario says what the preset says.').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('six steps lead to a scenario that runs', async () => {
    const { page, faults } = await openPage(browser, server.url);
    await openEditor(page);
    await tab(page, 'Guide');
    await page.getByRole('button', { name: 'Begin' }).click();
    const file = page.locator('.edit-guide-file pre');
    const says = (part: string) => expect.poll(() => file.textContent()).toContain(part);
    const next = button(page, 'Next');
    await page.getByLabel('Televisions').check();
    await page.getByLabel('How many machines').fill('40');
    await next.click();
    await says('count: 40');
    await page.getByLabel(/^Gold and silver/).check();
    await says('tier: gold');
    await next.click();
    await page.getByRole('checkbox', { name: 'Full service at a fixed fee' }).check();
    await says('preset: fixedFee');
    await next.click();
    await page.getByLabel(/^At a depot/).check();
    await says('home: depot');
    await next.click();
    await page.getByLabel(/^A central store/).check();
    await says('source: central');
    await next.click();
    await page.getByLabel(/^A first look/).check();
    await says('replications: 10');
    await says('name: Televisions');
    await page.locator('.edit-guide').getByRole('button', { name: 'Run' }).click();
    await allDone(page);
    expect(await page.getByText('Full service at a fixed fee').count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
