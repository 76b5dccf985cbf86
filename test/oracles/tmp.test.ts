import { test } from 'vitest';
import { oracles } from './oracles.ts';
import { figuresOf } from './oracle.ts';
import type { Oracle } from './oracle.ts';
import { meanInterval } from '../../engine/stats/index.ts';
import { normalScore } from './compare-with-theory.ts';
const only = (process.env['ONLY'] ?? '').split(',').filter((x) => x);
test('x', () => {
  for (const [name, oracle] of Object.entries(oracles) as [string, Oracle][]) {
    if (only.length && !only.includes(name)) continue;
    const c = process.cpuUsage();
    const figs = figuresOf(oracle, { ...oracle.length, replications: oracle.length.replications * Number(process.env['TIMES'] ?? 1), seed: process.env['SEED'] ?? 'oracle' });
    const u = process.cpuUsage(c);
    const cpu = (u.user + u.system) / 1e6;
    console.log(`${name} cpu ${cpu.toFixed(1)} s`);
    for (const f of figs) {
      const i = meanInterval(f.samples, 0.999);
      console.log(`   ${f.name} ${i.mean.toPrecision(6)} exact ${f.exact.toPrecision(6)} hw% ${(100 * i.halfWidth / f.exact).toFixed(2)} z ${normalScore(f).toFixed(2)}${Math.abs(i.mean - f.exact) > i.halfWidth ? ' MISSED' : ''}`);
    }
  }
}, 900000);
