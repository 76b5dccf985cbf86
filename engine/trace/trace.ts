/**
 * The trace of one run: a header in JSON, then one row for each fact. Bytes: the magic line, the header's length as
 * four bytes (little endian), the header in UTF-8, then for each row its length in one byte and its numbers. A number
 * is one tag byte and as few bytes as it needs: small whole numbers in the tag itself, whole numbers in 1, 2 or 4
 * bytes, anything else as eight. Version 1; a reader refuses versions that it does not know.
 */
import type { Fact } from '../network/facts/fact.ts';
import { factFields } from '../network/facts/fact-fields.ts';
import type { Directory } from './directory.ts';
import { readRow, rowLength, writeRow } from './fact-row.ts';

export const traceVersion = 1;
const magic = 'aftersim trace\n';
const tag = { byte: 0xf8, short: 0xf9, word: 0xfa, double: 0xfb, negative: 0xfc } as const;
const largestInTag = 0xf7;

export interface TraceHeader {
  readonly version: number;
  readonly scenario: string;
  readonly alternative: string;
  /** `free` or `frozen` decisions, or `payment` only. */
  readonly mode: string;
  readonly seed: string;
  readonly replication: number;
  readonly horizon: number;
  /** How many facts follow. */
  readonly facts: number;
  readonly engine: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly directory: Directory;
}

/** Takes facts in and gives the bytes of a trace. */
export class TraceWriter {
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  private count = 0;
  private readonly row = new Float64Array(rowLength);

  /** Adds a fact. */
  add(fact: Fact): void {
    const length = writeRow(fact, this.row);
    this.count += 1;
    this.reserve(1 + 9 * length);
    this.view.setUint8(this.length, length);
    this.length += 1;
    for (const number of this.row.subarray(0, length)) this.write(number);
  }

  /** The whole trace. */
  finish(header: Omit<TraceHeader, 'version' | 'fields' | 'facts'>): Uint8Array {
    const text = JSON.stringify({ version: traceVersion, ...header, facts: this.count, fields: factFields });
    const head = encodeText(text);
    const start = encodeText(magic);
    const all = new Uint8Array(start.length + 4 + head.length + this.length);
    all.set(start, 0);
    new DataView(all.buffer).setUint32(start.length, head.length, true);
    all.set(head, start.length + 4);
    all.set(this.bytes.subarray(0, this.length), start.length + 4 + head.length);
    return all;
  }

  private write(number: number): void {
    const whole = Math.trunc(number) === number && number >= 0 && number <= 0xffffffff;
    if (!whole) {
      if (number === -1) {
        this.view.setUint8(this.length, tag.negative);
        this.length += 1;
        return;
      }
      this.view.setUint8(this.length, tag.double);
      this.view.setFloat64(this.length + 1, number, true);
      this.length += 9;
    } else if (number <= largestInTag) {
      this.view.setUint8(this.length, number);
      this.length += 1;
    } else if (number <= 0xff) {
      this.view.setUint8(this.length, tag.byte);
      this.view.setUint8(this.length + 1, number);
      this.length += 2;
    } else if (number <= 0xffff) {
      this.view.setUint8(this.length, tag.short);
      this.view.setUint16(this.length + 1, number, true);
      this.length += 3;
    } else {
      this.view.setUint8(this.length, tag.word);
      this.view.setUint32(this.length + 1, number, true);
      this.length += 5;
    }
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(this.bytes.length * 2 + more);
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

export interface Trace {
  readonly header: TraceHeader;
  readonly facts: readonly Fact[];
}

/** Reads a trace; throws a RangeError that says what is wrong with the bytes. */
export function readTrace(bytes: Uint8Array): Trace {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof BrokenTrace) throw error;
    throw new BrokenTrace('it is cut off or damaged', { cause: error });
  }
}

/** Why bytes are no trace, in words for whoever gave them. */
export class BrokenTrace extends RangeError {
  override readonly name = 'BrokenTrace';
}

function read(bytes: Uint8Array): Trace {
  const start = encodeText(magic);
  if (start.some((byte, index) => bytes[index] !== byte))
    throw new BrokenTrace('this is not an aftersim trace');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(start.length, true);
  const from = start.length + 4;
  if (from + headLength > bytes.length) throw new BrokenTrace('the trace ends within its header');
  const header = JSON.parse(decodeText(bytes.subarray(from, from + headLength))) as TraceHeader;
  if (header.version !== traceVersion) {
    throw new BrokenTrace(
      `the trace is of version ${header.version}; this program reads version ${traceVersion}`,
    );
  }
  const facts: Fact[] = [];
  let at = from + headLength;
  while (at < bytes.length) {
    const length = view.getUint8(at);
    at += 1;
    const row: number[] = [];
    for (let index = 0; index < length; index += 1) {
      const code = view.getUint8(at);
      at += 1;
      if (code <= largestInTag) row.push(code);
      else if (code === tag.negative) row.push(-1);
      else if (code === tag.byte) {
        row.push(view.getUint8(at));
        at += 1;
      } else if (code === tag.short) {
        row.push(view.getUint16(at, true));
        at += 2;
      } else if (code === tag.word) {
        row.push(view.getUint32(at, true));
        at += 4;
      } else if (code === tag.double) {
        row.push(view.getFloat64(at, true));
        at += 8;
      } else {
        throw new BrokenTrace(`byte ${at - 1} is no tag of a number`);
      }
    }
    facts.push(readRow(row));
  }
  if (facts.length !== header.facts) {
    throw new BrokenTrace(`it ends after ${facts.length} of ${header.facts} facts`);
  }
  return { header, facts };
}

/** UTF-8 without the platform's encoder, which the engine does not know. */
function encodeText(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let index = 0; index < escaped.length; index += 1) {
    if (escaped[index] === '%') {
      bytes.push(parseInt(escaped.slice(index + 1, index + 3), 16));
      index += 2;
    } else bytes.push(escaped.charCodeAt(index));
  }
  return Uint8Array.from(bytes);
}

function decodeText(bytes: Uint8Array): string {
  let escaped = '';
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
  return decodeURIComponent(escaped);
}
