/** The registry of measures in words, for the terminal and for docs/measures.md. */
import { indicatorsBySubject, type Indicator } from '../../engine/metrics/indicator.ts';
import { engineVersion } from '../../engine/version.ts';
import type { Paint } from '../call/terminal.ts';
import { csvText } from '../text/csv.ts';
import { table, wrapped, type Cell } from '../text/table.ts';

const better = { up: 'higher', down: 'lower', none: '–' } as const;
const told = { always: 'main', asked: 'asked' } as const;

interface Row {
  readonly name: string;
  readonly its: Indicator;
}

function subjects(): readonly (readonly [string, readonly Row[]])[] {
  return Object.entries(indicatorsBySubject).map(([subject, definitions]) => [
    subject,
    Object.entries<Indicator>(definitions).map(([name, its]) => ({ name, its })),
  ]);
}

/** All definitions, a block for each subject. */
export function definitionsTable(paint: Paint): string {
  return subjects()
    .map(([subject, rows]) => {
      const columns = ['measure', 'unit', 'better', 'phase', 'told', 'answers'].map((title) => ({
        title,
        align: 'left' as const,
      }));
      const cells = rows.map(({ name, its }): Cell[] => [
        name,
        its.unit,
        better[its.better],
        its.phase,
        told[its.told],
        its.answers.join(' '),
      ]);
      const formulas = rows.map(({ name, its }) => wrapped(`  ${name}: ${its.formula}.`, '    '));
      return [paint.bold(subject), table(columns, cells, paint.dim), '', ...formulas].join('\n');
    })
    .join('\n\n');
}

/** All definitions by name. */
export function definitionsJson(): object {
  return {
    schema: 'aftersim.measures/1',
    engine: engineVersion,
    measures: Object.fromEntries(
      subjects().flatMap(([subject, rows]) =>
        rows.map(({ name, its }) => [name, { subject, ...its }] as const),
      ),
    ),
  };
}

/** All definitions, a row each. */
export function definitionsCsv(): string {
  const rows = subjects().flatMap(([subject, definitions]) =>
    definitions.map(({ name, its }) => [
      name,
      subject,
      its.unit,
      its.better,
      its.phase,
      its.told,
      its.answers.join(' '),
      its.formula,
    ]),
  );
  return csvText(['measure', 'subject', 'unit', 'better', 'phase', 'told', 'answers', 'formula'], rows);
}

const heads: Readonly<Record<string, string>> = {
  machines: 'Machines',
  promises: 'Promises',
  stocks: 'Stocks',
  orders: 'Orders and requests',
  pools: 'Pools',
  money: 'Money',
};

/** docs/measures.md. */
export function definitionsPage(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const blocks = subjects().flatMap(([subject, rows]) => [
    `## ${heads[subject] ?? subject}`,
    '',
    '| Measure | Formula | Unit | Better | Phase | Told | Answers |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(
      ({ name, its }) =>
        `| \`${name}\` | ${cell(its.formula)} | ${its.unit} | ${better[its.better]} | ${its.phase} | ${told[its.told]} | ${its.answers.join(', ')} |`,
    ),
    '',
  ]);
  return [
    '# Measures',
    '',
    '<!-- Written from engine/metrics/definitions by AFTERSIM_UPDATE_GUIDES=1 npx vitest run test/metrics/registry.test.ts -->',
    '',
    'Every measure that a run publishes: what it counts, which way is better, of which part of the transaction it speaks',
    '(before, during or after it), and which rows of [coverage.md](coverage.md) it answers. `main` ones are worked out in every',
    'run; `asked` ones take time or room, and come with `aftersim run FILE --measures all` or by name. An instance adds what',
    'it is about: `fillRate/hub/pump`. A ratio uses the sums of a whole run; nothing over nothing is undefined, not zero.',
    '',
    ...blocks,
  ].join('\n');
}
