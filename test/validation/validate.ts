// `npm run validate`: holds every oracle against the library, with progress to stderr and the page to stdout. `--long` runs
// as long as the oracles ask, which takes half an hour; `--write` writes docs/validation.md instead. Ends with 1 if
// anything disagrees.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { coverageStudy } from '../stats/coverage-study.ts';
import { compare, inWords } from './comparison.ts';
import { compareComputed, computed } from './computed.ts';
import { holds, report, type Results } from './report.ts';
import { simulated } from './simulated.ts';

const [, program = '', ...options] = process.argv;
const unknown = options.filter((option) => !['--long', '--write'].includes(option));
if (unknown.length > 0) {
  console.error(`usage: npm run validate -- [--long] [--write]; there is no ${unknown.join(' or ')}`);
  process.exit(2);
}
const long = options.includes('--long') || process.env['AFTERSIM_LONG'] === '1';

const results: Results = {
  long,
  computed: computed.map((computation) => ({ computation, comparisons: compareComputed(computation) })),
  simulated: simulated.map((validation, index) => {
    const begun = performance.now();
    const findings = compare(validation, long ? validation.long : validation.short);
    const bad = findings.filter(({ verdict }) => verdict === 'missed' || verdict === 'too wide');
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const which = `${index + 1}/${simulated.length} ${validation.oracle.id}`;
    console.error(`${which}: ${findings.length} figures, ${bad.length} disagree (${seconds} s)`);
    for (const finding of bad) console.error(`  ${inWords(finding)}`);
    return { validation, findings };
  }),
  coverage: coverageStudy(long ? 1000 : 200),
};

const page = report(results);
if (options.includes('--write')) {
  const file = resolve(program, '../../../docs/validation.md');
  writeFileSync(file, page);
  console.error(`wrote ${file}`);
} else console.log(page);
if (!holds(results)) {
  console.error('aftersim: the library and theory disagree');
  process.exitCode = 1;
}
