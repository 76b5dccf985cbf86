/** Reads what FILE stands for: a scenario's text or a trace, from a file or from stdin (`-`). */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { nearestName } from '../../language/nearest-name.ts';
import { mostBytes } from '../../language/source/parse.ts';
import { WrongCall } from './exit.ts';

/** What the first bytes of a trace are; a scenario cannot begin like this. */
const traceMagic = Buffer.from('aftersim trace\n');
/** More than this of a trace does not fit into memory. */
const mostTraceBytes = 2_000_000_000;

export interface Source {
  /** Name for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isTrace: boolean;
}

/** Reads a file or stdin; of a text that is too long, only enough to say so. */
export async function readSource(file: string): Promise<Source> {
  const name = file === '-' ? 'stdin' : file;
  try {
    if (file === '-') return await readAll(process.stdin, name);
    if ((await stat(file)).isDirectory()) throw new WrongCall(await folderMessage(file));
    return await readAll(createReadStream(file), name);
  } catch (error) {
    if (error instanceof WrongCall) throw error;
    throw new WrongCall(await explained(file, error));
  }
}

async function readAll(stream: Readable, name: string): Promise<Source> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    const most = isTrace(chunks) ? mostTraceBytes : mostBytes;
    if (length > most) break;
  }
  return { name, bytes: Buffer.concat(chunks), isTrace: isTrace(chunks) };
}

function isTrace(chunks: readonly Buffer[]): boolean {
  const [first] = chunks;
  if (first === undefined) return false;
  const start = first.length >= traceMagic.length ? first : Buffer.concat(chunks);
  return start.subarray(0, traceMagic.length).equals(traceMagic);
}

async function folderMessage(folder: string): Promise<string> {
  const scenarios = (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/.test(name)).sort();
  const found = scenarios.slice(0, 5).map((name) => join(folder, name));
  return `"${folder}" is a folder; give a scenario file${found.length > 0 ? `, such as ${found.join(', ')}` : ''}`;
}

async function explained(file: string, error: unknown): Promise<string> {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return `"${file}" may not be read`;
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return `cannot read "${file}": ${message}`;
  const beside = await readdir(dirname(file)).catch((): string[] => []);
  const near = nearestName(basename(file), beside);
  const hint = near === undefined ? '' : `; did you mean "${join(dirname(file), near)}"?`;
  return `there is no file "${file}"${hint}`;
}
