/** docs/reference as Markdown: every key of the language and every kind of value, from the schema. */
import type { z } from 'zod';
import { lists, signatures } from '../units/distribution-text.ts';
import { formsOf, keyHelp, plainValueOf } from './key-help.ts';
import { allKinds, kindOf } from './kinds.ts';
import { outlineOf, rootSchema, type KeyOutline } from './outline.ts';

const written =
  '<!-- Written from language/schema by AFTERSIM_UPDATE_GUIDES=1 npx vitest run test/language/reference.test.ts -->';

interface Section {
  /** As it is written in messages, ids in capitals: `items.ID.modes.ID`. */
  readonly path: string;
  readonly keys: readonly KeyOutline[];
}

/** docs/reference/scenario.md. */
export function keysPage(): string {
  const sections = sectionsUnder(rootSchema());
  const [root, ...more] = sections;
  return [
    '# Every key of a scenario',
    '',
    written,
    '',
    'A scenario is a map of these keys. *Written* says what kind of value stands there ([values.md](values.md) tells of',
    'each kind), *without it* what holds where the key is left out (**must be written** where nothing does), and the last',
    'column which rows of [coverage.md](../coverage.md) it is an answer to. `ID` is a name of your own.',
    '',
    '## The file',
    '',
    ...table(root?.keys ?? []),
    ...more.flatMap(({ path, keys }) => [`${path.includes('.') ? '###' : '##'} ${path}`, '', ...table(keys)]),
  ].join('\n');
}

/** docs/reference/values.md. */
export function valuesPage(): string {
  const laws = Object.entries(signatures).map(([law, { parameters }]) => {
    const units = parameters.map(({ name, kind }) => `${name}: ${parameterKinds[kind]}`);
    return `| \`${law}(${parameters.map(({ name }) => name).join(', ')})\` | ${units.join('; ')} |`;
  });
  return [
    '# Values and their units',
    '',
    written,
    '',
    'Units are written. A bare number where a unit is needed is an error. Digits may be parted by `_`, the decimal sign is a',
    'point. A value with a comma in it stands in quotes wherever it stands in `{ }` or `[ ]`.',
    '',
    '| Kind | Unit | Example |',
    '|---|---|---|',
    ...allKinds.map(({ name, unit, example }) => `| ${name} | ${cell(unit)} | \`${example}\` |`),
    '',
    'Every value may say how well it is known: `{ value: 36 h, basis: published, range: [30 h, 48 h], source: "…" }`. The',
    'basis is published, derived, recalled or assumed; range and source may be left out.',
    '',
    '## Laws',
    '',
    'Where a value may vary, a law stands in its place.',
    '',
    '| Law | Parameters |',
    '|---|---|',
    ...laws,
    ...lists.map((law) =>
      law === 'discrete'
        ? '| `discrete(value: share, …)` | values in the unit of what is described, each with its probability |'
        : '| `empirical(value, …)` | observed values in the unit of what is described, all equally likely |',
    ),
    '',
  ].join('\n');
}

const parameterKinds = {
  amount: 'in the unit of what is described',
  number: 'a plain number',
  share: 'a share, such as 50 %',
  count: 'a plain number, where what is described has no unit',
} as const;

/** Every form that may stand under a schema, each once, in the order of the schema. */
function sectionsUnder(schema: z.ZodType): readonly Section[] {
  const seen = new Set<z.ZodType>();
  const sections: Section[] = [];
  const visit = (its: z.ZodType, path: string): void => {
    const outline = outlineOf(its);
    if (outline.is === 'byId') visit(outline.of, `${path}.ID`);
    if (outline.is === 'list') visit(outline.of, `${path}[]`);
    if (seen.has(outline.core)) return;
    seen.add(outline.core);
    if (outline.is === 'choice') for (const form of outline.forms) visit(form, path);
    if (outline.is !== 'form') return;
    const siblings = sections.filter((section) => section.path.replace(/ with .*/, '') === path);
    const open = siblings.length === 0 ? path : `${path} with ${marks(outline.keys)}`;
    sections.push({ path: open, keys: outline.keys });
    for (const { name, schema: below } of outline.keys) visit(below, path === '' ? name : `${path}.${name}`);
  };
  visit(schema, '');
  return sections;
}

/** What tells a form from the others of a choice. */
function marks([first]: readonly KeyOutline[]): string {
  if (first === undefined) return '';
  const value = plainValueOf(first.schema);
  return `\`${first.name}\`${value?.is === 'word' ? `: ${value.words.join(', ')}` : ''}`;
}

function table(keys: readonly KeyOutline[]): readonly string[] {
  const rows = keys.flatMap(({ name, schema, doc, required }) => {
    if (doc === undefined) return [];
    const help = keyHelp(name, schema, doc);
    const without = required ? '**must be written**' : cell(help.without ?? '');
    const example = help.example === null ? '' : `\`${cell(help.example)}\``;
    return [
      `| \`${name}\` | ${cell(help.sentence)} | ${cell(kindsOf(schema))} | ${without} | ${example} | ${help.rows.join(', ')} |`,
    ];
  });
  return [
    '| Key | Meaning | Written | Without it | Example | Rows |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

/** The kinds without their units, which values.md tells; words and numbers with what is allowed. */
function kindsOf(schema: z.ZodType): string {
  const texts = formsOf(schema).map((form): string => {
    if (form.is === 'form') return 'a map';
    if (form.is === 'byId') return 'a map by name';
    if (form.is === 'list') return `a list (${kindsOf(form.of)})`;
    if (form.is !== 'value' || form.value === undefined) return 'what differs';
    const { name, unit } = kindOf(form.value);
    return form.value.is === 'word' || form.value.is === 'count' ? `${name}: ${unit}` : name;
  });
  return [...new Set(texts)].join(' or ');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
