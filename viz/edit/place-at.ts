/**
 * Where in a file the caret is, read off the text before it: which keys lead there, and whether a key or a value is
 * being typed. It takes half-written text as it comes, which a parser would refuse.
 */
import type { Path } from '../../language/editing.ts';

export interface PlaceAt {
  /** For a key, the path of the map that it stands in; for a value, its own. */
  readonly path: Path;
  readonly is: 'key' | 'value';
  /** Offset at which what is typed begins. */
  readonly from: number;
  readonly typed: string;
}

type Found = PlaceAt | null | 'beyond';

interface Frame {
  readonly column: number;
  readonly step: string | number;
  readonly isItem: boolean;
}

const keyPattern = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'{[-][^#]*?|-[^\s#][^#]*?)[ \t]*:(?=[ \t]|$)/;

/** The place at an offset; null within a comment or a text of several lines. */
export function placeAt(text: string, offset: number): PlaceAt | null {
  const scan = new Scan(text, offset);
  return scan.place();
}

class Scan {
  readonly #text: string;
  readonly #end: number;
  #frames: Frame[] = [];
  #at = 0;

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  place(): PlaceAt | null {
    let found: Found = 'beyond';
    while (found === 'beyond') found = this.#line();
    return found;
  }

  /** Reads a line; 'beyond' if the caret is. */
  #line(): Found {
    const start = this.#at;
    const lineEnd = this.#lineEnd(start);
    const isLast = lineEnd >= this.#end;
    let line = this.#text.slice(start, Math.min(lineEnd, this.#end));
    let column = line.length - line.trimStart().length;
    line = line.slice(column);
    if (line.startsWith('#')) {
      return isLast ? null : this.#next(lineEnd);
    }
    if (line === '') {
      if (!isLast) return this.#next(lineEnd);
      this.#leave(column);
      return { path: this.#path(), is: 'key', from: this.#end, typed: '' };
    }
    while (/^-(\s|$)/.test(line)) {
      this.#item(column);
      const width = 1 + (line.slice(1).length - line.slice(1).trimStart().length);
      column += width;
      line = line.slice(width);
    }
    const from = start + column;
    if (/^[{[]/.test(line)) return this.#flow(from);
    const [whole, key] = keyPattern.exec(line) ?? [];
    if (whole === undefined || key === undefined) {
      if (!isLast) return this.#next(lineEnd);
      this.#leave(column);
      return { path: this.#path(), is: 'key', from, typed: line };
    }
    this.#leave(column);
    this.#frames.push({ column, step: unquoted(key), isItem: false });
    return this.#value(from + whole.length, lineEnd, column);
  }

  #value(colon: number, lineEnd: number, column: number): Found {
    let from = colon;
    while (from < this.#end && /[ \t]/.test(this.#text[from] ?? '')) from++;
    const rest = this.#text.slice(from, Math.min(lineEnd, this.#end));
    if (/^[{[]/.test(rest)) return this.#flow(from);
    if (lineEnd < this.#end) {
      if (/^[|>]/.test(rest)) return this.#block(lineEnd, column);
      return this.#next(lineEnd);
    }
    if (rest.startsWith('#') || (/\s#/.test(rest) && !/^["']/.test(rest))) return null;
    return { path: this.#path(), is: 'value', from, typed: rest };
  }

  /** A text of several lines ends where one begins no further in than its key. */
  #block(lineEnd: number, column: number): Found {
    let at = lineEnd + 1;
    for (;;) {
      const end = this.#lineEnd(at);
      const line = this.#text.slice(at, end);
      const indent = line.length - line.trimStart().length;
      if (line.trim() !== '' && indent <= column) break;
      if (end >= this.#end) return null;
      at = end + 1;
    }
    return this.#next(at - 1);
  }

  #flow(from: number): Found {
    const levels: { isMap: boolean; key: string | null; index: number }[] = [];
    let at = from;
    let token = from;
    while (at < this.#end) {
      const sign = this.#text[at] ?? '';
      const top = levels.at(-1);
      if (sign === '"' || sign === "'") {
        const begins = this.#text.slice(token, at).trim() === '';
        if (begins) {
          const close = this.#closing(at, sign);
          if (close >= this.#end) break;
          at = close;
        }
      } else if (sign === '#' && /\s/.test(this.#text[at - 1] ?? '')) {
        const end = this.#lineEnd(at);
        if (end >= this.#end) return null;
        at = end;
        if (this.#text.slice(token, at).trimStart().startsWith('#')) token = at;
      } else if (sign === '{' || sign === '[') {
        levels.push({ isMap: sign === '{', key: null, index: 0 });
        token = at + 1;
      } else if (sign === '}' || sign === ']') {
        levels.pop();
        token = at + 1;
        if (levels.length === 0) return this.#next(this.#lineEnd(at));
      } else if (sign === ',' && top !== undefined) {
        top.key = null;
        top.index++;
        token = at + 1;
      } else if (
        sign === ':' &&
        top?.isMap === true &&
        top.key === null &&
        /^[\s,[\]{}]?$/.test(this.#text[at + 1] ?? '')
      ) {
        top.key = unquoted(this.#text.slice(token, at).trim());
        token = at + 1;
      }
      at++;
    }
    const typed = this.#text.slice(token, this.#end).trimStart();
    const inner = levels.at(-1);
    const isKey = inner?.isMap === true && inner.key === null;
    const steps = (isKey ? levels.slice(0, -1) : levels).map(({ isMap, key, index }) =>
      isMap ? (key ?? '') : index,
    );
    return {
      path: [...this.#path(), ...steps],
      is: isKey ? 'key' : 'value',
      from: this.#end - typed.length,
      typed,
    };
  }

  #closing(at: number, quote: string): number {
    let close = at + 1;
    while (close < this.#text.length && this.#text[close] !== quote) {
      const isEscaped = this.#text[close] === '\\' && quote === '"';
      close += isEscaped ? 2 : 1;
    }
    return close;
  }

  #item(column: number): void {
    let index = 0;
    let last = this.#frames.at(-1);
    while (last !== undefined && (last.column > column || (last.column === column && last.isItem))) {
      if (last.column === column && typeof last.step === 'number') index = last.step + 1;
      this.#frames.pop();
      last = this.#frames.at(-1);
    }
    this.#frames.push({ column, step: index, isItem: true });
  }

  #leave(column: number): void {
    while ((this.#frames.at(-1)?.column ?? -1) >= column) this.#frames.pop();
  }

  #path(): Path {
    return this.#frames.map(({ step }) => step);
  }

  /** Goes on behind a line that the caret is beyond. */
  #next(lineEnd: number): 'beyond' {
    this.#at = lineEnd + 1;
    return 'beyond';
  }

  #lineEnd(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end < 0 ? this.#text.length : end;
  }
}

function unquoted(key: string): string {
  if (key.startsWith("'")) return key.slice(1, -1).replaceAll("''", "'");
  if (!key.startsWith('"')) return key;
  try {
    return String(JSON.parse(key));
  } catch {
    return key.slice(1, -1);
  }
}
