import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { readScenario } from '../language/index.ts';
import { Runner } from '../engine/experiments/study.ts';
test('scratch', () => {
  for (const file of ['first-steps', 'aero-engines']) {
    const got = readScenario(readFileSync(`scenarios/${file}.yaml`, 'utf8'), { file });
    if ('problems' in got) { console.log(got.problems.slice(0, 20)); continue; }
    const runner = new Runner(got.scenario, got.scenario.seed, () => 'replay');
    for (const mode of ['payment', 'decisions'] as const)
    for (const alt of Object.keys(got.scenario.alternatives)) {
      const t0 = performance.now();
      const prep = runner.prepare(mode, alt);
      const t1 = performance.now();
      const r = runner.do({ mode, alternative: alt, replication: 0 });
      const t2 = performance.now();
      runner.do({ mode, alternative: alt, replication: 1 });
      const t3 = performance.now();
      const M = (i: number) => (r.presentValue[i]! / 1e8).toFixed(1);
      console.log(file, mode, alt, r.facts, r.ledger, r.factCount, r.eventCount, 'prep', (t1 - t0) | 0, 'run', (t2 - t1) | 0, (t3 - t2) | 0,
        'maker', M(0), 'lessor', M(1), 'supplier', M(2), 'cust', r.presentValue.slice(4).reduce((a, b) => a + b, 0) / 1e8, 'joint', r.netCash[3],
        prep.decided.map((d) => `${d.actor}:${d.chosen}`).join(' '));
      if (alt === 'adHoc') console.log(JSON.stringify(r.indicators));
    }
  }
});
