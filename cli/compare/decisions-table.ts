/** Who decided what: a row for each alternative, a column for each decision. */
import type { AlternativeSummary } from '../../engine/experiments/comparison.ts';
import type { Paint } from '../call/terminal.ts';
import { decidedInWords, optionsInWords } from '../text/decided.ts';
import { cut, fits, table, wrapped } from '../text/table.ts';
import { titleWidth } from './outcome-table.ts';

export function decisionsTable(alternatives: readonly AlternativeSummary[], paint: Paint): string {
  const decisions = [
    ...new Set(
      alternatives.flatMap(({ decided, taken }) => [...decided, ...taken].map(({ decision }) => decision)),
    ),
  ];
  if (decisions.length === 0) return '';
  // An actor that is the same everywhere stands above, one that depends on the contract in the cell.
  const actors = decisions.map((decision) => {
    const found = alternatives.flatMap(({ decided }) => decided.filter((its) => its.decision === decision));
    const names = new Set(found.map(({ actor }) => actor));
    return names.size === 1 ? [...names][0] : undefined;
  });
  const rows = alternatives.map(({ title, decided, taken }) => [
    cut(title, titleWidth),
    ...decisions.map((decision, index) => {
      const several = optionsInWords(decision, { decided, taken });
      if (several !== undefined) return several;
      const its = decided.find((each) => each.decision === decision);
      if (its === undefined) return '';
      return actors[index] === undefined ? `${its.chosen} (${its.actor})` : its.chosen;
    }),
  ]);
  const columns = [
    { title: '', align: 'left' } as const,
    ...decisions.map(
      (decision, index) => ({ title: `${decision}\n${actors[index] ?? ''}`, align: 'left' }) as const,
    ),
  ];
  const text = table(columns, rows, paint.bold);
  if (fits(text)) return text;
  return alternatives
    .map((its) => wrapped(`${its.title}: ${decidedInWords(its).join('; ')}`, '  '))
    .join('\n');
}
