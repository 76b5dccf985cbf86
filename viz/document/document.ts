/**
 * The one text: the preset that it began from, what was done to it, and what the language reads in it. Form, file,
 * guide and link are views of it: each shows `text` and changes it through here, so that one history takes back what
 * any of them did.
 */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Assumption, EditedText, Path, Problem } from '../../language/editing.ts';
import { History } from './history.ts';
import { loadLanguage, type Language } from './language.ts';

/** A scenario of the gallery, or a file that was opened. */
export interface Preset {
  readonly id: string;
  readonly text: string;
}

/** What the language made of a text. */
export type Reading =
  | { readonly is: 'unread' }
  | {
      readonly is: 'scenario';
      readonly text: string;
      readonly scenario: Scenario;
      readonly warnings: readonly Problem[];
      readonly assumptions: readonly Assumption[];
    }
  | { readonly is: 'refused'; readonly text: string; readonly problems: readonly Problem[] };

export interface ScenarioDocument {
  readonly preset: ReadonlySignal<Preset>;
  readonly text: ReadonlySignal<string>;
  /** Of the text as it last was for a moment without being changed; `isRead` says whether that is the present one. */
  readonly reading: ReadonlySignal<Reading>;
  readonly isRead: ReadonlySignal<boolean>;
  /** The last text that could be read; null before the first. */
  readonly scenario: ReadonlySignal<Scenario | null>;
  readonly isChanged: ReadonlySignal<boolean>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Null until editing begins; then reading begins too. */
  readonly language: ReadonlySignal<Language | null>;
  /** Loads the language; the same promise however often it is asked. */
  readonly beginEditing: () => Promise<Language>;
  /** Reads the text now, without waiting for a pause; also where it has been read. */
  readonly readNow: () => Promise<Reading>;

  /** Another preset or file; the history begins anew. */
  readonly open: (preset: Preset, text?: string) => void;
  /** The whole text, as typed in the file or written by the guide. `step`: edits of the same name soon after each other
   * are one step of undo. */
  readonly write: (text: string, step?: string) => void;
  /** Applies an edit of the language to the text; says what is wrong where it cannot be made. */
  readonly apply: (edit: (language: Language, text: string) => EditedText, step?: string) => EditOutcome;
  /** Puts a value, as a person writes it, where the path leads; comments and the form of the rest stay. */
  readonly edit: (path: Path, value: string) => EditOutcome;
  /** Takes the key away that the path leads to. */
  readonly remove: (path: Path) => EditOutcome;
  /** Puts what the preset says where the path leads, and nothing where it says nothing. */
  readonly restore: (path: Path) => EditOutcome;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Back to the preset's text, as a step that can be undone. */
  readonly reset: () => void;
}

export type EditOutcome =
  { readonly done: true } | { readonly done: false; readonly problems: readonly Problem[] };

export interface DocumentOptions {
  readonly preset: Preset;
  /** Where the document is not the preset's own. */
  readonly text?: string;
  /** Milliseconds without a change before the text is read. */
  readonly quiet?: number;
  /** Milliseconds; for the history alone. */
  readonly clock?: () => number;
  readonly load?: () => Promise<Language>;
}

/** Lines end in one way, or an editor that shows the text would change them all. */
function unixLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function withUnixLines(preset: Preset): Preset {
  return { ...preset, text: unixLines(preset.text) };
}

export function createDocument(options: DocumentOptions): ScenarioDocument {
  const { quiet = 250, clock = () => performance.now(), load = loadLanguage } = options;
  const history = new History();
  const preset = signal(withUnixLines(options.preset));
  const text = signal(unixLines(options.text ?? options.preset.text));
  const reading = signal<Reading>({ is: 'unread' });
  const scenario = signal<Scenario | null>(null);
  const canUndo = signal(false);
  const canRedo = signal(false);
  const language = signal<Language | null>(null);
  let loading: Promise<Language> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Milliseconds that the last reading took: what takes long is done more seldom.
  let cost = 0;

  const read = (its: Language): Reading => {
    clearTimeout(timer);
    const present = text.value;
    const last = reading.value;
    if (last.is !== 'unread' && last.text === present) return last;
    const started = clock();
    const found = its.readScenario(present, { file: `${preset.value.id}.yaml` });
    cost = clock() - started;
    const next: Reading =
      'problems' in found
        ? { is: 'refused', text: present, problems: found.problems }
        : {
            is: 'scenario',
            text: present,
            scenario: found.scenario,
            warnings: found.warnings,
            assumptions: found.assumptions,
          };
    batch(() => {
      reading.value = next;
      if (next.is === 'scenario') scenario.value = next.scenario;
    });
    return next;
  };
  const beginEditing = (): Promise<Language> => {
    loading ??= load().then(
      (its) => {
        language.value = its;
        read(its);
        return its;
      },
      (error: unknown) => {
        // A page that was offline for a moment may ask again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const readSoon = (): void => {
    clearTimeout(timer);
    const its = language.value;
    if (its !== null) timer = setTimeout(() => read(its), Math.max(quiet, 2 * cost));
  };
  const show = (next: string): void => {
    batch(() => {
      text.value = next;
      canUndo.value = history.canUndo;
      canRedo.value = history.canRedo;
    });
    readSoon();
  };
  const write = (given: string, step?: string): void => {
    const next = unixLines(given);
    if (next === text.value) return;
    history.record(text.value, next, step ?? null, clock());
    show(next);
  };
  const apply: ScenarioDocument['apply'] = (edit, step) => {
    const its = language.value;
    if (its === null) throw new Error('the document is edited before its language is loaded');
    const edited = edit(its, text.value);
    if ('problems' in edited) return { done: false, problems: edited.problems };
    write(edited.text, step);
    return { done: true };
  };
  return {
    preset,
    text,
    reading,
    isRead: computed(() => reading.value.is !== 'unread' && reading.value.text === text.value),
    scenario,
    isChanged: computed(() => text.value !== preset.value.text),
    canUndo,
    canRedo,
    language,
    beginEditing,
    readNow: async () => read(await beginEditing()),
    open(next, itsText = next.text) {
      history.clear();
      batch(() => {
        preset.value = withUnixLines(next);
        reading.value = { is: 'unread' };
        scenario.value = null;
        show(unixLines(itsText));
      });
    },
    write,
    apply,
    edit: (path, value) =>
      apply((its, before) => its.withValue(before, path, value), `edit ${path.join('\n')}`),
    restore: (path) =>
      apply((its, before) => {
        const original = its.writtenAtPath(preset.value.text, path);
        return original === undefined
          ? its.withoutKey(before, path)
          : its.withRestored(before, path, original);
      }),
    remove: (path) => apply((its, before) => its.withoutKey(before, path)),
    undo() {
      const before = history.undo(text.value);
      if (before !== undefined) show(before);
    },
    redo() {
      const after = history.redo(text.value);
      if (after !== undefined) show(after);
    },
    reset: () => write(preset.value.text),
  };
}
