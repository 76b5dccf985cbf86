/** What the editor says and offers while one types: keys, words and names, from the one schema of the language. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, hoverTooltip } from '@codemirror/view';
import type { KeyHelp, Path } from '../../language/editing.ts';
import type { Language } from '../document/language.ts';
import { editWords } from '../words/edit-words.ts';
import { placeAt, type PlaceAt } from './place-at.ts';

/** Parts of a value that says how well it is known. */
const annotation = ['value', 'basis', 'range', 'source'];
const bases = ['published', 'derived', 'recalled', 'assumed'];

/** Completion and hover; `onPlace` is told what is known of the place of the caret. */
export function codeHelp(language: Language, onPlace: (help: KeyHelp | null) => void): Extension {
  const names = new Names(language);
  return [
    autocompletion({ override: [(context) => completions(language, names, context)], icons: false }),
    hoverTooltip((view, at) => {
      const text = view.state.doc.toString();
      const { from, to } = wordAround(text, at);
      const help = from === to ? undefined : helpAt(language, text, to);
      if (help === undefined) return null;
      return { pos: from, end: to, above: true, create: () => ({ dom: helpCard(help) }) };
    }),
    EditorView.updateListener.of((update) => {
      if (!update.selectionSet && !update.docChanged && !update.focusChanged) return;
      const text = update.state.doc.toString();
      const { to } = wordAround(text, update.state.selection.main.head);
      onPlace(helpAt(language, text, to) ?? null);
    }),
  ];
}

/** Names that the file defines, from the last time that it could be taken apart. */
class Names {
  readonly #language: Language;
  #text = '';

  constructor(language: Language) {
    this.#language = language;
  }

  at(text: string, path: Path, asKey: boolean): readonly string[] {
    if (this.#language.outlined(text) !== null) this.#text = text;
    return this.#language.namesAt(this.#text, path, asKey);
  }
}

/** The key that is meant at an offset: the one that ends there, or the one whose value is there. */
export function helpAt(language: Language, text: string, offset: number): KeyHelp | undefined {
  const place = placeAt(text, offset);
  if (place === null) return undefined;
  const path = place.is === 'key' ? [...place.path, unquotedWord(place.typed)] : place.path;
  return language.keyAt(path) ?? language.keyAt(plainPath(path));
}

/** Of `x.value`, `x.basis` and `x[2]` the path of x. */
function plainPath(path: Path): Path {
  let end = path.length;
  while (end > 0 && (typeof path[end - 1] === 'number' || annotation.includes(String(path[end - 1])))) end--;
  return path.slice(0, end);
}

function unquotedWord(word: string): string {
  return word.replace(/^["']|["']$/g, '');
}

function wordAround(text: string, at: number): { readonly from: number; readonly to: number } {
  let from = at;
  let to = at;
  while (from > 0 && /[\p{L}\p{N}_]/u.test(text[from - 1] ?? '')) from--;
  while (to < text.length && /[\p{L}\p{N}_]/u.test(text[to] ?? '')) to++;
  return { from, to };
}

function completions(language: Language, names: Names, context: CompletionContext): CompletionResult | null {
  const text = context.state.doc.toString();
  const place = placeAt(text, context.pos);
  if (place === null || (!context.explicit && place.is === 'key' && place.typed === '')) return null;
  const ofKeys = place.is === 'key' ? keyOptions(language, names, text, place) : [];
  // After a dash, a key may begin as well as a value that stands alone.
  const isAlone = place.is === 'value' || typeof place.path.at(-1) === 'number';
  const options =
    ofKeys.length === 0 && isAlone ? valueOptions(language, names, text, place, context.explicit) : ofKeys;
  if (options.length === 0) return null;
  // Who has typed a whole word and presses Enter wants a new line.
  const isWhole = (typed: string): boolean =>
    place.is === 'value' && options.some(({ label }) => label === typed);
  if (!context.explicit && isWhole(place.typed)) return null;
  return {
    from: place.from,
    options,
    validFor: (typed) => /^[\p{L}\p{N}_ ./-]*$/u.test(typed) && !isWhole(typed),
  };
}

function keyOptions(language: Language, names: Names, text: string, place: PlaceAt): readonly Completion[] {
  const follows = /^\s*:/.test(text.slice(place.from + place.typed.length));
  const apply = (name: string): string => (follows ? name : `${name}: `);
  const keys = language.keysAt(place.path).map((help): Completion => ({
    label: help.name,
    detail: help.without === null ? editWords.needed : editWords.byDefault(help.without),
    info: () => helpCard(help),
    apply: apply(help.name),
    boost: help.without === null ? 2 : 0,
  }));
  const ids = names
    .at(text, [...place.path, place.typed], true)
    .map((name): Completion => ({ label: name, apply: apply(name) }));
  if (keys.length + ids.length > 0) return [...keys, ...ids];
  // A map in place of a value says how well the value is known.
  if (language.keyAt(place.path) === undefined) return [];
  return annotation.map((label): Completion => ({
    label,
    apply: apply(label),
    info: editWords.annotation[label] ?? '',
  }));
}

function valueOptions(
  language: Language,
  names: Names,
  text: string,
  { path, typed }: PlaceAt,
  isAsked: boolean,
): readonly Completion[] {
  if (path.at(-1) === 'basis' && language.keyAt(path) === undefined) return bases.map((label) => ({ label }));
  const plain = path.at(-1) === 'value' ? path.slice(0, -1) : path;
  const found = [...language.wordsAt(plain), ...names.at(text, plain, false)];
  if (found.length > 0) return [...new Set(found)].map((label): Completion => ({ label }));
  const example = isAsked && typed === '' ? (language.keyAt(plain)?.example ?? null) : null;
  return example === null ? [] : [{ label: example, detail: editWords.example }];
}

function helpCard(help: KeyHelp): HTMLElement {
  const card = document.createElement('div');
  card.className = 'code-help';
  const line = (text: string, kind = ''): void => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    paragraph.className = kind;
    card.append(paragraph);
  };
  line(`${help.name}: ${help.sentence}`);
  line(editWords.written(help.written), 'code-quiet');
  line(help.without === null ? editWords.needed : editWords.byDefault(help.without), 'code-quiet');
  if (help.example !== null) line(`${editWords.example}: ${help.example}`, 'code-quiet');
  return card;
}
