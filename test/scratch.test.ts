import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { readScenario } from '../language/index.ts';
import { Runner } from '../engine/experiments/study.ts';
test('scratch', () => {
  for (const file of ['aero-engines']) {
    const got = readScenario(readFileSync(`scenarios/${file}.yaml`, 'utf8'), { file, settings: (process.env.SET ?? '').split(';').filter((x) => x) });
    if ('problems' in got) { console.log(got.problems.slice(0, 20)); continue; }
    const runner = new Runner(got.scenario, got.scenario.seed, () => 'replay');
    for (const [mode, alt] of [['payment','adHoc'],['decisions','adHoc'],['decisions','performanceBased']] as const) {
      const r = runner.do({ mode, alternative: alt, replication: 0 });
      console.log(alt, mode, Object.entries(r.indicators).filter(([, v]) => v !== 0).map(([k, v]) => `${k}=${+v.toPrecision(4)}`).join('  '));
    }
  }
});
