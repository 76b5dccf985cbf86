// The page that says what was compared and how it came out, as Markdown for docs/validation.md and for the terminal.
import statistics from '../stats/fixtures/output-statistics.json' with { type: 'json' };
import type { CoverageRow } from '../stats/coverage-study.ts';
import { chiSquare, looksRandom, type ChiSquare } from './chi-square.ts';
import type { Finding, Validation } from './comparison.ts';
import type { Comparison, Computation } from './computed.ts';

/** What a validation has found. */
export interface Results {
  readonly long: boolean;
  readonly simulated: readonly { readonly validation: Validation; readonly findings: readonly Finding[] }[];
  readonly computed: readonly {
    readonly computation: Computation;
    readonly comparisons: readonly Comparison[];
  }[];
  readonly coverage: readonly CoverageRow[];
}

/** What the first digit of an id stands for. */
const families: Readonly<Record<string, string>> = {
  q1: 'lines',
  q2: 'machine repair',
  q3: 'priorities',
  q4: 'availability and maintenance',
  q5: 'warranties',
  q6: 'money',
};

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const digits = (value: number, count: number) => String(Number(value.toPrecision(count)));
const percent = (share: number) => `${digits(100 * share, 2)} %`;

/** Whether all agree: every figure met (or as narrow as the short validation asks), and the scores look random. */
export function holds(results: Results): boolean {
  const figures = results.simulated.flatMap(({ findings }) => findings);
  const values = results.computed.flatMap(({ comparisons }) => comparisons);
  return (
    figures.every(({ verdict }) => verdict === 'met' || (!results.long && verdict === 'coarse')) &&
    values.every(({ agrees }) => agrees) &&
    jointTests(results).every(({ test }) => looksRandom(test))
  );
}

/** The scores of the figures that speak for their oracles, by family and all together. */
function jointTests({ simulated }: Results): readonly { readonly what: string; readonly test: ChiSquare }[] {
  const scores = simulated.flatMap(({ validation, findings }) => {
    const { score } = findings.find(({ figure }) => figure === validation.speaker) ?? {};
    return score === undefined ? [] : [{ family: validation.oracle.id.slice(0, 2), score }];
  });
  const of = (family: string) => scores.filter((its) => its.family === family).map(({ score }) => score);
  return [
    ...Object.entries(families).map(([family, what]) => ({ what, test: chiSquare(of(family)) })),
    { what: '**all**', test: chiSquare(scores.map(({ score }) => score)) },
  ];
}

function figureRows({ validation, findings }: Results['simulated'][number]): readonly string[] {
  const { speaker, leftOut = {}, oracle } = validation;
  const rows = findings.map(({ id, figure, exact, mean, halfWidth, score, verdict }) =>
    row(
      id,
      figure === speaker ? `**${figure}**` : figure,
      digits(exact, 7),
      digits(mean, 7),
      score === undefined ? '' : `± ${digits(halfWidth, 2)} (${percent(halfWidth / Math.abs(exact))})`,
      score === undefined ? '' : score.toFixed(2),
      verdict,
    ),
  );
  const omitted = Object.entries(leftOut).map(([figure, why]) =>
    row(oracle.id, figure, digits(Number(oracle.expect[figure]), 7), '', '', '', why),
  );
  return [...rows, ...omitted];
}

const shown = (value: unknown) =>
  typeof value === 'number'
    ? String(value)
    : `${Object.keys(value as object).length} values, of which the last is ${String(Object.values(value as object).at(-1))}`;

const pValue = ({ above }: ChiSquare) => above.toFixed(4);

/** The page. */
export function report(results: Results): string {
  const { long, simulated, computed, coverage } = results;
  const figures = simulated.flatMap(({ findings }) => findings);
  const values = computed.flatMap(({ comparisons }) => comparisons);
  const command = `npm run validate -- ${long ? '--long ' : ''}--write`;
  return [
    '# Validation',
    '',
    '<!-- prettier-ignore-start -->',
    '',
    `Made by \`${command}\`; do not edit. Runs are keyed by the id of their oracle, so the page is the same wherever it`,
    'is made.',
    '',
    `${simulated.length + computed.length} models whose answers are known exactly were simulated with the library`,
    '(`aftersim/kernel`) and held against theory: ' +
      `${figures.length} figures with an interval, and ${values.length} values in which nothing is random.`,
    long
      ? 'This is the **long** validation: every interval is as narrow as its oracle asks.'
      : 'This is the **short** validation: every interval contains the exact value, or it is marked; those marked `coarse`' +
        ' are wider than the oracle asks. `npm run validate -- --long` makes all narrow enough.',
    '',
    `All agree: **${holds(results) ? 'yes' : 'no'}**.`,
    '',
    '## How to read it',
    '',
    '- *exact* is from formulas or from exact Markov chains, computed without a simulator; *simulated* is the mean of',
    '  independent replications.',
    '- The *interval* is Student’s, at 99.9 % for all m figures of an oracle together, so each at 1 − 0.001 / m; in',
    '  brackets its half width relative to the exact value. It must contain the exact value. Oracles ask for 1 %, and for',
    '  2 to 5 % at high loads, where lines forget slowly; probabilities below 0.02 may always have 0.0002.',
    '- *z* is how far off the mean is as a standard normal score. Among hundreds of figures a few beyond 3 are chance.',
    '- A figure without interval does not vary (then it is right to 12 digits), or is so rare that no run sees it (then it is',
    '  right to 0.0002).',
    '- The programs are in [test/validation/models](../test/validation/models): they are also examples of the library.',
    '- Each kind of model has been seen to fail: tests hold wrong servers, priorities, repairs and laws against the same',
    '  numbers, and theory refutes them.',
    '',
    '## Are the scores as large as chance makes them?',
    '',
    'A small bias everywhere, or intervals that are too wide, would not show in any single row. The scores of one figure for',
    'each model (in bold below; those of one run are correlated) are squared and added: a chi-square with as many degrees of',
    'freedom as models. p is the chance of a larger sum: neither near 0 nor near 1.',
    '',
    row('models', 'chi-square', 'degrees of freedom', 'p'),
    row('---', '---:', '---:', '---:'),
    ...jointTests(results).map(({ what, test }) =>
      row(what, test.sum.toFixed(2), String(test.degrees), pValue(test)),
    ),
    '',
    '## Simulated',
    '',
    row('oracle', 'figure', 'exact', 'simulated', 'interval', 'z', 'verdict'),
    row('---', '---', '---:', '---:', '---', '---:', '---'),
    ...simulated.flatMap(figureRows),
    '',
    '## Without chance',
    '',
    'Timelines and streams of payments: every value is right to the 12 digits that are published.',
    '',
    row('oracle', 'value', 'exact', 'verdict'),
    row('---', '---', '---', '---'),
    ...values.map(({ id, figure, exact, agrees }) =>
      row(id, figure, shown(exact), agrees ? 'the same' : 'different'),
    ),
    '',
    '## Statistics',
    '',
    'The statistics of simulation output (family 7) are computations on given data; they are held against their oracles in',
    `[test/stats](../test/stats): ${Object.keys(statistics.oracles).join(', ')}.`,
    '',
    ...coverageSection(coverage),
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}

function coverageSection(coverage: readonly CoverageRow[]): readonly string[] {
  if (coverage.length === 0) return [];
  return [
    '## How often intervals hold',
    '',
    'An interval at 95 % should hold the truth in 95 of 100 experiments. Each row repeats one experiment whose truth is known,',
    'and counts ([test/stats/coverage-study.ts](../test/stats/coverage-study.ts)). The interval is that of the share itself, at',
    '99 %. Where the data are not such as the method assumes, it may fall short: those rows say by how much.',
    '',
    row('interval', 'assumptions hold', 'asked', 'experiments', 'held', 'share', 'interval of the share'),
    row('---', '---', '---:', '---:', '---:', '---:', '---'),
    ...coverage.map(({ what, assumptionsHold, nominal, experiments, covered, share, lower, upper }) =>
      row(
        what,
        assumptionsHold ? 'yes' : 'no',
        percent(nominal),
        String(experiments),
        String(covered),
        `${(100 * share).toFixed(1)} %`,
        `${(100 * lower).toFixed(1)} to ${(100 * upper).toFixed(1)} %`,
      ),
    ),
    '',
  ];
}
