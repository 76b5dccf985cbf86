/** What was chosen in the guide so far, and the file that it makes. */
import type { StarterChoices } from '../../language/editing.ts';
import type { Language } from '../document/language.ts';

export interface GuideChoices extends StarterChoices {
  readonly sector: string;
  readonly model: string;
}

export function guideText(language: Language, choices: GuideChoices): string {
  const sector = language.sectors[choices.sector];
  if (sector === undefined) throw new RangeError(`there is no sector "${choices.sector}"`);
  return language.starter(sector, choices.model, choices);
}

/** Lines of the text that were not in the one before, by number from 0. */
export function newLines(before: string, after: string): ReadonlySet<number> {
  const left = new Map<string, number>();
  for (const line of before.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  const found = new Set<number>();
  for (const [index, line] of after.split('\n').entries()) {
    const count = left.get(line) ?? 0;
    if (count === 0) found.add(index);
    else left.set(line, count - 1);
  }
  return found;
}
