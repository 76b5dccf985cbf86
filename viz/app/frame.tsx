/** The frame of the page: head, views, what is compared, and the view itself. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ResultsView } from '../share/results-view.tsx';
import { SharePanel } from '../share/share-panel.tsx';
import { shareWords } from '../words/share-words.ts';
import '../share/share.css';
import { appWords } from '../words/app-words.ts';
import { EditTab } from './edit-tab.tsx';
import { Gallery } from './gallery.tsx';
import { oneMore, RunBar } from './run-bar.tsx';
import { summaries, views, type PageState } from './page-state.ts';
import { CompareTab } from './compare-tab.tsx';
import { SweepTab } from './sweep-tab.tsx';
import { WatchTab } from './watch-tab.tsx';
import { nextTheme, theme } from './theme.ts';

const themeSigns = { auto: '◐', light: '☀', dark: '☾' } as const;

export function Frame({ page }: { readonly page: PageState }) {
  const share = useRef<HTMLDialogElement>(null);
  const [dropping, setDropping] = useState(false);
  const keys = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const view = views[Number(event.key) - 1];
      if (view !== undefined) page.view.value = view;
      else if (event.key === '?') keys.current?.showModal();
      else if (event.key === '+') page.study.want(page.study.whole.peek() + oneMore);
      else if (event.key === 'Escape') page.study.cancel();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [page]);
  useEffect(() => {
    // A file may be dropped anywhere.
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setDropping(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void page.openFile(file);
    };
    const changed = (): void => {
      if (location.hash.length > 1 && location.hash !== '#main') void page.follow(location.hash);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    addEventListener('hashchange', changed);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
      removeEventListener('hashchange', changed);
    };
  }, [page]);
  const filed = page.filed.value;
  const view = page.view.value;
  const preset = page.preset.value;
  const failure = page.study.failure.value;
  const said = failure === undefined ? page.notice.value : appWords.failed(failure);
  return (
    <div class="app-frame">
      <a class="app-skip" href="#main">
        {appWords.skip}
      </a>
      <header class="app-head">
        <span class="app-brand">{appWords.brand}</span>
        <nav class="app-tabs" aria-label={appWords.viewsLabel}>
          {views.map((its) => (
            <button
              key={its}
              type="button"
              aria-current={its === view ? 'page' : undefined}
              onClick={() => {
                page.filed.value = undefined;
                page.view.value = its;
              }}
            >
              {appWords.views[its]}
            </button>
          ))}
        </nav>
        <div class="app-tools">
          <button type="button" onClick={() => share.current?.showModal()}>
            {shareWords.title}
          </button>
          <button
            type="button"
            title={appWords.theme[theme.value]}
            aria-label={appWords.theme[theme.value]}
            onClick={nextTheme}
          >
            {themeSigns[theme.value]}
          </button>
          <button
            type="button"
            title={appWords.keysButton}
            aria-label={appWords.keysButton}
            onClick={() => keys.current?.showModal()}
          >
            ?
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {said === undefined || said === '' ? null : (
          <p class="app-notice" role="alert">
            {said}
          </p>
        )}
        {filed !== undefined ? (
          <ResultsView results={filed} onClose={() => (page.filed.value = undefined)} />
        ) : view === 'gallery' ? (
          <Gallery presets={summaries} chosen={preset.id} onChoose={(id) => void page.choose(id)} />
        ) : (
          <>
            <div class="app-title">
              <h1>{preset.title}</h1>
              <p>{preset.sentence}</p>
            </div>
            <RunBar study={page.study} alternatives={page.alternatives.value} />
            {view === 'compare' ? <CompareTab page={page} /> : null}
            {view === 'edit' ? <EditTab page={page} /> : null}
            {view === 'watch' ? <WatchTab page={page} /> : null}
            {view === 'sweep' ? <SweepTab page={page} /> : null}
          </>
        )}
      </main>
      <footer class="quiet">
        <small>{appWords.foot}</small>
      </footer>
      {dropping ? <div class="share-drop">{shareWords.drop}</div> : null}
      <dialog ref={share} aria-labelledby="share-title">
        <SharePanel
          link={() => page.link()}
          command={page.command.value}
          text={page.document.text.value}
          name={preset.id}
          onOpen={(file) => {
            share.current?.close();
            void page.openFile(file);
          }}
        />
        <form method="dialog">
          <button>{appWords.close}</button>
        </form>
      </dialog>
      <dialog ref={keys} aria-labelledby="keys-title">
        <h2 id="keys-title">{appWords.keysTitle}</h2>
        <table>
          <tbody>
            {appWords.keys.map(([key, what]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <form method="dialog">
          <button>{appWords.close}</button>
        </form>
      </dialog>
    </div>
  );
}

function isTyping(event: KeyboardEvent): boolean {
  // The editor of the file lives in a shadow tree: the event's own target is only its host.
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA|DIALOG)$/.test(target.tagName))
  );
}
