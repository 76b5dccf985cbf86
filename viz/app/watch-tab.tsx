/** The network in motion, fed with the runs that are asked for. */
import { useEffect, useState } from 'preact/hooks';
import type * as motion from '../motion/motion-view.tsx';
import type { MotionTrace } from '../motion/motion-trace.ts';
import { appWords } from '../words/app-words.ts';
import { motionWords } from '../words/motion-words.ts';
import type { PageState } from './page-state.ts';

/** Networks that stand side by side, at most. */
const mostSideBySide = 2;

export function WatchTab({ page }: { readonly page: PageState }) {
  const [traces, setTraces] = useState<readonly MotionTrace[]>([]);
  const [loaded, setLoaded] = useState<typeof motion | undefined>(undefined);
  const { alternative, replication } = page.watched.value;
  const scenario = page.study.scenario.value;
  const shown = page.study.shown.value;
  const wanted = [alternative, ...shown.filter((id) => id !== alternative)].slice(0, mostSideBySide);
  const ids = shown.filter((id) => wanted.includes(id));
  const key = `${(ids.length === 0 ? wanted : ids).join()} ${replication}`;
  useEffect(() => {
    import('../motion/motion-view.tsx').then(setLoaded, (error: unknown) => {
      page.notice.value = String(error);
    });
  }, []);
  useEffect(() => {
    let current = true;
    setTraces([]);
    Promise.all((ids.length === 0 ? wanted : ids).map((id) => page.study.trace(id, replication))).then(
      (its) => {
        if (current) setTraces(its);
      },
      (error: unknown) => {
        if (current) page.notice.value = error instanceof Error ? error.message : String(error);
      },
    );
    return () => {
      current = false;
    };
  }, [key, scenario]);
  return (
    <div class="app-main">
      <div class="app-watch">
        <p>{appWords.watchTitle(replication)}</p>
        <label>
          {appWords.replication}{' '}
          <input
            type="number"
            min={0}
            value={replication}
            onChange={(event) => {
              const next = Math.max(0, Math.floor(Number(event.currentTarget.value)));
              if (Number.isFinite(next)) page.watched.value = { alternative, replication: next };
            }}
          />
        </label>
        <span class="quiet">{appWords.watchHint}</span>
      </div>
      {traces.length === 0 || loaded === undefined ? (
        <p class="app-panel" aria-live="polite">
          {motionWords.loading}
        </p>
      ) : (
        <loaded.MotionView
          key={`${key} ${traces[0]?.digest ?? ''}`}
          traces={traces}
          reducedMotion={matchMedia('(prefers-reduced-motion: reduce)').matches}
        />
      )}
    </div>
  );
}
