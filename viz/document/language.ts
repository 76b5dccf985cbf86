/** The language, loaded when editing begins. This is the one door: whoever needs a value of it waits here. */
import type * as editing from '../../language/editing.ts';

export type Language = typeof editing;

export function loadLanguage(): Promise<Language> {
  return import('../../language/editing.ts');
}
