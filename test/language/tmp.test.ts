import { it } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { readScenario, formatProblems } from '../../language/index.ts';
it('x', () => {
  for (const f of ['first-steps', 'aero-engines']) {
    const r = readScenario(readFileSync(`scenarios/${f}.yaml`), { file: f });
    if ('problems' in r) console.log(formatProblems(r.problems));
    else writeFileSync(`/tmp/${f}.json`, JSON.stringify(r, null, 1));
  }
});
