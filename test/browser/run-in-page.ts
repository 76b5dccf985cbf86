// Runs a program in a real browser and brings its result home. The page is served on the loopback under a policy that
// allows it to talk to its own origin and to nobody else, and posts its result back; so any version of any browser
// will do, without a driver that has to know it.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { KnownBrowser } from './browsers.ts';

/** What came back from a page. */
export interface FromPage {
  readonly result: unknown;
  /** What it tried to reach outside its origin. */
  readonly refused: readonly string[];
}

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
const patience = 150_000;

/** The program as one classic script that runs in any engine. */
export async function bundled(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry, formats: ['iife'], name: 'program', fileName: 'program' },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error(`nothing came out of ${entry}`);
  return chunk.code;
}

/** Loads the script, calls the global function of that name with the input, and gives what it returned. */
export async function runInPage(
  browser: KnownBrowser,
  script: string,
  call: string,
  input: unknown,
): Promise<FromPage> {
  const profile = mkdtempSync(join(tmpdir(), 'aftersim-profile-'));
  let deliver: (answer: string) => void = () => undefined;
  const answer = new Promise<string>((resolve) => {
    deliver = resolve;
  });
  const files: Record<string, readonly [type: string, content: string]> = {
    '/': ['text/html', '<!doctype html><title>program</title><script src="main.js" type="module"></script>'],
    '/program.js': ['text/javascript', script],
    '/main.js': ['text/javascript', main(call)],
    '/input.json': ['application/json', JSON.stringify(input)],
  };
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      void textOf(request).then(deliver);
      response.end();
      return;
    }
    const [type, content] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader('content-security-policy', policy);
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const url = `http://127.0.0.1:${String(address.port)}/`;
  // A group of its own, so that the helpers a browser starts end with it.
  const child = spawn(browser.path ?? '', browser.open(url, profile), { stdio: 'ignore', detached: true });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`${browser.name} ended (${String(code)}) before the page did`));
    });
  });
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => {
      reject(new Error(`${browser.name} gave no answer in ${String(patience / 1000)} s`));
    }, patience);
  });
  try {
    const { error, ...rest } = JSON.parse(await Promise.race([answer, ended, late])) as FromPage & {
      error?: string;
    };
    if (error !== undefined) throw new Error(`in ${browser.name}: ${error}`);
    return rest;
  } finally {
    clearTimeout(alarm);
    ended.catch(() => undefined);
    if (child.pid !== undefined && child.exitCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-child.pid, 'SIGKILL');
      await gone;
    }
    server.close();
    server.closeAllConnections();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function main(call: string): string {
  return `
    const refused = [];
    addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI));
    const post = (body) => fetch('/result', { method: 'POST', body: JSON.stringify(body) });
    try {
      await import('/program.js');
      const result = globalThis[${JSON.stringify(call)}](await (await fetch('/input.json')).json());
      await post({ result, refused });
    } catch (cause) {
      await post({ result: null, refused, error: String(cause?.stack ?? cause) });
    }`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
