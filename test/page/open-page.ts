// Opens the built page in a real browser and watches over it: every error, every refused or foreign request counts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import playwright, {
  type Browser,
  type BrowserContextOptions,
  type BrowserType,
  type Page,
} from 'playwright-core';
import { browsers, browsersRequired, type KnownBrowser } from '../browser/browsers.ts';

export const dist = join(import.meta.dirname, '../../dist');
export const singleFile = pathToFileURL(join(dist, 'aftersim.html')).href;

/** Browsers that are here, or have to be. */
export const pageBrowsers = browsers.filter((its) => its.path !== undefined || browsersRequired);
export const missingBrowsers = browsers.filter((its) => its.path === undefined && !browsersRequired);

/**
 * Debian's Firefox is not the patched one that Playwright ships: it is driven through WebDriver BiDi, which this version
 * of Playwright keeps under a name of its own. Versions from 1.56 on ask Firefox for what the ESR 140 does not know.
 */
const ofBidi = playwright as unknown as { readonly _bidiFirefox: BrowserType };

/** Starts a browser without a window. */
export async function launch(its: KnownBrowser): Promise<Browser> {
  if (its.path === undefined) throw new Error(`${its.name} is missing: ${its.howToGet}`);
  return its.name === 'Firefox'
    ? ofBidi._bidiFirefox.launch({ executablePath: its.path, channel: 'moz-firefox' })
    : playwright.chromium.launch({ executablePath: its.path });
}

export interface Opened {
  readonly page: Page;
  /** What went wrong so far: errors, refused loads, requests to anywhere else. */
  readonly faults: readonly string[];
}

/** A page in a context of its own, its faults noted from the start. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const origin = new URL(url).origin;
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const to = new URL(request.url());
    if (['data:', 'blob:'].includes(to.protocol)) return;
    if (to.origin !== origin) faults.push(`request to ${to.href}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(url);
  return { page, faults };
}

/** Waits until all runs that are wanted are there. */
export async function allDone(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .getByText(/all done/)
    .waitFor({ timeout: 60_000 });
}
