import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblems, readScenario } from '../../language/index.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { run } from '../../engine/experiments/run.ts';
test('x', () => {
  for (const [file, alts] of Object.entries({
    'two-in-series': ['base'], 'three-machines-one-shelf': ['base','tight'], 'repairable-part-network': ['partFirst','crewWaits','crewReturns'],
    'one-line': ['single','busy'], 'repairmen': ['ten','one'], 'base-stock': ['slow-constant','slow-lognormal','fast-constant','fast-lognormal'],
    'up-and-down': ['weibullLognormal','mostlyDown','logistics'] })) {
    const got = readScenario(readFileSync(join(import.meta.dirname, `scenarios/${file}.yaml`)), { file });
    if ('problems' in got) { console.log(formatProblems(got.problems)); continue; }
    for (const w of got.warnings) console.log(w);
    for (const alt of alts) {
      const { blueprint } = prepare(got.scenario, 'frozen', alt);
      for (const rep of [0, 1]) {
      const t = performance.now();
      const r = run(blueprint, { seed: '1', replication: rep, replay: '' });
      const dt = performance.now() - t;
      if (rep === 1) console.log(file, alt, dt.toFixed(0), 'ms', r.eventCount, r.factCount, (1e3 * dt / r.factCount).toFixed(2), 'us/fact', Object.entries(r.indicators).filter(([, v]) => v !== 0).map(([k, v]) => `${k}=${+v.toPrecision(4)}`).join('  '));
      }
    }
  }
}, 300000);
