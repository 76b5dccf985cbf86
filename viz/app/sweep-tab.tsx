/** The sweep, loaded when somebody wants it. */
import { useEffect, useState } from 'preact/hooks';
import type * as view from '../sweep/sweep-view.tsx';
import type { SweepState } from '../sweep/sweep-state.ts';
import type * as state from '../sweep/sweep-state.ts';
import { appWords } from '../words/app-words.ts';
import { sweepWords } from '../words/sweep-words.ts';
import type { PageState } from './page-state.ts';

interface Loaded {
  readonly view: typeof view;
  readonly state: typeof state;
}

/** Outlives the view, so that one can look elsewhere while it runs. */
const sweeps = new WeakMap<PageState, SweepState>();

export function SweepTab({ page }: { readonly page: PageState }) {
  const [loaded, setLoaded] = useState<Loaded | undefined>(undefined);
  useEffect(() => {
    Promise.all([import('../sweep/sweep-view.tsx'), import('../sweep/sweep-state.ts')]).then(
      ([itsView, itsState]) => setLoaded({ view: itsView, state: itsState }),
      (error: unknown) => {
        page.notice.value = String(error);
      },
    );
  }, []);
  if (loaded === undefined) {
    return (
      <p class="app-panel" aria-live="polite">
        {sweepWords.reading}
      </p>
    );
  }
  const sweep = sweeps.get(page) ?? loaded.state.createSweep(page.document, page.crew, sweepWords.tooMany);
  sweeps.set(page, sweep);
  const scenario = page.study.scenario.value;
  return (
    <loaded.view.SweepView
      key={page.preset.value.id}
      document={page.document}
      sweep={sweep}
      alternatives={page.alternatives.value}
      shown={page.study.shown.value}
      currency={scenario.base.economics.currency}
      file={page.file.value}
      source={(replications, command) =>
        appWords.source(scenario.name, scenario.seed, replications, page.engine, command)
      }
      name={page.preset.value.id}
    />
  );
}
