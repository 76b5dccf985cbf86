/**
 * Edits of a text: only what changes is rewritten, at its place, so that comments, order, form and the way in which
 * numbers are written stay. Each edit is read back; where rewriting at the place does not give what was asked for, the
 * library writes the document anew, which keeps comments too.
 */
import {
  isMap,
  isScalar,
  parseDocument,
  stringify,
  type Document,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import { unknownPath } from '../messages.ts';
import { childPath, type Path, type Problem } from '../problem.ts';
import { parse } from '../source/parse.ts';
import { nodeAt, textOf } from '../source/source-tree.ts';
import { endOf, entryAt, indentOf, isBlock, placeOf, type Entry, type Place } from './text-places.ts';
import { isFlowText, keyText, plainOf, valueText } from './value-text.ts';

/** A text after an edit, or why there is none. */
export type EditedText = { readonly text: string } | { readonly problems: readonly Problem[] };

const file = 'the edit';
type Parsed = Document.Parsed;

/**
 * The text with a value put where the path leads. A scalar is written as it is given, in quotes where it needs them;
 * `[a, b]` and `{ a: 1 }` are lists and maps. Maps on the way that are missing are made. Of a value with a basis, the
 * value alone changes.
 */
export function withValue(source: string, path: Path, value: string): EditedText {
  const opened = open(source, path);
  if ('problems' in opened) return opened;
  const { document } = opened;
  const given = value.trim();
  const isDone = (text: string): boolean => says(text, path, given);
  const place = placeOf(document.contents, path);
  // The library would make a map with the number as its key.
  if (place === undefined && path.some((key) => typeof key === 'number')) return refused(path);
  const spliced = place === undefined ? undefined : written(source, place, given);
  if (spliced !== undefined && isDone(spliced)) return { text: spliced };
  const anew = rewritten(document, () => document.setIn(path, plainOf(given)));
  return anew !== undefined && isDone(anew) ? { text: anew } : refused(path);
}

/** The text with what another text has written at the path, as `writtenAtPath` gives it, basis and range included. */
export function withRestored(source: string, path: Path, fragment: string): EditedText {
  return withValue(withKeyEmptied(source, path), path, fragment);
}

/** A value with a basis makes room for another one. */
function withKeyEmptied(source: string, path: Path): string {
  const opened = open(source, path);
  const value = 'problems' in opened ? undefined : entryAt(opened.document.contents, path)?.value;
  if (!isMap(value) || value.flow !== true) return source;
  return replaced(source, value.range[0], value.range[1], '0');
}

/** The text without the key that the path leads to; a map that loses its last key stays as an empty one. */
export function withoutKey(source: string, path: Path): EditedText {
  const opened = open(source, path);
  if ('problems' in opened) return opened;
  const { document } = opened;
  const map = document.getIn(path.slice(0, -1), true);
  const entry = entryAt(document.contents, path);
  if (!isMap(map) || entry === undefined || path.length === 0) return refused(path);
  const isDone = (text: string): boolean => {
    const parsed = parse(text, file);
    return 'tree' in parsed && nodeAt(parsed.tree, path) === undefined;
  };
  const spliced = cut(source, map as YAMLMap.Parsed, entry);
  if (spliced !== undefined && isDone(spliced)) return { text: spliced };
  const anew = rewritten(document, () => document.deleteIn(path));
  return anew !== undefined && isDone(anew) ? { text: anew } : refused(path);
}

/** The text with the last key of the path called otherwise. */
export function withKeyRenamed(source: string, path: Path, to: string): EditedText {
  const opened = open(source, path);
  if ('problems' in opened) return opened;
  const { contents } = opened.document;
  const entry = entryAt(contents, path);
  if (entry === undefined || entryAt(contents, [...path.slice(0, -1), to]) !== undefined)
    return refused(path);
  const text = replaced(source, entry.key.range[0], entry.key.range[1], keyText(to));
  return checked(text, [...path.slice(0, -1), to]);
}

/** The text with a copy of what the path leads to behind it, under another key. */
export function withCopy(source: string, path: Path, to: string): EditedText {
  const opened = open(source, path);
  if ('problems' in opened) return opened;
  const { contents } = opened.document;
  const entry = entryAt(contents, path);
  const above = path.length === 1 ? contents : entryAt(contents, path.slice(0, -1))?.value;
  if (entry === undefined || !isMap(above) || entryAt(contents, [...path.slice(0, -1), to]) !== undefined) {
    return refused(path);
  }
  const [start, keyEnd] = entry.key.range;
  const end = endOf(entry);
  const copy = `${keyText(to)}${source.slice(keyEnd, end)}`;
  if (above.flow === true)
    return checked(replaced(source, end, end, `, ${copy}`), [...path.slice(0, -1), to]);
  const indent = indentOf(source, start);
  if (indent === undefined) return refused(path);
  return checked(withLineAfter(source, end, `${indent}${copy}`), [...path.slice(0, -1), to]);
}

/** What is written where the path leads, on one line, comments left out; undefined where nothing is. */
export function writtenAtPath(source: string, path: Path): string | undefined {
  const opened = open(source, path);
  if ('problems' in opened) return undefined;
  const node = opened.document.getIn(path, true) as ParsedNode | undefined | null;
  if (node === undefined || node === null) return undefined;
  const text = source.slice(node.range[0], node.range[1]);
  if (!isBlock(node) && !text.includes('\n')) return isScalar(node) ? node.source : text;
  return stringify(node.toJS(opened.document), { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function open(
  source: string,
  path: Path,
): { readonly document: Parsed } | { readonly problems: readonly Problem[] } {
  // The language's own reading first: it knows how deep and how long a text may be.
  const parsed = parse(source, file);
  if ('problems' in parsed) return parsed;
  if (path.length === 0) return refused(path);
  return {
    document: parseDocument(source, {
      prettyErrors: false,
      uniqueKeys: false,
      version: '1.2',
      schema: 'core',
      logLevel: 'silent',
    }),
  };
}

function refused(path: Path): { readonly problems: readonly Problem[] } {
  const spot = { file, line: 1, column: 1, path: path.reduce<string>(childPath, ''), value: null };
  return { problems: [unknownPath(String(path.at(-1) ?? ''), path.slice(0, -1).join('.'), [])(spot)] };
}

function checked(text: string, path: Path): EditedText {
  const parsed = parse(text, file);
  return 'tree' in parsed && nodeAt(parsed.tree, path) !== undefined ? { text } : refused(path);
}

/** Whether the text has the value at the path. */
function says(text: string, path: Path, value: string): boolean {
  const parsed = parse(text, file);
  if ('problems' in parsed) return false;
  const node = nodeAt(parsed.tree, path);
  if (node === undefined) return false;
  return isFlowText(value) ? node.kind !== 'scalar' : textOf(node) === value;
}

function rewritten(document: Parsed, change: () => void): string | undefined {
  try {
    change();
    return document.toString({ lineWidth: 0, flowCollectionPadding: true });
  } catch {
    // The library refuses to go through a scalar; there is no such place.
    return undefined;
  }
}

function written(source: string, place: Place, value: string): string | undefined {
  if (place.is === 'missing') return inserted(source, place, value);
  const { value: node } = place.entry;
  if (node === null) return undefined;
  if (isBlock(node)) return undefined;
  const [start, end] = node.range;
  const text = valueText(value, place.isFlow, isScalar(node) ? node.type : undefined);
  // A key without a value has no space behind its colon.
  const space = start === end && !/\s/.test(source[start - 1] ?? '') ? ' ' : '';
  return replaced(source, start, end, `${space}${text}`);
}

function inserted(
  source: string,
  { map, keys, isRoot }: Place & { is: 'missing' },
  value: string,
): string | undefined {
  const inFlow = map.flow === true;
  const last = map.items.at(-1) as Entry | undefined;
  const [first = '', ...rest] = keys;
  const nested = (inside: boolean): string =>
    rest.reduceRight(
      (text, key) => `{ ${keyText(key)}: ${text} }`,
      valueText(value, inside || rest.length > 0),
    );
  if (inFlow) {
    const fragment = `${keyText(first)}: ${nested(true)}`;
    if (last === undefined) return replaced(source, map.range[0], map.range[1], `{ ${fragment} }`);
    return replaced(source, endOf(last), endOf(last), `, ${fragment}`);
  }
  const indent = last === undefined ? undefined : ' '.repeat(columnOf(source, last.key.range[0]));
  if (last === undefined || indent === undefined) return undefined;
  if (!isRoot || rest.length === 0) {
    return withLineAfter(source, endOf(last), `${indent}${keyText(first)}: ${nested(false)}`);
  }
  const [second = '', ...deeper] = rest;
  const below = deeper.reduceRight(
    (text, key) => `{ ${keyText(key)}: ${text} }`,
    valueText(value, deeper.length > 0),
  );
  const eol = endOfLine(source);
  return withLineAfter(source, endOf(last), `${eol}${keyText(first)}:${eol}  ${keyText(second)}: ${below}`);
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}

function endOfLine(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}

/** The text with a line behind the one on which the offset lies. */
function withLineAfter(source: string, offset: number, line: string): string {
  const eol = endOfLine(source);
  if (source[offset - 1] === '\n') return replaced(source, offset, offset, `${line}${eol}`);
  const newline = source.indexOf('\n', offset);
  if (newline < 0) return `${source}${eol}${line}${eol}`;
  return replaced(source, newline + 1, newline + 1, `${line}${eol}`);
}

function replaced(source: string, start: number, end: number, by: string): string {
  return source.slice(0, start) + by + source.slice(end);
}

function cut(source: string, map: YAMLMap.Parsed, entry: Entry): string | undefined {
  const index = map.items.findIndex(({ key }) => (key as unknown) === entry.key);
  const [start] = entry.key.range;
  const end = endOf(entry);
  if (map.flow === true) {
    if (map.items.length === 1) return replaced(source, map.range[0], map.range[1], '{}');
    const before = map.items[index - 1] as Entry | undefined;
    const comma = commaAfter(source, end);
    if (index < map.items.length - 1 && comma !== undefined) {
      const rest = /^ +/.exec(source.slice(comma + 1))?.[0].length ?? 0;
      return replaced(source, start, comma + 1 + rest, '');
    }
    const previous = before === undefined ? undefined : commaAfter(source, endOf(before));
    if (previous === undefined) return undefined;
    const between = source.slice(previous + 1, start);
    return replaced(source, previous, end, between.trim() === '' ? '' : between.trimEnd());
  }
  if (indentOf(source, start) === undefined) return undefined;
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const newline = source[end - 1] === '\n' ? end - 1 : source.indexOf('\n', end);
  const to = newline < 0 ? source.length : newline + 1;
  if (map.items.length > 1) return replaced(source, from, to, '');
  // The last one: an empty map stays, on the line of the key above.
  const above = from - 1;
  return above < 0 ? undefined : replaced(replaced(source, from, to, ''), above, above, ' {}');
}

/** The next comma, outside comments; undefined if something else comes first. */
function commaAfter(source: string, offset: number): number | undefined {
  let at = offset;
  while (at < source.length) {
    const sign = source[at] ?? '';
    if (sign === ',') return at;
    if (sign === '#') at = source.indexOf('\n', at);
    else if (!/\s/.test(sign)) return undefined;
    if (at < 0) return undefined;
    at++;
  }
  return undefined;
}
