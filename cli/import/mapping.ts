/** Which column of a table means what: named by the call, or guessed from the names that such columns often have. */
import type { Problem, Table } from '../../language/index.ts';
import { nearestName } from '../../language/nearest-name.ts';
import { WrongCall } from '../call/exit.ts';

/** What may be in the tables, with names by which it is known; the first is its own. A star: it must be there. */
const meanings = {
  fleet: {
    'machine*': ['machine', 'id', 'serial', 'serial number', 'machine id', 'asset', 'equipment', 'unit'],
    place: ['place', 'site', 'location', 'plant', 'city', 'base'],
    customer: ['customer', 'client', 'owner', 'operator', 'account'],
    installed: ['installed', 'installed on', 'installation date', 'commissioned', 'in service', 'start date'],
    use: ['use', 'usage', 'hours per day', 'hours a day', 'h/d'],
  },
  orders: {
    'machine*': ['machine', 'id', 'serial', 'serial number', 'machine id', 'asset', 'equipment', 'unit'],
    'failed*': ['failed', 'failed at', 'failure', 'reported', 'reported at', 'opened', 'created', 'date'],
    arrived: ['arrived', 'arrived at', 'arrival', 'on site', 'started', 'start'],
    'restored*': ['restored', 'restored at', 'finished', 'closed', 'completed', 'end'],
    cause: ['cause', 'failure mode', 'mode', 'fault', 'reason', 'code', 'symptom'],
    part: ['part', 'part used', 'part number', 'item', 'material', 'spare'],
  },
  parts: {
    'part*': ['part', 'part number', 'item', 'material', 'id', 'sku'],
    price: ['price', 'cost', 'unit price', 'unit cost'],
    leadTime: ['lead time', 'leadtime', 'lead', 'lead days', 'lead time days'],
    stock: ['stock', 'level', 'stock level', 'on hand', 'quantity', 'qty'],
  },
} as const;

export type TableKind = keyof typeof meanings;

/** Meaning → index of the column; what is not in the table is left out. */
export type Mapping = ReadonlyMap<string, number>;

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();

/** The mapping of a table. `asked` are settings `TABLE.MEANING=COLUMN`. Throws when a column that must be there is not. */
export function mappingOf(kind: TableKind, table: Table, asked: readonly string[]): Mapping {
  const header = table.header.map(({ text }) => text);
  const found = new Map<string, number>();
  const known = Object.entries(meanings[kind]).map(([key, names]) => ({
    meaning: key.replace('*', ''),
    names: names as readonly string[],
    needed: key.endsWith('*'),
  }));
  for (const setting of asked) {
    const [, of = '', meaning = '', column = ''] = /^([a-z]+)\.(\w+)=(.*)$/s.exec(setting) ?? [];
    const kinds = Object.keys(meanings);
    if (!kinds.includes(of)) {
      throw new WrongCall(
        `--map "${setting}" is not of the form TABLE.MEANING=COLUMN, with ${kinds.join(', ')} as TABLE`,
      );
    }
    if (of !== kind) continue;
    const names = known.map((its) => its.meaning);
    if (!names.includes(meaning))
      throw new WrongCall(noSuch(`--map ${of}.${meaning}: it`, 'meaning', meaning, names));
    const index = header.indexOf(column);
    if (index < 0)
      throw new WrongCall(noSuch(`--map ${of}.${meaning}: "${table.file}"`, 'column', column, header));
    found.set(meaning, index);
  }
  const taken = new Set(found.values());
  for (const { meaning, names } of known) {
    if (found.has(meaning)) continue;
    const name = names.find((its) => header.some((text, index) => bare(text) === its && !taken.has(index)));
    const index = header.findIndex((text, at) => bare(text) === name && !taken.has(at));
    if (index < 0) continue;
    found.set(meaning, index);
    taken.add(index);
  }
  const missing = known.filter(({ meaning, needed }) => needed && !found.has(meaning));
  if (missing.length > 0) {
    const which = missing.map(({ meaning }) => `--map "${kind}.${meaning}=COLUMN"`).join(' ');
    throw new WrongCall(
      `"${table.file}": say which column is meant with ${which}; its columns are ${header.join(', ')}`,
    );
  }
  return found;
}

/** The mapping in words, a line for each meaning. */
export function mappingText(kind: TableKind, table: Table, mapping: Mapping): string {
  const lines = Object.keys(meanings[kind]).map((key) => {
    const meaning = key.replace('*', '');
    const index = mapping.get(meaning);
    return `  ${kind}.${meaning}=${index === undefined ? '(none)' : (table.header[index]?.text ?? '')}`;
  });
  return [`${table.file}: ${table.rows.length} rows`, ...lines].join('\n');
}

function noSuch(subject: string, kind: string, name: string, names: readonly string[]): string {
  const near = nearestName(name, names);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `${subject} has no ${kind} "${name}"${hint} (there are ${names.join(', ')})`;
}

/** Reads the rows of a table by meaning, and gathers what is wrong with them. */
export class Rows {
  readonly table: Table;
  readonly #mapping: Mapping;
  readonly #problems: Problem[];

  constructor(table: Table, mapping: Mapping, problems: Problem[]) {
    this.table = table;
    this.#mapping = mapping;
    this.#problems = problems;
  }

  /** The text in a row; empty when there is none. */
  text(row: Table['rows'][number], meaning: string): string {
    const index = this.#mapping.get(meaning);
    return (index === undefined ? undefined : row[index]?.text) ?? '';
  }

  /** The value in a row; undefined when it is empty, or wrong, which is told. */
  read<T extends object | number>(
    row: Table['rows'][number],
    meaning: string,
    read: (text: string) => T | string,
  ): T | undefined {
    const text = this.text(row, meaning);
    if (text === '') return undefined;
    const value = read(text);
    if (typeof value !== 'string') return value;
    this.tell(row, meaning, value);
    return undefined;
  }

  tell(row: Table['rows'][number], meaning: string, message: string): void {
    const cell = row[this.#mapping.get(meaning) ?? 0] ?? row[0];
    const at = cell?.at ?? { file: this.table.file, line: 1, column: 1 };
    this.#problems.push({ ...at, path: meaning, value: cell?.text.slice(0, 100) ?? null, message });
  }
}

/** A number of at least zero; or what is wrong with the text. */
export function readNumber(text: string): number | string {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) < 1e15) return Number(text);
  return `expected a plain number of at least 0, with a point for decimals, not "${text.slice(0, 40)}"`;
}
