// Takes the pictures of the page in docs/pictures/page/: every view, wide and narrow, light and dark.
// `node scripts/take-pictures.mjs [VIEW ...]`; needs Chromium (AFTERSIM_CHROMIUM, or where Debian puts it).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import playwright from 'playwright-core';
import { buildPage } from './build-page.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/pictures/page');
const widths = { wide: { width: 1280, height: 900 }, narrow: { width: 375, height: 812 } };
const oneFile = pathToFileURL(join(root, 'dist/aftersim.html')).href;

/** What stands on the picture of a view, after its button was pressed. */
const ready = {
  async compare(page) {
    await page
      .getByRole('status')
      .getByText(/all done/)
      .waitFor({ timeout: 60_000 });
    await page.locator('.charts-figure svg').last().waitFor();
  },
  async watch(page) {
    await page.locator('.motion-play').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'next broken promise' }).click();
    await page.locator('.motion-network').first().scrollIntoViewIfNeeded();
  },
  async edit(page) {
    await page.getByRole('tab', { name: 'File' }).click();
    await page.locator('.cm-content').waitFor();
  },
  async sweep(page) {
    await page.locator('.sweep-view').waitFor();
    await page.getByRole('button', { name: /^Run/ }).first().click();
    await page
      .getByText(/over 10 replications, every/)
      .first()
      .waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Run the sweep' }).waitFor();
    await page.locator('.sweep-view figure').scrollIntoViewIfNeeded();
  },
  async gallery() {
    // Stands at once.
  },
};

await buildPage();
mkdirSync(folder, { recursive: true });
const asked = process.argv.slice(2);
const browser = await playwright.chromium.launch({
  executablePath: process.env['AFTERSIM_CHROMIUM'] ?? '/usr/bin/chromium',
});
for (const [size, viewport] of Object.entries(widths)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [view, isReady] of Object.entries(ready)) {
      if (asked.length > 0 && !asked.includes(view)) continue;
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(oneFile);
      await page
        .getByRole('status')
        .getByText(/all done/)
        .waitFor({ timeout: 60_000 });
      const name = `${view.charAt(0).toUpperCase()}${view.slice(1)}`;
      await page.getByRole('navigation').getByRole('button', { name }).click();
      await isReady(page);
      await page.waitForTimeout(500);
      const path = join(folder, `${view}-${size}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path);
      await context.close();
    }
  }
}
await browser.close();
