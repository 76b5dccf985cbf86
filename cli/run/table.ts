/** What `run` prints: indicators and money, each with its interval. */
import type { Estimate } from '../../engine/experiments/comparison.ts';
import { takenShares } from '../../engine/experiments/outcomes.ts';
import { indicatorOf } from '../../engine/metrics/indicator.ts';
import type { PenaltyRisk } from '../../engine/experiments/penalty-risk.ts';
import type { Paint } from '../call/terminal.ts';
import { inWords } from '../call/which-run.ts';
import { money, moneyUnit } from '../text/money.ts';
import { counted, decimalsOf, grouped, nothing, plusMinus } from '../text/numbers.ts';
import { decidedInWords } from '../text/decided.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { table, wrapped, type Cell } from '../text/table.ts';
import { accountsTable } from './accounts-table.ts';
import type { EstimatedRun, PartyMoney } from './estimate-run.ts';
import type { ShownRun } from './json.ts';
import { twinTable } from './twin-table.ts';

export function runTable(shown: ShownRun, paint: Paint): string {
  const { estimated, loaded, which, incomplete, accounts } = shown;
  const { currency } = loaded.scenario.base.economics;
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
    indicatorTable(estimated, currency, paint),
    riskLine(estimated.penaltyRisk, currency),
    moneyTable(estimated, currency, paint),
    accounts === undefined ? '' : accountsTable(accounts, currency, paint),
    estimated.twin === undefined ? '' : twinTable(estimated.twin, paint),
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
    /^(downtime|failures|backorders|poolLine|leadTime|npv|profit)/.test(name)
  );
}

function riskLine(risk: PenaltyRisk | undefined, currency: string): string {
  if (risk === undefined) return '';
  const { probability, size, p95 } = risk;
  const percent = (share: number): string => `${grouped(share * 100, 0)} %`;
  const how = `${percent(probability.share)} of runs (${percent(probability.lower)} to ${percent(probability.upper)})`;
  if (size.n === 0) return wrapped(`Penalties are paid in ${how}.`, '  ');
  const mean = money(size.mean, currency);
  return wrapped(
    `Penalties are paid in ${how}, then ${mean} on average; 95 % of runs pay no more than ${money(p95.value, currency)}.`,
    '  ',
  );
}

function indicatorTable({ metrics }: EstimatedRun, currency: string, paint: Paint): string {
  const entries = Object.entries(metrics).filter(([name]) => {
    const its = indicatorOf(name);
    // The money of whole parties stands in a table of its own.
    return its !== undefined && !(its.unit === 'cents' && its.told === 'always');
  });
  const rows = entries.filter(isWorthALine).map(([name, its]): Cell[] => {
    const isFraction = its.unit === 'fraction';
    const isMoney = its.unit === 'cents';
    const scale = isFraction ? 100 : isMoney ? 0.01 : 1;
    const shown = { mean: its.mean * scale, halfWidth: its.halfWidth * scale };
    const decimals = decimalsOf([shown]);
    const [base = '', ...rest] = name.split('/');
    const subject = rest.join('/');
    const unit = isFraction ? '%' : isMoney ? currency : base === 'use' ? subject : its.unit;
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
