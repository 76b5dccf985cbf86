/**
 * Tables beside the scenario: a fleet `from` one becomes a fleet of one machine for each of its rows, and
 * `empirical(FILE, COLUMN, UNIT)` the sample that stands in the column. Both happen in the source tree, whose new nodes
 * keep the place of their cells: the schema reads them like anything that was written, and what is wrong with a value is
 * told of at its file, row and column.
 */
import {
  badId,
  emptyCell,
  expectedMap,
  expectedText,
  machineTwice,
  noRows,
  noSuchColumn,
  noSuchTable,
  tableElsewhere,
} from '../messages.ts';
import type { Complaint, Position, Problem } from '../problem.ts';
import { isId } from '../schema/form.ts';
import { readQuantity } from '../units/quantity.ts';
import {
  childOf,
  plain,
  spotAt,
  textOf,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
  type SourceScalar,
} from './source-tree.ts';
import { readTable, type Cell, type Table } from './table.ts';

/** The content of a file beside the scenario, by the name that the scenario gives it; undefined when there is none. */
export type Files = (name: string) => string | Uint8Array | undefined;

/** Whether a name leads to something in the scenario's own folder, on every system. */
export function staysInside(name: string): boolean {
  if (name === '' || name.length > 200 || /[\\:\p{Cc}]/u.test(name)) return false;
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const tableKeys = ['from', 'columns', 'units'];
/** Short names of columns that stand for keys further in. */
const shortNames: Readonly<Record<string, readonly string[]>> = { age: ['initialAge', 'age'] };
/** Keys of a fleet that a column of the same name fills without being mapped. */
const ownColumns = ['product', 'place', 'customer', 'tier', 'wear', 'serviceLife', 'count', 'age'];
const inColumn = /^empirical\(\s*([^,()]+\.csv)\s*,\s*([^,()]+?)\s*(?:,\s*([^,()]+?)\s*)?\)$/i;

/** Reads each table once, and puts what is in it into trees. */
export class Tables {
  readonly #files: Files;
  readonly #folder: string;
  readonly #read = new Map<string, Table | undefined>();
  /** Whether anything was wrong with a table or with what was asked of it. */
  failed = false;
  /** Whether a table is not there at all, so that nothing can be said of what refers to it. */
  lost = false;

  /** `file` is the scenario's name, for the names of the files beside it in messages. */
  constructor(files: Files | undefined, file: string) {
    this.#files = files ?? (() => undefined);
    this.#folder = file.slice(0, file.lastIndexOf('/') + 1);
  }

  /** The tree with the tables in it, itself unchanged. */
  filled(tree: SourceNode, problems: Problem[]): SourceNode {
    const before = problems.length;
    const filled = this.#filled(tree, problems);
    if (problems.length > before) this.failed = true;
    return filled;
  }

  #filled(tree: SourceNode, problems: Problem[]): SourceNode {
    const machines = new Map<string, readonly string[]>();
    const sampled = this.#sampled(tree, problems);
    const fleets = childOf(sampled, 'fleets');
    if (sampled.kind !== 'map' || fleets?.kind !== 'map') return sampled;
    const entries = new Map<string, SourceEntry>();
    for (const [id, entry] of fleets.entries) {
      if (childOf(entry.node, 'from') === undefined) entries.set(id, entry);
      else machines.set(id, this.#machines(id, entry, entries, problems));
    }
    if (machines.size === 0) return sampled;
    const old = sampled.entries.get('fleets');
    const all = new Map(sampled.entries);
    if (old !== undefined) all.set('fleets', { ...old, node: { ...fleets, entries } });
    return withMembers({ ...sampled, entries: all }, machines);
  }

  /** The table; undefined when there is none, which is told of where it is asked for. */
  #table(asked: SourceNode, name: string, problems: Problem[]): Table | undefined {
    const tell = (complaint: Complaint): void => {
      this.lost = true;
      problems.push(complaint(spotAt(asked, [])));
    };
    if (!staysInside(name)) {
      tell(tableElsewhere(name));
      return undefined;
    }
    if (this.#read.has(name)) return this.#read.get(name);
    const content = this.#files(name);
    if (content === undefined) {
      tell(noSuchTable(name));
      return undefined;
    }
    const read = readTable(content, this.#folder + name);
    if ('problems' in read) {
      this.lost = true;
      problems.push(...read.problems);
    }
    const table = 'problems' in read ? undefined : read;
    this.#read.set(name, table);
    if (table?.rows.length === 0) tell(noRows(name));
    return table;
  }

  /** Every `empirical(FILE, COLUMN, UNIT)` as the values in the column. */
  #sampled(node: SourceNode, problems: Problem[]): SourceNode {
    if (node.kind === 'scalar') return this.#sample(node, problems);
    if (node.kind === 'list') {
      const items = node.items.map((item) => this.#sampled(item, problems));
      return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
    }
    let changed = false;
    const entries = new Map<string, SourceEntry>();
    for (const [key, entry] of node.entries) {
      const filled = this.#sampled(entry.node, problems);
      changed ||= filled !== entry.node;
      entries.set(key, filled === entry.node ? entry : { ...entry, node: filled });
    }
    return changed ? { ...node, entries } : node;
  }

  #sample(node: SourceScalar, problems: Problem[]): SourceNode {
    const [, name, column = '', unit = ''] = inColumn.exec(node.text) ?? [];
    if (name === undefined) return node;
    const table = this.#table(node, name, problems);
    if (table === undefined) return node;
    const index = columnOf(table, column, node, problems);
    if (index === undefined) return node;
    const values = table.rows.flatMap((row) => {
      const cell = row[index];
      if (cell === undefined) return [];
      const spot = { ...cell.at, path: node.path, value: cell.text };
      if (cell.text === '') problems.push(emptyCell(column)(spot));
      const text = withUnit(cell.text, unit);
      const reading = readQuantity(text);
      if ('value' in reading) return [text];
      if (cell.text !== '') problems.push(reading.complaint(spot));
      return [];
    });
    return { ...node, value: `empirical(${values.join(', ')})` };
  }

  /** Adds the machines of a fleet to `entries`; gives their ids. */
  #machines(
    id: string,
    { node, keyAt }: SourceEntry,
    entries: Map<string, SourceEntry>,
    problems: Problem[],
  ): readonly string[] {
    const from = childOf(node, 'from');
    if (node.kind !== 'map' || from === undefined) return [];
    const name = textOf(from);
    if (name === null) problems.push(expectedText(plain(from))(spotAt(from, [])));
    const table = name === null ? undefined : this.#table(from, name, problems);
    if (table === undefined) return [];
    const columns = columnsOf(node, table, problems);
    const template: SourceMap = {
      ...node,
      entries: new Map([...node.entries].filter(([key]) => !tableKeys.includes(key))),
    };
    const lines = new Map<string, number>();
    const ids = table.rows.flatMap((row, number) => {
      const at = row[0]?.at ?? node.at;
      const named = columns.find(({ path }) => path.join('.') === 'id');
      const cell = named === undefined ? undefined : row[named.index];
      const own = cell === undefined ? String(number + 1) : cell.text;
      const machine = `${id}-${own}`;
      const before = lines.get(machine);
      const spot = { ...(cell?.at ?? at), path: `fleets.${id}`, value: own.slice(0, 70) };
      if (!isId(machine)) problems.push(badId(machine)(spot));
      if (before !== undefined) problems.push(machineTwice(own, before)(spot));
      if (!isId(machine) || before !== undefined) return [];
      lines.set(machine, at.line);
      const path = `fleets.${machine}`;
      let filled: SourceMap = template;
      if (!template.entries.has('count'))
        filled = withLeaf(filled, ['count'], leaf(at, `${path}.count`, 1), at);
      for (const column of columns) {
        const written = row[column.index];
        if (column === named || written === undefined || written.text === '') continue;
        const value = withUnit(written.text, column.unit);
        const scalar = leaf(written.at, [path, ...column.path].join('.'), value);
        filled = withLeaf(filled, column.path, scalar, column.keyAt ?? written.at);
      }
      entries.set(machine, { keyAt, node: filled });
      return [machine];
    });
    this.lost ||= ids.length === 0 || columns.length < columnsAsked(node);
    return ids;
  }
}

interface Column {
  /** Keys of a fleet that lead to what the column fills; `id` for the machine's own name. */
  readonly path: readonly string[];
  readonly index: number;
  /** For cells without one. */
  readonly unit: string;
  /** Where the key is written, unless the header says it. */
  readonly keyAt: Position | undefined;
}

/** How many columns the fleet names itself. */
function columnsAsked(fleet: SourceMap): number {
  const mapping = childOf(fleet, 'columns');
  return mapping?.kind === 'map' ? mapping.entries.size : 0;
}

/** What the columns of the table fill: those that `columns` maps, and those that are called like what they fill. */
function columnsOf(fleet: SourceMap, table: Table, problems: Problem[]): readonly Column[] {
  const mapping = childOf(fleet, 'columns');
  const units = childOf(fleet, 'units');
  for (const node of [mapping, units]) {
    if (node !== undefined && node.kind !== 'map') problems.push(expectedMap(plain(node))(spotAt(node, [])));
  }
  const mapped = new Map(mapping?.kind === 'map' ? mapping.entries : []);
  const unitOf = (key: string): string => {
    const node = units === undefined ? undefined : childOf(units, key);
    return (node === undefined ? null : textOf(node)) ?? '';
  };
  const pathOf = (key: string): readonly string[] => shortNames[key] ?? key.split('.');
  const found = [...mapped].flatMap(([key, { node, keyAt }]): readonly Column[] => {
    const name = textOf(node);
    if (name === null) problems.push(expectedText(plain(node))(spotAt(node, [])));
    const index = name === null ? undefined : columnOf(table, name, node, problems);
    return index === undefined ? [] : [{ path: pathOf(key), index, unit: unitOf(key), keyAt }];
  });
  const alike = table.header.flatMap(({ text }, index): readonly Column[] => {
    const fills = text === 'id' || ownColumns.includes(text) || /^usage\.\w+$/.test(text);
    if (!fills || mapped.has(text)) return [];
    return [{ path: pathOf(text), index, unit: unitOf(text), keyAt: undefined }];
  });
  return [...found, ...alike];
}

function columnOf({ header, file }: Table, name: string, asked: SourceNode, problems: Problem[]) {
  const index = header.findIndex(({ text }) => text === name);
  if (index >= 0) return index;
  const complaint = noSuchColumn(
    file,
    name,
    header.map(({ text }: Cell) => text),
  );
  problems.push(complaint(spotAt(asked, [])));
  return undefined;
}

/** A number alone, with the unit of its column. */
function withUnit(text: string, unit: string): string {
  return unit !== '' && /^[+-]?[\d._]+(e[+-]?\d+)?$/i.test(text) ? `${text} ${unit}` : text;
}

function leaf(at: Position, path: string, value: string | number): SourceScalar {
  return { kind: 'scalar', at, path, value, text: String(value) };
}

/** The map with a scalar at the end of the way; what stood there makes room. */
function withLeaf(map: SourceMap, way: readonly string[], scalar: SourceScalar, keyAt: Position): SourceMap {
  const [key = '', ...rest] = way;
  const old = map.entries.get(key);
  const entries = new Map(map.entries);
  if (rest.length === 0) entries.set(key, { keyAt: old?.keyAt ?? keyAt, node: scalar });
  else {
    const empty: SourceMap = { kind: 'map', at: scalar.at, path: scalar.path, entries: new Map() };
    const under = old?.node.kind === 'map' ? old.node : empty;
    entries.set(key, { keyAt: old?.keyAt ?? keyAt, node: withLeaf(under, rest, scalar, keyAt) });
  }
  return { ...map, entries };
}

/** Wherever a list of fleets names one that comes from a table, its machines in its place. */
function withMembers(node: SourceNode, machines: ReadonlyMap<string, readonly string[]>): SourceNode {
  if (node.kind !== 'map') return node;
  const entries = new Map<string, SourceEntry>();
  for (const [key, entry] of node.entries) {
    const { node: child } = entry;
    if (child.kind === 'list' && (key === 'covers' || key === 'fleets')) {
      const items = child.items.flatMap((item): readonly SourceNode[] => {
        const members = item.kind === 'scalar' ? machines.get(item.text) : undefined;
        if (members === undefined || item.kind !== 'scalar') return [item];
        return members.map((machine) => ({ ...item, value: machine, text: machine }));
      });
      entries.set(key, { ...entry, node: { ...child, items } });
    } else entries.set(key, { ...entry, node: withMembers(child, machines) });
  }
  return { ...node, entries };
}
