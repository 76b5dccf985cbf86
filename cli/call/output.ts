/** Where results go: to stdout in the form that was asked for, and to a file where one was named. */
import { randomBytes } from 'node:crypto';
import { access, constants, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failed, WrongCall } from './exit.ts';
import type { ScenarioFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Plain data as JSON; what is not a finite number is null, for JSON has no word for it. */
export function jsonText(result: object): string {
  const plain = (_key: string, value: unknown): unknown => (value === undefined ? null : value);
  return `${JSON.stringify(result, plain, 2)}\n`;
}

/** Throws if a file could not be written there: better now than after a long study. */
export async function requireWritable(file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const folder = dirname(resolve(file));
  try {
    await access(folder, constants.W_OK);
  } catch {
    throw new WrongCall(`"${file}" cannot be written: there is no folder "${folder}", or it is not yours`);
  }
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory() === true) throw new WrongCall(`"${file}" cannot be written: it is a folder`);
}

/** Writes a file under another name and renames it, so that whoever reads it finds it whole or not at all. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new Failed(`cannot write "${file}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Gives out a result: the file first, for it outlives a reader of stdout who leaves early. */
export async function giveOut(
  flags: ScenarioFlags,
  terminal: Terminal,
  result: { readonly json: () => object; readonly table: () => string; readonly csv?: () => string },
): Promise<void> {
  const forPrograms = (): string =>
    flags.format === 'csv' && result.csv !== undefined ? result.csv() : jsonText(result.json());
  const print = (): void => {
    if (flags.format === 'table') terminal.print(result.table());
    else terminal.print(forPrograms());
  };
  try {
    if (flags.out !== undefined) await writeWhole(flags.out, forPrograms());
  } catch (error) {
    print();
    throw error;
  }
  print();
}
