// Law 1: the same program, scenario, seed and replication give the same bits in this Node, in a newer one, in Chromium and
// in Firefox, and the same as when they were last looked at. `AFTERSIM_UPDATE_GOLDEN=1 npx vitest run test/golden` writes
// the digests anew; a changed digest of a scenario needs an entry under "Results change" in the changelog.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readScenario } from '../../language/index.ts';
import { browsers, browsersRequired } from '../browser/browsers.ts';
import { bundled, runInPage } from '../browser/run-in-page.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { howToGetNode24, node24, node24Required } from '../node24/node24.ts';
import { allDigests, digestsAndHost, hostDigest } from './everything.ts';
import type { Scenarios } from './scenario-runs.ts';
import type { Digests } from './subjects.ts';

const root = join(import.meta.dirname, '../..');
const golden = join(import.meta.dirname, 'digests.json');
const entry = join(import.meta.dirname, 'everything.ts');

const scenarios: Scenarios = Object.fromEntries(
  ['scenarios', 'test/network/scenarios', 'test/contracts/scenarios', 'test/oracles/scenarios'].flatMap(
    (folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => {
          const file = `${folder}/${name}`;
          const read = readScenario(readFileSync(join(root, file), 'utf8'), { file });
          if ('problems' in read) throw new Error(`${file} has problems`);
          return [file, read.scenario];
        }),
  ),
);

const expected = (): Digests => JSON.parse(readFileSync(golden, 'utf8')) as Digests;

test('this Node gives the golden digests', () => {
  const digests = allDigests(scenarios);
  if (process.env['AFTERSIM_UPDATE_GOLDEN'] === '1')
    writeFileSync(golden, `${JSON.stringify(digests, null, 2)}\n`);
  expect(digests).toEqual(expected());
});

const newer = node24();
if (newer === undefined && !node24Required)
  console.warn(`not run: the same bits in Node 24; to get it: ${howToGetNode24}`);

test.runIf(newer !== undefined || node24Required)('Node 24 gives the golden digests', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftersim-golden-'));
  try {
    const program = join(folder, 'program.cjs');
    const input = join(folder, 'scenarios.json');
    writeFileSync(input, JSON.stringify(scenarios));
    const rest = `console.log(JSON.stringify(globalThis.digestsAndHost(JSON.parse(require('fs').readFileSync(process.argv[2]))))); `;
    writeFileSync(program, `${await bundled(entry)}\n${rest}`);
    expect(newer, `Node 24 is obligatory here: ${howToGetNode24}`).toBeDefined();
    const output = execFileSync(newer ?? '', [program, input], { encoding: 'utf8', maxBuffer: 1e8 });
    expect((JSON.parse(output) as { digests: Digests }).digests).toEqual(expected());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

for (const browser of browsers) {
  const { name, path, howToGet } = browser;
  if (path === undefined && !browsersRequired)
    console.warn(`not run: the same bits in ${name}; to get it: ${howToGet}`);

  test.runIf(path !== undefined || browsersRequired)(
    `${name} gives the golden digests, and asks nobody else for anything`,
    async () => {
      expect(path, `${name} is obligatory here: ${howToGet}`).toBeDefined();
      const script = await bundled(entry);
      const { result, refused } = await runInPage(browser, script, digestsAndHost.name, scenarios);
      const { digests, host } = result as ReturnType<typeof digestsAndHost>;
      expect(digests).toEqual(expected());
      expect(refused).toEqual([]);
      // What the comparison is there to catch: the logarithms and powers that the browser brings along are others.
      expectBroken(() => {
        expect(host).toBe(hostDigest());
      });
    },
    180_000,
  );
}
