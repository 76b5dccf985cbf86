/**
 * Text → source tree. YAML 1.2 core, of which JSON is a subset; without anchors, aliases, tags, directives and further
 * documents, which would let a small file mean something large or something else. Whatever the text is, the answer is
 * a tree or problems, in time proportional to the text: nesting is measured while tokens come in, before anything
 * recursive sees them.
 */
import {
  Composer,
  Lexer,
  LineCounter,
  Parser,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type ParsedNode,
  type CST,
} from 'yaml';
import {
  aliasUsed,
  anchorUsed,
  badSyntax,
  binaryFile,
  directiveUsed,
  duplicateKey,
  emptyFile,
  forbiddenKey,
  keyNotText,
  severalDocuments,
  tagUsed,
  tooDeep,
  tooLongFile,
} from '../messages.ts';
import { childPath, mostProblems, type Complaint, type Position, type Problem } from '../problem.ts';
import type { SourceEntry, SourceNode } from './source-tree.ts';

/** Bytes of text that a scenario may have. */
export const mostBytes = 1_000_000;
/** Levels of nesting that a scenario may have; real ones have about eight. */
export const deepestNesting = 40;

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const binary = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]|\p{Surrogate}/u;

/** A tree, or what is wrong with the text. */
export type Parsed = { readonly tree: SourceNode } | { readonly problems: readonly Problem[] };

/** Reads a text, or the bytes of a file. `path` is where the text stands, for values given apart from a file. */
export function parse(source: string | Uint8Array, file: string, path = ''): Parsed {
  const fail = (complaint: Complaint, at: Omit<Position, 'file'> = { line: 1, column: 1 }): Parsed => ({
    problems: [complaint({ file, ...at, path, value: null })],
  });
  if (source.length > mostBytes) return fail(tooLongFile(source.length, mostBytes));
  const text = typeof source === 'string' ? source : decode(source);
  if (text === undefined) return fail(binaryFile());
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source).length : source.length;
  if (bytes > mostBytes) return fail(tooLongFile(bytes, mostBytes));
  const lines = new LineCounter();
  const position = (offset: number): Omit<Position, 'file'> => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  countLines(text, lines);
  const odd = text.search(binary);
  if (odd >= 0) return fail(binaryFile(), position(odd));

  const tokens = tokenize(text);
  if (!Array.isArray(tokens)) return fail(tooDeep(deepestNesting), position(tokens.offset));
  const composer = new Composer({
    prettyErrors: false,
    strict: true,
    // The library compares every key with every other; `Walk` uses a map.
    uniqueKeys: false,
    version: '1.2',
    schema: 'core',
    merge: false,
    logLevel: 'silent',
  });
  const documents = [...composer.compose(tokens, false, text.length)];
  const [document, second] = documents;
  if (document === undefined) {
    const { errors } = composer.streamInfo();
    const [error] = errors;
    return error === undefined ? fail(emptyFile()) : fail(badSyntax(error.message), position(error.pos[0]));
  }
  const walk = new Walk(file, position);
  walk.complainAbout(document, path);
  if (second !== undefined) walk.complain(severalDocuments(), second.range[0], path);
  if (
    document.contents === null ||
    (isScalar(document.contents) && document.contents.value === null && document.contents.source === '')
  ) {
    return walk.problems.length > 0 ? { problems: walk.problems } : fail(emptyFile());
  }
  const tree = walk.visit(document.contents, path);
  return walk.problems.length > 0 ? { problems: walk.problems } : { tree };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function countLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
}

/** Tokens of the text, or where it is nested too deeply. */
function tokenize(text: string): CST.Token[] | { readonly offset: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') errors++;
    }
    if (errors > mostProblems) break;
    // The document and the scalar being read stand on the stack beside the collections.
    if (parser.stack.length > deepestNesting + 2) return { offset: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** Turns the library's nodes into a source tree, and gathers what the language does not allow. */
class Walk {
  readonly problems: Problem[] = [];
  readonly #named = new Set<string>();
  readonly #file: string;
  readonly #position: (offset: number) => Omit<Position, 'file'>;

  constructor(file: string, position: (offset: number) => Omit<Position, 'file'>) {
    this.#file = file;
    this.#position = position;
  }

  complain(complaint: Complaint, offset: number, path: string, value: string | null = null): void {
    this.problems.push(complaint({ ...this.#at(offset), path, value }));
  }

  complainAbout(document: Document.Parsed, path: string): void {
    const { yaml, tags } = document.directives;
    if (yaml.explicit === true || Object.keys(tags).length > 1) this.complain(directiveUsed(), 0, path);
    // The first error of syntax is the one to mend; those after it mostly follow from it.
    const [error] = document.errors;
    if (error !== undefined) this.complain(badSyntax(error.message), error.pos[0], path);
  }

  /** A value that was left out stands at `otherwise`, where its key does. */
  visit(node: ParsedNode | null, path: string, otherwise = 0): SourceNode {
    const offset = node?.range[0] ?? otherwise;
    const at = this.#at(offset);
    const nothing: SourceNode = { kind: 'scalar', at, path, value: null, text: '' };
    if (node === null) return nothing;
    if (isAlias(node)) {
      this.#complainOnce(aliasUsed(node.source), `*${node.source}`, offset, path);
      return nothing;
    }
    if (node.anchor !== undefined) this.complain(anchorUsed(node.anchor), offset, path);
    if (node.tag !== undefined) this.complain(tagUsed(node.tag), offset, path);
    if (isSeq(node)) {
      const items = node.items.map((item, index) => this.visit(item, childPath(path, index)));
      return { kind: 'list', at, path, items };
    }
    if (isMap(node)) {
      const entries = new Map<string, SourceEntry>();
      for (const pair of node.items) this.#entry(pair.key, pair.value, path, entries);
      return { kind: 'map', at, path, entries };
    }
    if (!isScalar(node)) return nothing;
    const { value } = node;
    const text = node.source;
    if (
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      value === null
    ) {
      return { kind: 'scalar', at, path, value, text };
    }
    return { kind: 'scalar', at, path, value: text, text };
  }

  #at(offset: number): Position {
    return { file: this.#file, ...this.#position(offset) };
  }

  /** An alias used a thousand times is one thing to mend. */
  #complainOnce(complaint: Complaint, name: string, offset: number, path: string): void {
    if (!this.#named.has(name)) this.complain(complaint, offset, path);
    this.#named.add(name);
  }

  #entry(key: ParsedNode, value: ParsedNode | null, path: string, entries: Map<string, SourceEntry>): void {
    const offset = key.range[0];
    if (!isScalar(key)) {
      this.complain(keyNotText(), offset, path);
      return;
    }
    const name = key.source;
    const below = childPath(path, name);
    if (key.anchor !== undefined) this.complain(anchorUsed(key.anchor), offset, below);
    if (key.tag !== undefined) this.complain(tagUsed(key.tag), offset, below);
    if (forbiddenKeys.has(name)) this.complain(forbiddenKey(name), offset, path);
    else if (entries.has(name)) this.complain(duplicateKey(name), offset, below);
    else entries.set(name, { keyAt: this.#at(offset), node: this.visit(value, below, offset) });
  }
}
