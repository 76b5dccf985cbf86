/**
 * The study that a page looks at: which alternatives of a scenario, how many replications are wanted, what is there, and
 * what it comes to. Signals that change as results arrive; replications of an alternative are kept in order from 0.
 */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Comparison } from '../../engine/experiments/comparison.ts';
import type { MotionTrace } from '../motion/motion-trace.ts';
import { Dropped, type Crew } from './crew.ts';
import type { PageRun } from './page-run.ts';

/** Milliseconds between two comparisons while results arrive. */
const comparisonPause = 400;

export type RunsByAlternative = Readonly<Record<string, readonly PageRun[]>>;

export interface Progress {
  /** Runs of alternatives that are done, and that are wanted. */
  readonly done: number;
  readonly wanted: number;
  readonly running: boolean;
  /** Runs in a second since the last start; 0 until known. */
  readonly perSecond: number;
}

export interface StudyState {
  readonly scenario: ReadonlySignal<Scenario>;
  /** Ids of the alternatives that are compared, in their order. */
  readonly shown: ReadonlySignal<readonly string[]>;
  /** Whole runs by alternative: replication 0, 1, … as far as they are there without a gap. */
  readonly runs: ReadonlySignal<RunsByAlternative>;
  /** Replications that every shown alternative has. */
  readonly whole: ReadonlySignal<number>;
  readonly comparison: ReadonlySignal<Comparison | undefined>;
  readonly progress: ReadonlySignal<Progress>;
  /** Why runs stopped; undefined while nothing is wrong. */
  readonly failure: ReadonlySignal<string | undefined>;
  /** Looks at another scenario; what was known of the old one is forgotten. */
  open(scenario: Scenario, shown: readonly string[], replications: number): void;
  show(alternatives: readonly string[]): void;
  /** Wants so many replications of each shown alternative. */
  want(replications: number): void;
  cancel(): void;
  trace(alternative: string, replication: number): Promise<MotionTrace>;
}

export function createStudy(
  crew: Crew,
  first: Scenario,
  shownFirst: readonly string[],
  replications: number,
): StudyState {
  const scenario = signal(first);
  const shown = signal(shownFirst);
  const wanted = signal(replications);
  const found = signal<Readonly<Record<string, readonly (PageRun | undefined)[]>>>({});
  const comparison = signal<Comparison | undefined>(undefined);
  const failure = signal<string | undefined>(undefined);
  const active = signal(0);
  const comparing = signal(false);
  const since = signal({ at: performance.now(), done: 0 });
  let compareTimer: ReturnType<typeof setTimeout> | undefined;
  let compared = '';
  let asked = new Set<string>();

  const runs = computed<RunsByAlternative>(() =>
    Object.fromEntries(shown.value.map((id) => [id, withoutGaps(found.value[id] ?? [])])),
  );
  const whole = computed(() => Math.min(...Object.values(runs.value).map((its) => its.length)));
  const progress = computed<Progress>(() => {
    const done = shown.value.reduce(
      (sum, id) => sum + (found.value[id] ?? []).filter((its) => its !== undefined).length,
      0,
    );
    const seconds = (performance.now() - since.value.at) / 1000;
    const perSecond = seconds > 0 ? Math.max(0, done - since.value.done) / seconds : 0;
    const running = active.value > 0 || comparing.value;
    return { done, wanted: wanted.value * shown.value.length, running, perSecond };
  });

  function keep(about: Scenario, id: string, replication: number, run: PageRun): void {
    if (about !== scenario.peek()) return;
    const old = found.peek()[id] ?? [];
    const next = [...old];
    while (next.length <= replication) next.push(undefined);
    next[replication] = run;
    found.value = { ...found.peek(), [id]: next };
  }

  async function runOne(about: Scenario, ids: readonly string[], replication: number): Promise<void> {
    const [alternative, ...also] = ids;
    if (alternative === undefined) return;
    active.value += 1;
    try {
      const done = await crew.ask(about, { kind: 'run', alternative, also, replication });
      batch(() => {
        for (const [index, run] of done.entries()) keep(about, ids[index] ?? alternative, replication, run);
      });
    } catch (error) {
      for (const id of ids) asked.delete(`${id} ${replication}`);
      if (!(error instanceof Dropped) && about === scenario.peek()) {
        failure.value = error instanceof Error ? error.message : String(error);
      }
    } finally {
      active.value -= 1;
    }
  }

  /** Asks for what is wanted and was not asked for yet. */
  async function supply(): Promise<void> {
    const about = scenario.peek();
    const ids = shown.peek();
    const lacking = (replication: number): readonly string[] =>
      ids.filter((id) => !asked.has(`${id} ${replication}`));
    const started = { at: performance.now(), done: progress.peek().done };
    since.value = started;
    const ask = (groups: readonly (readonly string[])[], replication: number): void => {
      const missing = lacking(replication);
      for (const group of groups) {
        const its = group.filter((id) => missing.includes(id));
        if (its.length === 0) continue;
        for (const id of its) asked.add(`${id} ${replication}`);
        void runOne(about, its, replication);
      }
    };
    // The first replication at once, each alternative on its own worker: who may share runs takes a while to find out.
    ask(
      ids.map((id) => [id]),
      0,
    );
    let groups: readonly (readonly string[])[] = ids.map((id) => [id]);
    if (wanted.peek() > 1 && ids.length > 1) {
      try {
        groups = await crew.ask(about, { kind: 'groups', alternatives: ids });
      } catch (error) {
        if (error instanceof Dropped) return;
      }
    }
    if (about !== scenario.peek() || ids !== shown.peek()) return;
    for (let replication = 1; replication < wanted.peek(); replication += 1) ask(groups, replication);
  }

  /** Whether another comparison waits for its time. */
  const isDue = (): boolean => compareTimer !== undefined;

  async function compareNow(): Promise<void> {
    compareTimer = undefined;
    const about = scenario.peek();
    const count = whole.peek();
    const key = `${shown.peek().join()} ${count}`;
    if (count === 0 || key === compared) {
      comparing.value = false;
      return;
    }
    compared = key;
    const its = Object.fromEntries(Object.entries(runs.peek()).map(([id, all]) => [id, all.slice(0, count)]));
    try {
      const answer = await crew.ask(about, { kind: 'compare', runs: its }, { urgent: true });
      if (about === scenario.peek() && compared === key) comparison.value = answer;
      if (!isDue()) comparing.value = false;
    } catch (error) {
      comparing.value = false;
      if (compared === key) compared = '';
      if (!(error instanceof Dropped)) failure.value = error instanceof Error ? error.message : String(error);
    }
  }

  effect(() => {
    // Whatever changes what is whole asks for a comparison: the first at once, later ones at a leisurely pace.
    const count = whole.value;
    shown.value.join();
    if (!(count > 0) || compareTimer !== undefined) return;
    comparing.value = true;
    compareTimer = setTimeout(() => void compareNow(), comparison.peek() === undefined ? 0 : comparisonPause);
  });

  const study: StudyState = {
    scenario,
    shown,
    runs,
    whole,
    comparison,
    progress,
    failure,
    open(next, ids, count) {
      crew.drop(scenario.peek());
      asked = new Set();
      compared = '';
      batch(() => {
        scenario.value = next;
        shown.value = ids;
        wanted.value = count;
        found.value = {};
        comparison.value = undefined;
        failure.value = undefined;
      });
      void supply();
    },
    show(ids) {
      if (ids.length === 0) return;
      batch(() => {
        shown.value = ids;
        failure.value = undefined;
      });
      void supply();
    },
    want(count) {
      wanted.value = count;
      failure.value = undefined;
      void supply();
    },
    cancel() {
      wanted.value = Math.max(1, whole.peek());
      asked = new Set(
        Object.entries(found.peek()).flatMap(([id, all]) =>
          all.flatMap((run, replication) => (run === undefined ? [] : [`${id} ${replication}`])),
        ),
      );
      crew.drop(scenario.peek());
    },
    trace: (alternative, replication) =>
      crew.ask(scenario.peek(), { kind: 'trace', alternative, replication }, { urgent: true }),
  };
  void supply();
  return study;
}

function withoutGaps(all: readonly (PageRun | undefined)[]): readonly PageRun[] {
  const gap = all.indexOf(undefined);
  return (gap < 0 ? all : all.slice(0, gap)) as readonly PageRun[];
}
