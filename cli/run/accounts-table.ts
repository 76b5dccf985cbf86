/** What `run --accounts` prints: statements by party, low points of cash, and what each customer costs the maker. */
import { party } from '../../engine/contracts/ledger/parties.ts';
import {
  balanceLines,
  incomeLines,
  together,
  type StatementLine,
} from '../../engine/contracts/accounts/statement.ts';
import type { Position } from '../../engine/contracts/accounts/position.ts';
import type { Paint } from '../call/terminal.ts';
import { moneyUnit, type MoneyUnit } from '../text/money.ts';
import { counted, grouped, nothing } from '../text/numbers.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { table, type Cell } from '../text/table.ts';
import type { ShownAccounts } from './accounts.ts';

/** Customers that have a column or a line of their own. */
const mostColumns = 3;
const mostLines = 20;

const shown = (cents: number, unit: MoneyUnit): string =>
  cents === 0 ? nothing : grouped(cents / unit.cents, 2);

export function accountsTable(accounts: ShownAccounts, currency: string, paint: Paint): string {
  return paragraphs(statements(accounts, currency, paint), costs(accounts, currency, paint));
}

/** The columns: each party to which anything ever happened; many customers stand together. */
function columnsOf({
  parties,
}: ShownAccounts): readonly { readonly title: string; readonly its: Position; readonly low: string }[] {
  const customers = parties.slice(party.firstCustomer);
  const firms = parties
    .slice(0, party.outside)
    .filter(({ position }) => position.revenue !== 0 || position.expense !== 0);
  const low = ({ lowPoint }: (typeof parties)[number]): string =>
    lowPoint.month === 0 ? nothing : `month ${lowPoint.month}`;
  const single = (its: (typeof parties)[number]) => ({ title: its.party, its: its.position, low: low(its) });
  if (customers.length <= mostColumns) return [...firms, ...customers].map(single);
  const all = {
    title: counted(customers.length, 'customer'),
    its: together(customers.map(({ position }) => position)),
    low: '',
  };
  return [...firms.map(single), all];
}

function statements(accounts: ShownAccounts, currency: string, paint: Paint): string {
  const columns = columnsOf(accounts);
  const lowest = accounts.parties.map(({ lowPoint }) => lowPoint.cents);
  const unit = moneyUnit(
    [...columns.flatMap(({ its }) => [its.revenue, its.expense, its.profit]), ...lowest],
    currency,
  );
  const line = ({ key, title, sign }: StatementLine): readonly Cell[][] =>
    columns.every(({ its }) => its[key] === 0)
      ? []
      : [[`  ${title}`, ...columns.map(({ its }) => shown(sign * its[key], unit))]];
  const profit: Cell[] = ['Profit', ...columns.map(({ its }) => shown(its.profit, unit))];
  const low: Cell[] = ['Lowest cash after', ...columns.map((column) => column.low)];
  const rows = [
    ...incomeLines.flatMap(line),
    profit,
    ...balanceLines.flatMap(line),
    ['Owned less owed', ...profit.slice(1)],
    low,
  ];
  const heads = [
    {
      title: `Accounts at the horizon, ${unit.label}\n(replication ${accounts.replication} alone)`,
      align: 'left',
    } as const,
    ...columns.map(({ title }) => ({ title, align: 'right' }) as const),
  ];
  return table(heads, rows, paint.bold);
}

function costs({ costs: its, customers }: ShownAccounts, currency: string, paint: Paint): string {
  const unit = moneyUnit([its.total, ...its.revenue], currency);
  const rows = customers.slice(0, mostLines).map(({ customer, daysOutstanding, isWinWin }, index): Cell[] => {
    const [revenue, cost] = [its.revenue[index] ?? 0, its.byActivity[index] ?? 0];
    return [
      customer,
      shown(revenue, unit),
      shown(cost, unit),
      shown(its.byVolume[index] ?? 0, unit),
      shown(revenue - cost, unit),
      Number.isNaN(daysOutstanding) ? nothing : grouped(daysOutstanding, 1),
      isWinWin ? 'both' : nothing,
    ];
  });
  const idle: Cell[] = ['idle', '', shown(its.idle, unit), nothing, shown(-its.idle, unit), '', ''];
  const hidden = customers.length - rows.length;
  const columns = [
    { title: `What customers cost the maker,\n${unit.label}`, align: 'left' },
    { title: 'revenue', align: 'right' },
    { title: 'cost by\nactivity', align: 'right' },
    { title: 'cost by\nmachines', align: 'right' },
    { title: 'contribution', align: 'right' },
    { title: 'days\noutstanding', align: 'right' },
    { title: 'who\ngains', align: 'right' },
  ] as const;
  const text = table(columns, [...rows, idle], paint.bold);
  return hidden > 0
    ? `${text}\n${paint.dim(`${counted(hidden, 'customer')} left out; --format json has all.`)}`
    : text;
}
