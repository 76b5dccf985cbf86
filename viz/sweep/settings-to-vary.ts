/** The settings of a text that can be varied: numbers with or without a unit, those with a stated range first. */
import type { Field } from '../../language/editing.ts';
import { leadingNumber } from './sweep-data.ts';

export interface SettingToVary {
  readonly path: string;
  readonly text: string;
  readonly range: readonly [string, string] | null;
}

/** Sections and keys that are not of the network: how it is run, and what is laid over it. */
const notVaried = /^(aftersim|seed|replications|horizon|alternatives|sweep|templates)\b/;

export function settingsToVary(fields: readonly Field[]): readonly SettingToVary[] {
  const all = fields.flatMap(({ at, text, isList, range }) =>
    isList || notVaried.test(at) || !Number.isFinite(leadingNumber(text)) ? [] : [{ path: at, text, range }],
  );
  return [...all.filter(({ range }) => range !== null), ...all.filter(({ range }) => range === null)];
}
