/**
 * The built page in a real Chromium, without a window: what it loads up to the first result, how soon that is there,
 * what holds up the page's thread, how many pictures a second a large network moves at, and how the same runs do at the
 * terminal, side by side.
 *
 *   node bench/page.mjs               (a minute)
 *   node bench/page.mjs --play 30     (plays for 30 minutes and watches the memory)
 */
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import playwright from 'playwright-core';
import { runnerImport } from 'vite';
import { buildPage } from '../scripts/build-page.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'dist/page');
const minutes = process.argv.includes('--play')
  ? Number(process.argv[process.argv.indexOf('--play') + 1] ?? 30)
  : 0;
const machines = 10_000;
const loads = 5;
const longestTask = 50;
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

await buildPage();
const { module } = await runnerImport(join(import.meta.dirname, 'network-scenario.ts'), {
  configFile: false,
  root,
  logLevel: 'error',
});
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://loopback');
  const file = join(folder, pathname === '/' ? 'index.html' : pathname);
  if (!existsSync(file)) {
    response.statusCode = 404;
    response.end();
    return;
  }
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  response.end(readFileSync(file));
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const url = `http://127.0.0.1:${server.address().port}/`;
const browser = await playwright.chromium.launch({
  executablePath: process.env['AFTERSIM_CHROMIUM'] ?? '/usr/bin/chromium',
});

try {
  await firstResult();
  await largeNetwork();
} finally {
  await browser.close();
  server.close();
}

/** A page that notes its long tasks and when a first figure stood on it. */
async function open(noteLoads = () => undefined) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on('request', (request) => noteLoads(request.url()));
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        globalThis.longTasks.push([startTime, duration]);
    }).observe({ type: 'longtask', buffered: true });
    new MutationObserver((_, observer) => {
      if (document.querySelector('.compare-summary td') === null) return;
      globalThis.firstResult = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(url);
  return page;
}

async function done(page) {
  await page
    .getByRole('status')
    .getByText(/all done/)
    .waitFor({ timeout: 600_000 });
}

async function firstResult() {
  const times = [];
  const ends = [];
  let bytes = 0;
  let files = 0;
  const tasks = [];
  for (let load = 0; load < loads; load += 1) {
    const scripts = new Set();
    const page = await open((its) => scripts.add(new URL(its).pathname));
    await page.waitForFunction(() => globalThis.firstResult !== undefined);
    const wanted = [...scripts].filter((its) => its.endsWith('.js'));
    files = wanted.length;
    bytes = wanted.reduce(
      (sum, its) => sum + gzipSync(readFileSync(join(folder, its)), { level: 9 }).length,
      0,
    );
    await done(page);
    const { first, long, last } = await page.evaluate(() => ({
      first: globalThis.firstResult,
      long: globalThis.longTasks,
      last: performance.now(),
    }));
    times.push(first);
    ends.push(last);
    tasks.push(...long.map(([, duration]) => duration));
    await page.context().close();
  }
  console.log(
    `script up to the first result: ${files} files, ${(bytes / 1000).toFixed(1)} kB gzip (150 at most)`,
  );
  console.log(
    `first result after ${inMilliseconds(times)}; all ten replications of two models after ${inMilliseconds(ends)}`,
  );
  console.log(tasksText(tasks, `${loads} loads`));
  const start = performance.now();
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'scripts/aftersim.mjs'),
      ...['compare', join(root, 'scenarios/aero-engines.yaml'), '--with-decisions', '--quiet'],
      ...['--only', 'adHoc,payPerUse', '--replications', '10'],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the command line ended with ${status}`);
  const there = performance.now() - start;
  console.log(
    `the same runs at the terminal, from the call to its end: ${Math.round(there)} ms; the page takes ${(median(ends) / there).toFixed(2)} times that`,
  );
}

async function largeNetwork() {
  const page = await open();
  await done(page);
  const text = module.networkScenario({ machines, hours: 2000, replications: 2, transit: 24 });
  await page.getByRole('button', { name: 'Share and keep' }).click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'network.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByText('A network with money').first().waitFor({ timeout: 60_000 });
  await done(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Watch' }).click();
  const seek = page.getByRole('slider', { name: 'Time' });
  await seek.waitFor({ timeout: 600_000 });
  await seek.fill('1000');
  const play = page.locator('.motion-play');
  if ((await play.textContent()) === 'Play') await play.click();
  await page.evaluate(() => (globalThis.longTasks.length = 0));
  const { frames, seconds, status, longest } = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const begin = performance.now();
        let frames = -1;
        let last = begin;
        let longest = 0;
        const tick = (now) => {
          frames += 1;
          if (frames > 0) longest = Math.max(longest, now - last);
          last = now;
          if (now - begin < 5000) requestAnimationFrame(tick);
          else
            resolve({
              frames,
              seconds: (now - begin) / 1000,
              status: document.querySelector('.motion-status')?.textContent ?? '',
              longest,
            });
        };
        requestAnimationFrame(tick);
      }),
  );
  console.log(
    `${status}: ${(frames / seconds).toFixed(1)} pictures a second (30 at least), the longest pause ${Math.round(longest)} ms`,
  );
  const long = await page.evaluate(() => globalThis.longTasks.map(([, duration]) => duration));
  console.log(tasksText(long, '5 s of playing'));
  if (minutes > 0) await keepPlaying(page, seek);
  await page.context().close();
}

/** Plays on and on, and looks at the memory that is left after each collection of garbage. */
async function keepPlaying(page, seek) {
  const session = await page.context().newCDPSession(page);
  const sizes = [];
  for (let minute = 0; minute <= minutes; minute += 1) {
    if (minute > 0) await page.waitForTimeout(60_000);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    sizes.push(usedSize / 1e6);
    // Over and over from the start.
    await seek.fill('10');
    const play = page.locator('.motion-play');
    if ((await play.textContent()) === 'Play') await play.click();
  }
  console.log(`memory of the page by minute, in MB: ${sizes.map((its) => its.toFixed(1)).join(' ')}`);
}

function tasksText(tasks, over) {
  const long = tasks.filter((its) => its > longestTask);
  return `tasks over ${longestTask} ms in ${over}: ${long.length}${long.length === 0 ? '' : ` (${long.map(Math.round).join(', ')} ms)`}`;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function inMilliseconds(values) {
  return `${Math.round(median(values))} ms (${values.map(Math.round).join(', ')})`;
}
