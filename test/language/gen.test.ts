import { it } from 'vitest';
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { readScenario, formatProblem } from '../../language/index.ts';
it('x', () => {
  const ok = readScenario(readFileSync('/tmp/base.yaml'), { file: 'base' });
  console.log('BASE', 'problems' in ok ? ok.problems.map(formatProblem).join('\n') : ok.warnings.map(formatProblem).join('\n'));
  for (const f of readdirSync('/tmp/wrong').sort()) {
    const text = readFileSync(`/tmp/wrong/${f}`, 'utf8');
    const read = (t: string) => { const r = readScenario(t, { file: 'f' }); return 'problems' in r ? r.problems.map((p) => '#! ' + formatProblem(p).slice(2)) : ['#! NONE']; };
    let header = read(text);
    header = read(header.map(() => '#!').join('\n') + '\n' + text);
    const again = read(header.join('\n') + '\n' + text);
    if (again.join() !== header.join()) console.log('UNSTABLE', f, again, header);
    writeFileSync(`test/language/fixtures/wrong/${f}`, header.join('\n') + '\n' + text);
    console.log('== ' + f + '\n' + header.join('\n'));
  }
});
