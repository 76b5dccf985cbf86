/** What `compare` prints, from top to bottom: payment only, decisions, outcomes, differences, prices, the verdict. */
import type { Paint } from '../call/terminal.ts';
import { counted } from '../text/numbers.ts';
import { money } from '../text/money.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { wrapped } from '../text/table.ts';
import { breakEvenTable } from './break-even-table.ts';
import { decisionsTable } from './decisions-table.ts';
import { differenceTable } from './difference-table.ts';
import { equalValueTable } from './equal-value-table.ts';
import { outcomeTable } from './outcome-table.ts';
import { paymentBlock } from './payment-block.ts';
import type { ShownComparison } from './shown-comparison.ts';

export function compareTable(shown: ShownComparison, paint: Paint): string {
  const { comparison, loaded } = shown;
  const { payment, alternatives } = comparison;
  const { currency } = loaded.scenario.base.economics;
  return paragraphs(
    headline(shown, paint),
    payment && section('1. Payment only: same network, decisions frozen, only the contract differs', paint),
    payment && paymentBlock(payment, shown.digests.payment, currency, paint),
    payment && alternatives.length === 0 ? outcomeTable(payment.alternatives, currency, paint) : undefined,
    ...(alternatives.length === 0 ? [] : withDecisions(shown, currency, paint)),
    closing(shown, paint),
  );
}

function headline({ loaded, replications, incomplete }: ShownComparison, paint: Paint): string {
  const { scenario } = loaded;
  const how = `${counted(replications, 'replication')}, seed ${scenario.seed}`;
  const title = `${paint.bold(scenario.name)}: ${how}`;
  const note =
    replications === 1 ? '\none replication: no intervals, and no saying how sure anything is' : '';
  return incomplete === undefined
    ? title + note
    : `${title}\n${paint.yellow(`INCOMPLETE: ${incomplete}`)}${note}`;
}

function section(title: string, paint: Paint): string {
  return paint.bold(paint.yellow(title));
}

function withDecisions(shown: ShownComparison, currency: string, paint: Paint): (string | undefined)[] {
  const { comparison, loaded } = shown;
  const { alternatives, differences, equalValue, breakEvens } = comparison;
  const equalTitles = equalValue?.alternatives.find(({ id }) => id === equalValue.reference)?.title ?? '';
  return [
    section('2. With decisions: every party does what costs it least under the contract', paint),
    decisionsTable(alternatives, paint),
    `Present values over ${years(shown)}, means and 95 % intervals\n${outcomeTable(alternatives, currency, paint)}`,
    differences.length === 0
      ? undefined
      : `Paired differences from the best\n${differenceTable(alternatives, differences, currency, paint)}`,
    equalValue &&
      section(
        `3. At equal profit: the maker has ${money(equalValue.target, currency)}, as with ${equalTitles}`,
        paint,
      ),
    equalValue && equalValueTable(equalValue, loaded, paint),
    equalValue && equalValue.differences.length > 0
      ? `Paired differences from the best\n${differenceTable(equalValue.alternatives, equalValue.differences, currency, paint)}`
      : undefined,
    breakEvens.length === 0
      ? undefined
      : `Break-even of each assumed price: where a party would be indifferent (to its best other one)\n${breakEvenTable(breakEvens, loaded, paint)}`,
  ];
}

function years({ loaded }: ShownComparison): string {
  return counted(Math.round((loaded.scenario.horizon / 8760) * 10) / 10, 'year');
}

function closing({ comparison }: ShownComparison, paint: Paint): string {
  if (comparison.verdict.length === 0) return '';
  const sentences = comparison.verdict.map((sentence) => wrapped(sentence, '  '));
  return [section('Verdict', paint), ...sentences].join('\n');
}
