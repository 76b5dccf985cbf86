// Where the browsers are: the program that an environment variable names, else where Debian puts it; and how each is told
// to open a page without a window, in a profile of its own.

import { existsSync } from 'node:fs';

/** A browser that tests can start, if it is there. */
export interface KnownBrowser {
  readonly name: string;
  readonly path: string | undefined;
  /** How to get it, in words. */
  readonly howToGet: string;
  /** The arguments that open a page; `profile` is an empty folder. */
  readonly open: (url: string, profile: string) => readonly string[];
}

function pathOf(variable: string, usual: readonly string[]): string | undefined {
  const named = process.env[variable];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return usual.find((path) => existsSync(path));
}

/** The two that the project promises to run in. */
export const browsers: readonly KnownBrowser[] = [
  {
    name: 'Chromium',
    path: pathOf('AFTERSIM_CHROMIUM', [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]),
    howToGet: 'Debian package chromium, or AFTERSIM_CHROMIUM=/path/to/chromium',
    // Without a sandbox, because it refuses to start as root with one; what it opens is ours.
    open: (url, profile) => [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      `--user-data-dir=${profile}`,
      url,
    ],
  },
  {
    name: 'Firefox',
    path: pathOf('AFTERSIM_FIREFOX', [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ]),
    howToGet: 'Debian package firefox-esr, or AFTERSIM_FIREFOX=/path/to/firefox',
    open: (url, profile) => ['--headless', '--no-remote', '--profile', profile, url],
  },
];

/** Where they are obligatory (in CI), a missing browser is a failure and not a skipped test. */
export const browsersRequired = process.env['AFTERSIM_REQUIRE_BROWSERS'] === '1';
