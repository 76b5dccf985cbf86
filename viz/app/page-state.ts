/** What the page as a whole is about: made once, handed down. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { first, load, summaries } from 'virtual:presets';
import { startWorker } from 'virtual:start-worker';
import { createDocument, type ScenarioDocument } from '../document/document.ts';
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Preset } from '../presets/preset.ts';
import { linkOf, readLink } from '../share/link.ts';
import { mostBytes, openedFile, type FiledResults } from '../share/opened-file.ts';
import { Crew } from '../study/crew.ts';
import { createStudy, type StudyState } from '../study/study-state.ts';
import { shareWords } from '../words/share-words.ts';

export const views = ['compare', 'watch', 'edit', 'sweep', 'gallery'] as const;
export type View = (typeof views)[number];

/** Which replication is watched, of which alternative first. */
export interface Watched {
  readonly alternative: string;
  readonly replication: number;
}

export interface PageState {
  readonly preset: Signal<Preset>;
  readonly view: Signal<View>;
  readonly watched: Signal<Watched>;
  readonly study: StudyState;
  /** The text that the study came from, and whatever became of it. */
  readonly document: ScenarioDocument;
  readonly crew: Crew;
  /** Every alternative of the scenario that is looked at. */
  readonly alternatives: ReadonlySignal<readonly { readonly id: string; readonly title: string }[]>;
  /** The file that holds the text: one that is shipped, or what "Save the scenario" writes. */
  readonly file: ReadonlySignal<string>;
  /** The command that does the same at a terminal. */
  readonly command: ReadonlySignal<string>;
  /** Version of the engine. */
  readonly engine: string;
  /** Results of the command line that are looked at; undefined: those of the page. */
  readonly filed: Signal<FiledResults | undefined>;
  /** The address that leads back here. */
  link(): string;
  /** Opens what somebody dropped or chose. */
  openFile(file: File): Promise<void>;
  /** Goes where a fragment leads; says so where it leads nowhere. */
  follow(fragment: string): Promise<void>;
  /** What went wrong, in words; undefined while nothing has. */
  readonly notice: Signal<string | undefined>;
  choose(id: string): Promise<void>;
  /** Puts a value into the document and runs what it says then. */
  change(path: string, value: string): Promise<void>;
  /** Runs what the document says; nothing while something is wrong with it. */
  runDocument(): void;
}

declare const __ENGINE__: string;

/** Replications to begin with: enough for an interval, few enough to be there at once. */
const replicationsAtFirst = 10;
/** Replications that a link may ask for; more are a press away. */
const mostAtOnce = 200;
/** More workers than this share what a page may take of a machine. */
const mostWorkers = 8;

export function createPage(): PageState {
  const workers = Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency));
  const crew = new Crew({ workers, start: startWorker });
  const preset = signal(first);
  const view = signal<View>('compare');
  const notice = signal<string | undefined>(undefined);
  const study = createStudy(crew, first.scenario, first.shown, replicationsAtFirst);
  const filed = signal<FiledResults | undefined>(undefined);
  const document = createDocument({ preset: { id: first.id, text: first.text } });
  const watched = signal<Watched>({ alternative: first.shown[0] ?? 'base', replication: 0 });
  const alternatives = computed(() => {
    const { alternatives: its, base } = study.scenario.value;
    const written = Object.entries(its);
    return (written.length === 0 ? [['base', base] as const] : written).map(([id, { title }]) => ({
      id,
      title,
    }));
  });
  const file = computed(() => {
    const name = `${preset.value.id}.yaml`;
    return document.isChanged.value ? name : `scenarios/${name}`;
  });
  const command = computed(() => {
    const replications = Math.max(1, study.whole.value);
    const ids = alternatives.value.map(({ id }) => id);
    const shown = study.shown.value;
    if (ids[0] === 'base') return `aftersim run ${file.value} --replications ${replications}`;
    const only = shown.length === ids.length ? '' : ` --only ${shown.join(',')}`;
    return `aftersim compare ${file.value} --with-decisions${only} --replications ${replications}`;
  });
  /** Looks at a scenario: those alternatives of it that it has, or its first two. */
  function openScenario(scenario: Scenario, wanted: readonly string[], replications: number): void {
    const ids = Object.keys(scenario.alternatives);
    const known = ids.length === 0 ? ['base'] : ids;
    const kept = wanted.filter((id) => known.includes(id));
    if (!known.includes(watched.value.alternative))
      watched.value = { alternative: known[0] ?? 'base', replication: 0 };
    const count = Math.min(mostAtOnce, Math.max(replicationsAtFirst, replications));
    study.open(scenario, kept.length === 0 ? known.slice(0, 2) : kept, count);
  }

  /** Runs a text of somebody else's, or shows what is wrong with it and says false. */
  async function runText(
    name: string,
    text: string,
    shown: readonly string[],
    replications = 0,
  ): Promise<boolean> {
    await document.beginEditing();
    document.open({ id: preset.value.id, text: preset.value.text }, text);
    const reading = await document.readNow();
    filed.value = undefined;
    if (reading.is === 'scenario') {
      notice.value = undefined;
      openScenario(reading.scenario, shown, replications);
      view.value = 'compare';
    } else {
      notice.value = shareWords.file.refused(name, reading.is === 'refused' ? reading.problems.length : 1);
      view.value = 'edit';
    }
    return reading.is === 'scenario';
  }

  function runDocument(): void {
    const reading = document.reading.value;
    if (reading.is !== 'scenario') return;
    notice.value = undefined;
    openScenario(reading.scenario, study.shown.value, study.whole.value);
  }
  return {
    alternatives,
    command,
    crew,
    file,
    engine: __ENGINE__,
    preset,
    view,
    watched,
    study,
    document,
    notice,
    async choose(id) {
      const loaded = await load[id]?.();
      if (loaded === undefined) return;
      preset.value = loaded.preset;
      notice.value = undefined;
      filed.value = undefined;
      document.open({ id, text: loaded.preset.text });
      watched.value = { alternative: loaded.preset.shown[0] ?? 'base', replication: 0 };
      study.open(loaded.preset.scenario, loaded.preset.shown, replicationsAtFirst);
      view.value = 'compare';
    },
    async change(path, value) {
      await document.beginEditing();
      const outcome = document.edit(path.split('.'), value);
      const reading = await document.readNow();
      if (!outcome.done || reading.is !== 'scenario') {
        const problems = outcome.done ? (reading.is === 'refused' ? reading.problems : []) : outcome.problems;
        notice.value = problems.map(({ message }) => message).join(' ');
        return;
      }
      runDocument();
    },
    runDocument,
    filed,
    link() {
      const state = {
        preset: preset.value.id,
        text: document.text.value,
        view: view.value,
        shown: study.shown.value,
        replications: study.whole.value,
        watched: watched.value,
        engine: __ENGINE__,
      };
      return `${location.href.replace(/#.*$/, '')}${linkOf(state, preset.value.text)}`;
    },
    async openFile(file) {
      if (file.size > mostBytes.results) {
        notice.value = shareWords.file.tooLarge(file.name, '64 MB');
        return;
      }
      const opened = openedFile(file.name, await file.text());
      if (opened.is === 'nothing') notice.value = opened.problem;
      else if (opened.is === 'results') {
        notice.value = undefined;
        filed.value = opened.results;
      } else await runText(file.name, opened.text, []);
    },
    async follow(fragment) {
      const [, id = ''] = /^#?\d+\.([A-Za-z0-9-]*)\./.exec(fragment) ?? [];
      const from = Object.hasOwn(load, id) ? await load[id]?.() : undefined;
      const read = readLink(fragment, new Map(from === undefined ? [] : [[id, from.preset.text]]));
      if ('problem' in read) {
        notice.value = read.problem;
        return;
      }
      const { state } = read;
      if (from !== undefined) preset.value = from.preset;
      watched.value = state.watched;
      if (from !== undefined && state.text === from.preset.text) {
        document.open({ id, text: state.text });
        openScenario(from.preset.scenario, state.shown, state.replications);
      } else if (!(await runText(from?.preset.title ?? '', state.text, state.shown, state.replications)))
        return;
      view.value = views.find((its) => its === state.view) ?? 'compare';
      if (state.engine !== __ENGINE__) notice.value = shareWords.otherEngine(state.engine, __ENGINE__);
    },
  };
}

export { summaries };
