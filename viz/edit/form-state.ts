/** What the form shows, from the text: its settings, those of the preset, and what is wrong where. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Field, Outlined, Path, Problem } from '../../language/editing.ts';
import type { ScenarioDocument } from '../document/document.ts';
import type { Language } from '../document/language.ts';

export interface FormState {
  readonly document: ScenarioDocument;
  readonly language: Language;
  /** Null where the text cannot be taken apart. */
  readonly outline: ReadonlySignal<Outlined | null>;
  /** What the preset has at a path; undefined where it says the same as the text. */
  readonly originalOf: (field: Field) => string | null | undefined;
  /** Messages about a setting or a part of it. */
  readonly problemsAt: (at: string) => readonly string[];
  readonly choicesFor: (path: Path) => readonly string[];
}

export function formState(document: ScenarioDocument, language: Language): FormState {
  const outline = computed(() => language.outlined(document.text.value));
  const preset = computed(() => {
    const fields = language.outlined(document.preset.value.text)?.fields ?? [];
    return new Map(fields.map(({ at, text }) => [at, text]));
  });
  const problems = computed(() => {
    const reading = document.reading.value;
    return byPath(reading.is === 'refused' ? reading.problems : []);
  });
  return {
    document,
    language,
    outline,
    originalOf({ at, text }) {
      const original = preset.value.get(at) ?? null;
      return original === text ? undefined : original;
    },
    problemsAt: (at) => problems.value.get(at) ?? [],
    choicesFor: (path) => [
      ...new Set([...language.wordsAt(path), ...language.namesAt(document.text.peek(), path)]),
    ],
  };
}

/** Parts of a value are told of with it. */
function byPath(problems: readonly Problem[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path, message } of problems) {
    const at = path.replace(/\.(value|basis|source|range(\[\d\])?)$/, '');
    for (const each of new Set([path, at])) {
      const before = found.get(each);
      if (before === undefined) found.set(each, [message]);
      else before.push(message);
    }
  }
  return found;
}
