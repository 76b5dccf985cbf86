// The page as people use it: edit and mend, share and come back, watch and seek, open files; with nothing that keeps
// somebody out.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { allDone, dist, launch, missingBrowsers, openPage, pageBrowsers } from './open-page.ts';
import { servePage, type PageServer } from './page-server.ts';

for (const { name, howToGet } of missingBrowsers) {
  test.skip(`${name} is missing, the page was not used in it (${howToGet})`, () => undefined);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const views = ['Compare', 'Watch', 'Edit', 'Sweep', 'Gallery'] as const;

let server: PageServer;
beforeAll(async () => {
  server = await servePage(join(dist, 'page'));
});
afterAll(() => server.close());

async function go(page: Page, view: (typeof views)[number]): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: view }).click();
}

/** A link as a stranger may make it. */
function madeUp(content: string): string {
  return `${server.url}#1..${Buffer.from(deflateSync(strToU8(content))).toString('base64url')}`;
}

describe.each(pageBrowsers)('in $name', (its) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(its);
  });
  afterAll(() => browser.close());

  test('a mistake in the file is told at its line, and runs again once it is mended', async () => {
    const { page, faults } = await openPage(browser, server.url);
    await allDone(page);
    await go(page, 'Gallery');
    await page.locator('[data-preset="first-steps"] button').click();
    await allDone(page);
    const before = await page.locator('.app-provenance code').allTextContents();
    await go(page, 'Edit');
    await page.getByRole('tab', { name: 'File' }).click();
    const editor = page.locator('.cm-content');
    await editor.waitFor();
    await page.locator('.cm-line', { hasText: 'horizon:' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    const problem = page.locator('.edit-problem');
    await problem.getByText('"yx"').waitFor();
    expect(await problem.textContent()).toMatch(/line 4, column 10/);
    expect(await page.locator('.edit').getByRole('button', { name: 'Run' }).isDisabled()).toBe(true);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(' 4 y');
    await page.locator('.edit').getByRole('button', { name: 'Run' }).click();
    await allDone(page);
    await page.getByText('over 4 y', { exact: false }).first().waitFor();
    expect(await page.locator('.app-provenance code').allTextContents()).not.toEqual(before);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a copied link leads back to what was looked at', async () => {
    const { page, faults } = await openPage(browser, server.url);
    await allDone(page);
    await go(page, 'Gallery');
    await page.locator('[data-preset="first-steps"] button').click();
    await allDone(page);
    await page
      .getByRole('slider')
      .first()
      .fill('90')
      .catch(() => undefined);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: (text: string) => ((document.title = text), Promise.resolve()) },
      });
    });
    await page.getByRole('button', { name: 'Share and keep' }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText(/Anyone with the link/).waitFor();
    const link = await page.title();
    expect(link).toContain('#1.first-steps.');
    const digests = await page.locator('.app-provenance code').allTextContents();
    const other = await openPage(browser, link);
    await allDone(other.page);
    await expect.poll(() => other.page.locator('h1').textContent()).toContain('pumps');
    await expect
      .poll(() => other.page.locator('.app-provenance code').allTextContents(), { timeout: 20_000 })
      .toEqual(digests);
    expect([...faults, ...other.faults]).toEqual([]);
    await page.context().close();
    await other.page.context().close();
  });

  test('links of strangers show a message and run nothing', async () => {
    const state = JSON.stringify({ v: 'compare', s: [], n: 1, w: ['base', 0], e: '' });
    const name = '<img src=x onerror=document.title=1>';
    for (const [link, message] of [
      [madeUp('a'.repeat(20_000_000)), /damaged/],
      [`${server.url}#1.__proto__.AAAA`, /damaged|does not have/],
      [madeUp(`${state}\n${'['.repeat(20_000)}`), /not a scenario yet/],
      [madeUp(`${state}\naftersim: 1\nname: "${name}"\n__proto__: { a: 1 }`), /not a scenario yet/],
    ] as const) {
      const { page, faults } = await openPage(browser, link);
      await page.getByRole('alert').getByText(message).waitFor();
      expect(await page.title()).not.toBe('1');
      expect(await page.evaluate(() => ({}))).toEqual({});
      expect(faults).toEqual([]);
      await page.context().close();
    }
  });

  test('results of the command line open; other files are refused in words', async () => {
    const { page, faults } = await openPage(browser, server.url);
    await allDone(page);
    await page.getByRole('button', { name: 'Share and keep' }).click();
    const file = page.locator('input[type=file]');
    const results = {
      schema: 'aftersim.run/1',
      engine: '0.1.0',
      scenario: { name: '<script>alert(1)</script>', currency: 'USD' },
      seed: '1',
      replications: 3,
      title: 'As sold',
      metrics: { failures: { mean: 12, halfWidth: 2, unit: 'count' } },
    };
    const asFile = (name: string, text: string) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    });
    await file.setInputFiles(asFile('run.json', JSON.stringify(results)));
    await page.getByText('12 count ± 2 count').waitFor();
    expect(await page.locator('h1').textContent()).toContain('<script>');
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.getByRole('button', { name: 'Share and keep' }).click();
    await file.setInputFiles(asFile('letter.txt', 'Dear all,'));
    await page
      .getByRole('alert')
      .getByText(/neither a scenario/)
      .waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('seeking back shows what playing forward showed', async () => {
    const { page, faults } = await openPage(browser, server.url, { reducedMotion: 'reduce' });
    await allDone(page);
    await go(page, 'Watch');
    const seek = page.getByRole('slider', { name: 'Time' });
    await seek.waitFor({ timeout: 20_000 });
    // Firefox is not told here that motion is unwanted, and begins to play.
    const pause = page.getByRole('button', { name: 'Pause' });
    if (await pause.isVisible()) await pause.click();
    const shown = async (): Promise<string> =>
      JSON.stringify(await page.locator('.motion-status, .motion-label').allTextContents());
    const places = [0.1, 0.3, 0.35, 0.7].map((share) => String(Math.round(share * 5000) * (87_600 / 5000)));
    const forwards: string[] = [];
    for (const at of places) {
      const before = forwards.at(-1);
      await seek.fill(at);
      // The picture follows at the next frame.
      await expect.poll(shown).not.toBe(before);
      forwards.push(await shown());
    }
    expect(new Set(forwards).size).toBe(places.length);
    for (const [index, at] of [...places.entries()].reverse()) {
      await seek.fill(at);
      await expect.poll(shown).toBe(forwards[index]);
    }
    await page.getByRole('button', { name: 'next broken promise' }).click();
    expect(await shown()).not.toBe(forwards[0]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious on any view, %s', async (colorScheme) => {
    const { page, faults } = await openPage(browser, server.url, { colorScheme, reducedMotion: 'reduce' });
    await allDone(page);
    const found: string[] = [];
    for (const view of views) {
      await go(page, view);
      if (view === 'Watch') await page.getByRole('slider', { name: 'Time' }).waitFor();
      if (view === 'Edit') await page.locator('.edit').waitFor();
      await page.evaluate(axe);
      found.push(
        ...(await page.evaluate(async (name) => {
          const { axe: checker } = globalThis as unknown as {
            axe: {
              run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
            };
          };
          const { violations } = await checker.run();
          return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(
              ({ id, nodes }) =>
                `${name}: ${id} ${nodes
                  .slice(0, 3)
                  .map(({ html }) => html.slice(0, 160))
                  .join(' ')}`,
            );
        }, view)),
      );
    }
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
