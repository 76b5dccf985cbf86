/**
 * Runs a sweep in the workers of the page. The cells are read from the document's text by the language, as the command
 * line reads them; a measure of each run is kept, by replication, so that another measure can be looked at afterwards.
 */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { SweepDesign } from '../../engine/experiments/sweep.ts';
import type { Problem } from '../../language/editing.ts';
import type { ScenarioDocument } from '../document/document.ts';
import { Dropped, type Crew } from '../study/crew.ts';
import type { PageRun } from '../study/page-run.ts';

/** Cells that a page runs; more belong on the command line. */
export const mostCells = 200;
/** Milliseconds between two looks at the results while they arrive. */
const pause = 300;

export interface SweepAsked {
  /** Axes of values, each a path and values as they would be written; empty: those of the file. */
  readonly axes: readonly { readonly path: string; readonly values: readonly string[] }[];
  /** Alternatives that make the first axis; empty: the scenario itself. */
  readonly alternatives: readonly string[];
  readonly replications: number;
}

/** A sweep that was begun. */
export interface Begun {
  readonly asked: SweepAsked;
  /** Of which it is; another one's figures would stand under the wrong names. */
  readonly preset: string;
  readonly text: string;
  readonly design: SweepDesign;
  /** By cell, the runs that are there without a gap; what they do not need for figures is left out. */
  readonly runs: Readonly<Record<string, readonly PageRun[]>>;
}

export interface SweepState {
  readonly begun: ReadonlySignal<Begun | undefined>;
  readonly progress: ReadonlySignal<{
    readonly done: number;
    readonly wanted: number;
    readonly running: boolean;
  }>;
  readonly problems: ReadonlySignal<readonly string[]>;
  run(asked: SweepAsked): Promise<void>;
  /** Stops, and keeps what is there. */
  stop(): void;
}

const noMonths: PageRun['months'] = {
  cash: { maker: [], customers: [], lessor: [], supplier: [] },
  availability: [],
  stops: [],
  broken: [],
  backorders: [],
};

export function createSweep(
  document: ScenarioDocument,
  crew: Crew,
  tooMany: (cells: number, most: number) => string,
): SweepState {
  const begun: Signal<Begun | undefined> = signal(undefined);
  const problems = signal<readonly string[]>([]);
  const done = signal(0);
  const wanted = signal(0);
  const running = signal(false);
  let stopNow = (): void => undefined;

  return {
    begun,
    problems,
    progress: computed(() => ({ done: done.value, wanted: wanted.value, running: running.value })),
    stop: () => stopNow(),
    async run(asked) {
      stopNow();
      const language = await document.beginEditing();
      const text = document.text.peek();
      const preset = document.preset.peek().id;
      const { axes, alternatives } = asked;
      const read = language.readScenario(text, {
        file: `${preset}.yaml`,
        sweep: { axes, alternatives },
      });
      if ('problems' in read) {
        problems.value = read.problems.map((its: Problem) => language.formatProblem(its));
        return;
      }
      const { scenario, sweep: design } = read;
      if (design === null) return;
      if (design.cells.length > mostCells) {
        problems.value = [tooMany(design.cells.length, mostCells)];
        return;
      }
      const found: Record<string, (PageRun | undefined)[]> = Object.fromEntries(
        design.cells.map(({ id }) => [id, []]),
      );
      let isStopped = false;
      let last = 0;
      const show = (): void => {
        last = performance.now();
        const runs = Object.fromEntries(Object.entries(found).map(([id, all]) => [id, withoutGaps(all)]));
        begun.value = { asked, preset, text, design, runs };
      };
      const end = (): void => {
        if (isStopped) return;
        isStopped = true;
        running.value = false;
        show();
      };
      stopNow = () => {
        end();
        crew.drop(scenario);
      };
      batch(() => {
        problems.value = [];
        done.value = 0;
        wanted.value = design.cells.length * asked.replications;
        running.value = true;
        show();
      });
      try {
        const ids = design.cells.map(({ id }) => id);
        const groups = await crew.ask(scenario, { kind: 'groups', alternatives: ids });
        const pieces = Array.from({ length: asked.replications }, (_, replication) =>
          groups.map(async ([alternative, ...also]) => {
            if (alternative === undefined) return;
            const its = await crew.ask(scenario, { kind: 'run', alternative, also, replication });
            for (const [index, run] of its.entries()) {
              const cell = found[[alternative, ...also][index] ?? ''];
              if (cell !== undefined) cell[replication] = { ...run, months: noMonths };
            }
            if (isStopped) return;
            done.value += its.length;
            if (performance.now() - last > pause) show();
          }),
        );
        await Promise.all(pieces.flat());
      } catch (error) {
        if (!(error instanceof Dropped)) {
          problems.value = [error instanceof Error ? error.message : String(error)];
          crew.drop(scenario);
        }
      } finally {
        end();
      }
    },
  };
}

function withoutGaps(all: readonly (PageRun | undefined)[]): readonly PageRun[] {
  const whole: PageRun[] = [];
  for (const run of all) {
    if (run === undefined) break;
    whole.push(run);
  }
  return whole;
}
