/**
 * The messages of language/messages.ts as they are written there: name, heading, and the text with holes where values
 * go. Read from the source, since a message is told apart only by its text once it is told.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface MessageKind {
  readonly name: string;
  /** The heading under which it stands. */
  readonly heading: string;
  /** Its text, `…` where a value goes; several where it has more than one form. */
  readonly texts: readonly string[];
  readonly pattern: RegExp;
}

const path = join(import.meta.dirname, '../../language/messages.ts');

/** All messages, in the order of the file. */
export function messageKinds(): readonly MessageKind[] {
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement): readonly MessageKind[] => {
    if (!ts.isVariableStatement(statement)) return [];
    const [declaration] = statement.declarationList.declarations;
    if (declaration === undefined) return [];
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    const made = declaration.initializer;
    if (!isExported || made === undefined || !ts.isArrowFunction(made)) return [];
    const written = textsOf(made.body);
    const headings = [...text.slice(0, statement.pos + 1).matchAll(/^\/\/ --- (.*?) -+$/gm)];
    const own = [...text.slice(statement.pos, statement.getStart()).matchAll(/^\/\/ --- (.*?) -+$/gm)];
    return [
      {
        name: declaration.name.getText(),
        heading: (own.at(-1) ?? headings.at(-1))?.[1] ?? '',
        texts: written.map((parts) => parts.join('…')),
        pattern: new RegExp(`^(?:${written.map((parts) => parts.map(escaped).join('.*')).join('|')})$`, 's'),
      },
    ];
  });
}

/** The kind of a message that was told; undefined if it is none of them. */
export function kindOfMessage(message: string, kinds: readonly MessageKind[]): MessageKind | undefined {
  const plain = message.replace(/; did you mean ".*"\?$/s, '');
  const fitting = kinds.filter(({ pattern }) => pattern.test(plain));
  // The one that leaves least to its holes.
  return fitting.sort((a, b) => longest(b) - longest(a))[0];
}

const longest = ({ texts }: MessageKind): number => Math.max(...texts.map((text) => text.length));
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The first text in the body: what is said, in pieces between its holes. */
function textsOf(body: ts.Node): readonly (readonly string[])[] {
  if (ts.isStringLiteral(body) || ts.isNoSubstitutionTemplateLiteral(body)) return [[body.text]];
  if (ts.isTemplateExpression(body)) {
    return [[body.head.text, ...body.templateSpans.map(({ literal }) => literal.text)]];
  }
  if (ts.isCallExpression(body)) return textsOf(body.arguments[0] ?? body.expression);
  let found: readonly (readonly string[])[] = [];
  body.forEachChild((child) => {
    if (found.length === 0) found = textsOf(child);
  });
  return found;
}
