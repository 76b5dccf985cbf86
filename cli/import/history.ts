/** What the tables say: machines, what befell them between two moments, and parts. */
import { formatProblems, type Problem, type Table } from '../../language/index.ts';
import { isId } from '../../language/schema/form.ts';
import { WrongCall } from '../call/exit.ts';
import { counted } from '../text/numbers.ts';
import { readNumber, Rows, type Mapping } from './mapping.ts';
import { readMoment, type Moment } from './moment.ts';

export interface Mapped {
  readonly table: Table;
  readonly mapping: Mapping;
}

export interface Machine {
  readonly id: string;
  readonly place: string;
  readonly customer: string;
  /** Hours before the window's start (negative: after it); undefined when nobody knows. */
  readonly installedBefore: number | undefined;
  /** Hours of work in an hour of uptime. */
  readonly use: number;
  /** In the order of their failures. */
  readonly orders: readonly Order[];
}

/** Hours from the start of the window. */
export interface Order {
  readonly failed: number;
  readonly arrived: number | undefined;
  readonly restored: number;
  readonly cause: string;
  readonly part: string;
}

export interface Part {
  readonly id: string;
  readonly price: number | undefined;
  /** Days. */
  readonly leadTime: number | undefined;
  readonly stock: number | undefined;
}

export interface History {
  /** Hours that were observed. */
  readonly span: number;
  readonly machines: readonly Machine[];
  readonly parts: readonly Part[];
}

export interface Window {
  readonly from: Moment;
  readonly to: Moment;
}

/** The history in the tables; throws with everything that is wrong with them. */
export function historyOf(
  tables: { readonly fleet: Mapped; readonly orders: Mapped; readonly parts: Mapped | undefined },
  { from, to }: Window,
): History {
  const problems: Problem[] = [];
  const span = to.hour - from.hour;
  const moment = (text: string): Moment | string => {
    const read = readMoment(text);
    if (typeof read === 'string' || read.clock === from.clock) return read;
    return `the window is given in ${from.clock === 'date' ? 'dates' : 'hours'}, this is not: "${text}"`;
  };
  const names = new Map<string, string>();
  const id = (rows: Rows, row: Table['rows'][number], meaning: string, none: string): string => {
    const text = rows.text(row, meaning);
    if (text === '') return none;
    const made = text.replaceAll(/[^A-Za-z0-9 _.-]/g, '-').replace(/^[^A-Za-z]/, (first) => `n${first}`);
    const other = names.get(`${meaning} ${made}`) ?? text;
    names.set(`${meaning} ${made}`, other);
    if (other !== text)
      rows.tell(row, meaning, `"${text}" and "${other}" cannot be told apart: use letters and digits`);
    else if (!isId(made)) rows.tell(row, meaning, `"${text.slice(0, 40)}" is too long for a name, or none`);
    return made;
  };

  const orders = new Map<string, Order[]>();
  const machines = new Map<string, Machine>();
  const fleet = new Rows(tables.fleet.table, tables.fleet.mapping, problems);
  for (const row of fleet.table.rows) {
    const its = id(fleet, row, 'machine', '');
    if (its === '') fleet.tell(row, 'machine', 'the machine has no name');
    else if (machines.has(its)) fleet.tell(row, 'machine', `the machine "${its}" stands here a second time`);
    const installed = fleet.read(row, 'installed', moment);
    const use = fleet.read(row, 'use', readNumber) ?? 24;
    if (use <= 0 || use > 24) fleet.tell(row, 'use', 'a machine runs above 0 and up to 24 hours a day');
    if (installed !== undefined && installed.hour >= to.hour)
      fleet.tell(row, 'installed', 'it was installed after the end of the window');
    const its_orders: Order[] = [];
    orders.set(its, its_orders);
    machines.set(its, {
      id: its,
      place: id(fleet, row, 'place', 'site'),
      customer: id(fleet, row, 'customer', ''),
      installedBefore: installed === undefined ? undefined : from.hour - installed.hour,
      use: use / 24,
      orders: its_orders,
    });
  }

  const history = new Rows(tables.orders.table, tables.orders.mapping, problems);
  for (const row of history.table.rows) {
    const its = orders.get(id(history, row, 'machine', ''));
    if (its === undefined)
      history.tell(
        row,
        'machine',
        `no machine is called "${history.text(row, 'machine')}" in ${fleet.table.file}`,
      );
    for (const meaning of ['failed', 'restored'])
      if (history.text(row, meaning) === '') history.tell(row, meaning, 'there is no moment');
    const failed = history.read(row, 'failed', moment)?.hour;
    const arrived = history.read(row, 'arrived', moment)?.hour;
    const restored = history.read(row, 'restored', moment)?.hour;
    if (failed === undefined || restored === undefined) continue;
    if (restored < failed) history.tell(row, 'restored', 'it was restored before it failed');
    else if (arrived !== undefined && (arrived < failed || arrived > restored))
      history.tell(row, 'arrived', 'nobody arrives before the failure or after the machine is restored');
    else if (failed < from.hour || failed > to.hour)
      history.tell(row, 'failed', 'it failed outside of the window from --from to --to');
    its?.push({
      failed: failed - from.hour,
      arrived: arrived === undefined ? undefined : arrived - from.hour,
      restored: restored - from.hour,
      cause: id(history, row, 'cause', 'failure'),
      part: id(history, row, 'part', ''),
    });
  }
  for (const its of orders.values()) its.sort((a, b) => a.failed - b.failed);

  const parts: Part[] = [];
  if (tables.parts !== undefined) {
    const rows = new Rows(tables.parts.table, tables.parts.mapping, problems);
    for (const row of rows.table.rows) {
      const part = id(rows, row, 'part', '');
      if (part === '') rows.tell(row, 'part', 'the part has no name');
      const stock = rows.read(row, 'stock', readNumber);
      if (stock !== undefined && !Number.isInteger(stock))
        rows.tell(row, 'stock', 'a stock is a whole number of units');
      parts.push({
        id: part,
        price: rows.read(row, 'price', readNumber),
        leadTime: rows.read(row, 'leadTime', readNumber),
        stock,
      });
    }
  }
  if (problems.length > 0) {
    const told = formatProblems(problems.slice(0, 50));
    throw new WrongCall(
      `${counted(problems.length, 'problem')} in the tables; nothing was imported\n${told}`,
    );
  }
  return { span, machines: [...machines.values()], parts };
}
