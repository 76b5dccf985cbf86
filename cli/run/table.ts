/** What `run` prints: indicators and money, each with its interval. */
import type { Estimate } from '../../engine/experiments/comparison.ts';
import { takenShares } from '../../engine/experiments/outcomes.ts';
import { indicatorOf } from '../../engine/metrics/indicator.ts';
import type { Paint } from '../call/terminal.ts';
import { inWords } from '../call/which-run.ts';
import { moneyUnit } from '../text/money.ts';
import { counted, decimalsOf, grouped, nothing, plusMinus } from '../text/numbers.ts';
import { decidedInWords } from '../text/decided.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { table, wrapped, type Cell } from '../text/table.ts';
import type { EstimatedRun, PartyMoney } from './estimate-run.ts';
import type { ShownRun } from './json.ts';

export function runTable(shown: ShownRun, paint: Paint): string {
  const { estimated, loaded, which, incomplete } = shown;
  const n = estimated.results.length;
  const headline = [
    paint.bold(loaded.scenario.name),
    `${inWords(which)}; ${counted(n, 'replication')}, seed ${loaded.scenario.seed}`,
    ...(incomplete === undefined ? [] : [paint.yellow(`INCOMPLETE: ${incomplete}`)]),
    ...(n === 1 ? [`replication ${estimated.results[0]?.replication ?? 0} alone: no intervals`] : []),
  ];
  return paragraphs(
    headline.join('\n'),
    decisionsLine(estimated),
    indicatorTable(estimated, paint),
    moneyTable(estimated, loaded.scenario.base.economics.currency, paint),
  );
}

function decisionsLine({ decided, results }: EstimatedRun): string {
  const taken = decidedInWords({ decided, taken: takenShares(results) });
  if (taken.length === 0) return '';
  return wrapped(`Decisions: ${taken.join('; ')}.`, '  ');
}

/** Causes and modes that never occurred only take up room. */
function isWorthALine([name, { mean, sd }]: readonly [string, Estimate]): boolean {
  return !(
    name.includes('/') &&
    mean === 0 &&
    !(sd > 0) &&
    /^(downtime|failures|backorders|poolLine)/.test(name)
  );
}

function indicatorTable({ metrics }: EstimatedRun, paint: Paint): string {
  const entries = Object.entries(metrics).filter(([name]) => indicatorOf(name) !== undefined);
  const rows = entries.filter(isWorthALine).map(([name, its]): Cell[] => {
    const isFraction = its.unit === 'fraction';
    const shown = isFraction ? { mean: its.mean * 100, halfWidth: its.halfWidth * 100 } : its;
    const decimals = decimalsOf([shown]);
    const [base = '', ...rest] = name.split('/');
    const subject = rest.join('/');
    const unit = isFraction ? '%' : base === 'use' ? subject : its.unit;
    return [
      subject === '' ? base : paint.dim(`${base}/`) + subject,
      [grouped(shown.mean, decimals), plusMinus(shown.halfWidth, decimals)],
      Number.isNaN(its.mean) ? 'there was nothing to count' : unit,
    ];
  });
  const columns = [
    { title: 'Indicator', align: 'left' },
    { title: 'mean and 95 %', align: 'right' },
    { title: 'unit', align: 'left' },
  ] as const;
  const hidden = entries.length - rows.length;
  const text = table(columns, rows, paint.bold);
  if (hidden === 0) return text;
  return `${text}\n${paint.dim(`${counted(hidden, 'line')} of zeros left out; --format json has all.`)}`;
}

function moneyTable({ parties }: EstimatedRun, currency: string, paint: Paint): string {
  const unit = moneyUnit(
    parties.flatMap(({ presentValue, netCash }) => [presentValue.mean, netCash.mean]),
    currency,
  );
  const column = (pick: (its: PartyMoney) => Estimate): Cell[] => {
    const scaled = parties.map(pick).map(({ mean, halfWidth }) => ({
      mean: mean / unit.cents,
      halfWidth: halfWidth / unit.cents,
    }));
    const decimals = decimalsOf(scaled, 3);
    return scaled.map(({ mean, halfWidth }) =>
      mean === 0 ? nothing : [grouped(mean, decimals), plusMinus(halfWidth, decimals)],
    );
  };
  const values = column(({ presentValue }) => presentValue);
  const cash = column(({ netCash }) => netCash);
  const rows = parties.map(({ party }, index) => [party, values[index] ?? '', cash[index] ?? '']);
  const columns = [
    { title: `Money, ${unit.label}`, align: 'left' },
    { title: 'present value', align: 'right' },
    { title: 'net cash', align: 'right' },
  ] as const;
  return table(columns, rows, paint.bold);
}
