/**
 * docs/reference/messages.md: every message of language/messages.ts with a wrong file that gets it, and what stands there
 * in the right one, `pumps.yaml`, where the two can be told apart by a few lines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '../../language/index.ts';
import { kindOfMessage, messageKinds, type MessageKind } from './message-kinds.ts';
import { pumps } from './read.ts';

const folder = join(import.meta.dirname, 'fixtures/wrong');
/** More lines than that are not an example but a file. */
const mostLines = 6;

/** Messages of which no file of `fixtures/wrong` can be told, and when they come. */
export const toldElsewhere: Readonly<Record<string, string>> = {
  binaryFile: 'the file is an archive, a workbook or anything else but text',
  tooLongFile: 'the file is longer than 1 MB',
  tooMany: 'a file has more problems than anybody reads',
  unknownShape: 'a value cannot be read and nothing better can be said of it, which should not happen',
  refusedLaw: 'a law refuses its own parameters: "erlang(2.5, 12 h)" has no whole number of phases',
  settingWithoutValue: '`--set` or an axis of `aftersim sweep` has no "="',
  unknownPath: '`--set`, or the path of an axis, leads nowhere',
  tooManyAlternatives: 'a file has more alternatives than can be compared',
  inCell: 'a cell of a sweep is wrong, though the base is right',
  noOwnRule: 'the file of own rules, which `--rules` names, has none of that name',
  unused: 'a warning: something is declared and nothing refers to it',
  noSuchTable: 'a fleet, or `empirical(FILE, COLUMN)`, names a file that is not beside the scenario',
  tableElsewhere: 'the name of a table leads out of the folder of the scenario',
  tooLongTable: 'a table is longer than 20 MB',
  binaryTable: 'a table is a workbook, or text in another encoding than UTF-8',
  templateUnused: 'a warning: a template is there and nothing is like it',
  tooManyRows: 'a table has more than 200,000 rows',
  emptyTable: 'a table has no line that names its columns',
  noRows: 'a table has a header and nothing else',
  otherSeparator: 'the cells of a table are parted by semicolons or tabs',
  columnWithoutName: 'the header of a table has an empty cell',
  columnTwice: 'two columns of a table have one name',
  cellsInRow: 'a row of a table has more or fewer cells than its header',
  unclosedQuote: 'a cell of a table has a quotation mark that is not closed or not doubled',
  formulaCell: 'a cell of a table begins with "="',
  noSuchColumn: 'a column is named that the table has not',
  emptyCell: 'a sample is taken from a column with an empty cell',
  machineTwice: 'two rows of a table have the same "id"',
};

/** A wrong file without the lines that say what is expected. */
interface WrongFile {
  readonly name: string;
  readonly lines: readonly string[];
  readonly problems: readonly { readonly kind: string; readonly message: string; readonly line: number }[];
}

/** All wrong files, with what is told of each. */
export function wrongFiles(kinds: readonly MessageKind[]): readonly WrongFile[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const written = readFileSync(join(folder, file), 'utf8').split('\n');
      const lines = written.filter((line) => !line.startsWith('#! '));
      const read = readScenario(lines.join('\n'), { file });
      const problems = 'problems' in read ? read.problems : [];
      return {
        name: file.replace(/\.yaml$/, '').replaceAll('-', ' '),
        lines,
        problems: problems.map(({ message, line }) => ({
          kind: kindOfMessage(message, kinds)?.name ?? '',
          message,
          line,
        })),
      };
    });
}

/** The page. */
export function messagesPage(): string {
  const kinds = messageKinds();
  const files = wrongFiles(kinds);
  const headings = [...new Set(kinds.map(({ heading }) => heading))];
  return [
    '# Messages',
    '',
    '<!-- Written from language/messages.ts and test/language/fixtures/wrong by AFTERSIM_UPDATE_GUIDES=1 npx vitest run test/language/reference.test.ts -->',
    '',
    'What the language says of a file that it refuses, and of one that it accepts with a warning; `…` stands for what is',
    'found there. A message begins with `file:line:column  path:` and ends with the nearest name where a name is wrong.',
    'The examples show a wrong line (`-`) and what would be right (`+`).',
    '',
    ...headings.flatMap((heading) => [
      `## ${heading.charAt(0).toUpperCase()}${heading.slice(1)}`,
      '',
      ...kinds.filter((kind) => kind.heading === heading).flatMap((kind) => entry(kind, files)),
    ]),
  ].join('\n');
}

function entry(kind: MessageKind, files: readonly WrongFile[]): readonly string[] {
  const text = kind.texts.map((its) => its.trim()).join(' / ');
  const title = [
    `### ${text === '…:' ? `${kind.name}: …` : text.replaceAll('<', '\\<').replaceAll('*', '\\*')}`,
    '',
  ];
  const having = files.filter(({ problems }) => problems.some((problem) => problem.kind === kind.name));
  // The file that is about this message most of all.
  const [file] = [...having].sort((a, b) => a.problems.length - b.problems.length);
  if (file === undefined) return [...title, `When: ${toldElsewhere[kind.name] ?? ''}.`, ''];
  const told = file.problems.find((problem) => problem.kind === kind.name);
  return [
    ...title,
    `When: ${file.name}.${kind.texts.some((its) => its.includes('…')) ? ` Told: “${told?.message ?? ''}”` : ''}`.replaceAll(
      '*',
      '\\*',
    ),
    '',
    '```diff',
    ...difference(file, told?.line ?? 1),
    '```',
    '',
  ];
}

/** The lines in which the file is not the right one; else the line of which it was told. */
function difference({ lines, problems }: WrongFile, line: number): readonly string[] {
  const right = pumps.split('\n');
  let first = 0;
  while (first < lines.length && lines[first] === right[first]) first++;
  let last = 0;
  while (last < lines.length - first && lines.at(-1 - last) === right.at(-1 - last)) last++;
  const wrong = lines.slice(first, lines.length - last);
  const instead = right.slice(first, Math.max(first, right.length - last));
  if (wrong.length + instead.length <= mostLines && problems.length > 0) {
    return [...wrong.map((its) => `- ${its}`), ...instead.map((its) => `+ ${its}`)];
  }
  return [`- ${lines[line - 1] ?? ''}`];
}
