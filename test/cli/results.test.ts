// What the commands find: JSON that parses and says what it is, the same whatever the workers, on stdout and in files.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, callJson, firstSteps, root } from './call.ts';
import type { CheckJson, CompareJson, ExplainJson, RunJson } from './schemas.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersim-results-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

describe('check', () => {
  test('counts what a scenario holds', () => {
    const { code, stdout } = call(['check', firstSteps]);
    expect(code).toBe(0);
    expect(stdout).toContain('20 machines in 1 fleet');
    expect(stdout).toContain('2 alternatives: adHoc, payPerUse');
  });

  test('reads stdin', () => {
    const { code, stdout } = call(['check', '-'], readFileSync(join(root, firstSteps), 'utf8'));
    expect(stdout).toContain('fine  -: Twenty pumps');
    expect(code).toBe(0);
  });

  test('has a JSON form', () => {
    const result = callJson<CheckJson>(['check', firstSteps]);
    expect(result).toMatchObject({
      schema: 'aftersim.check/1',
      ok: true,
      contents: { machines: 20 },
      problems: [],
    });
  });
});

describe('run', () => {
  test('prints indicators and money with their intervals', () => {
    const { code, stdout, stderr } = call(['run', firstSteps, '--replications', '3']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/availability +9\d\.\d+ +±\d/);
    expect(stdout).toMatch(/maker +−[\d,]+ ±/);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
    expect(stderr).toContain('3 runs on');
  });

  test('prints the measures that are named, and no others', () => {
    const { code, stdout } = call([
      'run',
      firstSteps,
      '--replications',
      '2',
      '--measures',
      'mtbf,orderFill',
      '--quiet',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mtbf +/m);
    expect(stdout).toMatch(/^mtbf\/stations +/m);
    expect(stdout).toMatch(/^orderFill +/m);
    expect(stdout).not.toMatch(/^availability/m);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
  });

  test('refuses a measure that there is not, and names the nearest', () => {
    const { code, stderr } = call(['run', firstSteps, '--measures', 'mtfb']);
    expect(code).toBe(2);
    expect(stderr).toContain('"mtbf"');
  });

  test('tells all measures only where they are asked for', () => {
    const args = ['run', firstSteps, '--replications', '2'];
    const main = callJson<RunJson>(args);
    const all = callJson<RunJson>([...args, '--measures', 'all']);
    expect(Object.keys(main.metrics)).not.toContain('mtbf');
    expect(main.penaltyRisk).toBeNull();
    expect(Object.keys(all.metrics)).toContain('mtbf');
    expect(all.penaltyRisk?.probability.share).toBe(0);
    expect(all.metrics).toMatchObject(main.metrics);
    expect(all.runs).toEqual(main.runs);
  });

  test('sets theory beside simulation, with what breaks its assumptions', () => {
    const args = ['run', firstSteps, '--replications', '3', '--twin'];
    const { stdout } = call([...args, '--quiet']);
    expect(stdout).toContain('stock plant/pump: Palm’s theorem');
    expect(stdout).toMatch(/fillRate\/plant\/pump +[\d.]+ +[\d.]+ ±/);
    expect(stdout).toContain('broken: demand is Poisson');
    expect(widest(stdout)).toBeLessThanOrEqual(100);
    const { twin } = callJson<RunJson>(args);
    expect(twin?.parts.map(({ part }) => part)).toContain('stock plant/pump');
    expect(
      twin?.parts.filter(({ sound, assumptions }) => sound !== assumptions.every(({ holds }) => holds)),
    ).toEqual([]);
  });

  test('says nothing on stderr with --quiet', () => {
    expect(call(['run', firstSteps, '--replications', '3', '--quiet']).stderr).toBe('');
  });

  test('paints only terminals', () => {
    // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
    expect(call(['run', firstSteps, '--replications', '2']).stdout).not.toMatch(/\u001b/);
  });

  test('writes the same JSON to stdout and to --out, and leaves nothing else behind', () => {
    const file = join(folder, 'run.json');
    const { stdout } = call(['run', firstSteps, '--replications', '2', '--format', 'json', '--out', file]);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const result = JSON.parse(stdout) as RunJson;
    expect(result).toMatchObject({
      schema: 'aftersim.run/1',
      alternative: 'base',
      mode: 'frozen',
      replications: 2,
    });
    expect(result.metrics['availability']).toMatchObject({ n: 2, unit: 'fraction' });
  });

  test('has null for what one replication cannot know', () => {
    const { metrics } = callJson<RunJson>(['run', firstSteps, '--replication', '1']);
    expect(metrics['availability']?.mean).toBeGreaterThan(0.9);
    expect(metrics['availability']).toMatchObject({ halfWidth: null, sd: null, n: 1 });
  });

  test('gives other numbers for another seed, and the same for the same one', () => {
    const digest = (seed: string): string | undefined =>
      callJson<RunJson>(['run', firstSteps, '--replications', '1', '--seed', seed]).runs[0]?.facts;
    expect(digest('7')).toBe(digest('7'));
    expect(digest('7')).not.toBe(digest('8'));
  });

  test('plays a single replication of a study again', () => {
    const study = callJson<RunJson>(['run', firstSteps, '--replications', '3']);
    const single = callJson<RunJson>(['run', firstSteps, '--replication', '2']);
    expect(single.runs).toEqual([study.runs[2]]);
  });
});

describe('compare', () => {
  test('prints both comparisons, the differences and a verdict, in 100 columns', () => {
    const { code, stdout } = call(['compare', firstSteps, '--replications', '4', '--equal-npv']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Facts: +identical \(2 alternatives run separately, 2 replications each\)/);
    expect(stdout).toMatch(/Joint net cash: +identical \(difference 0\.00 USD/);
    expect(stdout).toContain('Paired differences from the best');
    expect(stdout).toMatch(/payPerUse +ratePerUse +0\.90 USD\/h/);
    expect(stdout).toMatch(/Verdict\n[^]*is best/);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
  });

  test('the flagship fits into 100 columns, too', () => {
    const { code, stdout } = call([
      'compare',
      'scenarios/aero-engines.yaml',
      '--replications',
      '2',
      '--equal-npv',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Facts: +identical \(7 alternatives/);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
  });

  test('gives the same result on 0, 1 and 2 workers', () => {
    const [none, one, two] = ['0', '1', '2'].map((workers) =>
      callJson<CompareJson>([
        'compare',
        firstSteps,
        '--replications',
        '5',
        '--equal-npv',
        '--workers',
        workers,
      ]),
    );
    expect(one).toEqual(none);
    expect(two).toEqual(none);
    expect(none?.schema).toBe('aftersim.compare/1');
    expect(none?.paymentOnly).toMatchObject({ identicalFacts: true, jointSpread: 0 });
    expect(none?.alternatives['adHoc']?.metrics['value/maker']).toMatchObject({ n: 5, unit: 'cents' });
    expect(none?.equalNpv?.reference).toBe('adHoc');
  });

  test('does one comparison alone, and some alternatives alone', () => {
    const payment = callJson<CompareJson>(['compare', firstSteps, '--replications', '2', '--payment-only']);
    expect(payment.alternatives).toEqual({});
    expect(payment.paymentOnly).not.toBeNull();
    const decisions = callJson<CompareJson>([
      'compare',
      firstSteps,
      '--replications',
      '2',
      '--with-decisions',
      '--only',
      'payPerUse',
    ]);
    expect(decisions.paymentOnly).toBeNull();
    expect(Object.keys(decisions.alternatives)).toEqual(['payPerUse']);
  });

  test('prints payment only on its own', () => {
    const { code, stdout } = call(['compare', firstSteps, '--replications', '2', '--payment-only']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/adHoc +−?[\d,]+ ±/);
  });

  test('a changed price leaves the facts alone and moves the ledger', () => {
    const digests = (setting: readonly string[]): CompareJson['digests'] =>
      callJson<CompareJson>(['compare', firstSteps, '--replications', '1', ...setting]).digests;
    const before = digests([]).payment?.['payPerUse'];
    const after = digests(['--set', 'prices.ratePerUse=1.2 USD/h']).payment?.['payPerUse'];
    expect(after?.facts).toBe(before?.facts);
    expect(after?.ledger).not.toBe(before?.ledger);
  });
});

describe('run --accounts', () => {
  const soldPumps = 'test/contracts/scenarios/sold-pumps.yaml';
  const asked = ['run', soldPumps, '--replication', '3', '--accounts', '--alternative', 'warranty'];

  test('prints the statements of one run, what customers cost, and a line of profit that both ways agree on', () => {
    const { code, stdout } = call(asked);
    expect(code).toBe(0);
    const numbers = (head: string) => new RegExp(`^${head} +(.*)$`, 'm').exec(stdout)?.[1];
    expect(numbers('Profit')).toMatch(/\d/);
    expect(numbers('Owned less owed')).toBe(numbers('Profit'));
    expect(stdout).toMatch(/\(replication 3 alone\) +maker +supplier +town +mine/);
    expect(stdout).toMatch(/^idle +[\d,.]+/m);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
  });

  test('has a JSON form that is null unless asked for; cash and profit end alike in net cash', () => {
    const { accounts, runs } = callJson<RunJson>(asked);
    expect(accounts?.replication).toBe(3);
    for (const { cash, profit, lowPoint } of Object.values(accounts?.parties ?? {})) {
      expect(cash.length).toBe(accounts?.times.length);
      expect(cash.at(-1)).toBe(profit.at(-1));
      expect(lowPoint.cents).toBe(Math.min(0, ...cash));
    }
    const { byActivity, idle, total } = accounts!.costs;
    expect(byActivity.reduce((sum, cents) => sum + cents, idle)).toBe(total);
    const silent = callJson<RunJson>(asked.filter((flag) => flag !== '--accounts'));
    expect(silent.accounts).toBeNull();
    expect(silent.runs).toEqual(runs);
  });
});

describe('explain', () => {
  test('tells the outages of a machine, and that their hours add up', () => {
    const result = callJson<ExplainJson>(['explain', firstSteps, '--machine', 'stations/3']);
    expect(result).toMatchObject({ schema: 'aftersim.explain/1', machine: 'stations/3' });
    expect(result.outages.length).toBeGreaterThan(3);
    for (const { hours, buckets } of result.outages) {
      expect(Object.values(buckets).reduce((sum, its) => sum + its, 0)).toBeCloseTo(hours, 6);
    }
    const longest = result.outages[result.longest?.outage ?? -1];
    expect(longest?.hours).toBe(Math.max(...result.outages.map(({ hours }) => hours)));
    expect(result.longest?.facts[0]?.words).toMatch(/^pump of stations\/3 failed: pump\/wear/);
  });

  test('reads the trace of a run as it does the run', () => {
    const file = join(folder, 'run.trace');
    const machine = ['--machine', 'stations/5'];
    expect(call(['run', firstSteps, '--replication', '2', '--trace', file]).code).toBe(0);
    const own = call(['explain', firstSteps, '--replication', '2', ...machine]);
    expect(own.stdout).toMatch(/longest outage.*\n.*what\nyear/s);
    expect(call(['explain', file, ...machine]).stdout).toBe(own.stdout);
    expect(call(['explain', firstSteps, '--trace', file, ...machine]).stdout).toBe(own.stdout);
    const nameless = call(['explain', file]);
    expect(nameless.code).toBe(2);
    expect(nameless.stderr).toContain('stations/1 to stations/20');
  });

  test('tells the sums behind the decisions', () => {
    const { code, stdout } = call(['explain', 'scenarios/aero-engines.yaml', '--alternative', 'payPerUse']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/reliability: maker takes/);
    expect(stdout).toMatch(/total to the actor +−?[\d,.]+/);
    expect(widest(stdout)).toBeLessThanOrEqual(100);
  });

  test('says so when there is nothing to decide', () => {
    expect(call(['explain', firstSteps]).stdout).toContain('There is nothing to decide.');
  });
});
