/** Everything that changes the document: form, file, difference and guide, as views of it. */
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../language/editing.ts';
import type { ScenarioDocument } from '../document/document.ts';
import { editWords } from '../words/edit-words.ts';
import { DifferenceView } from './difference-view.tsx';
import { FileEditor } from './file-editor.tsx';
import { Form } from './form.tsx';
import type { GuideChoices } from './guide-state.ts';
import { Guide } from './guide.tsx';
import { ProblemList } from './problem-list.tsx';
import { Tabs } from './tabs.tsx';

export interface EditViewProps {
  readonly document: ScenarioDocument;
  /** Runs what the document says; not called while something is wrong with it. */
  readonly onRun: () => void;
}

const views = ['form', 'file', 'difference', 'guide'] as const;

/** Where text is typed. */
const typedIn = 'input:not([type=range], [type=radio], [type=checkbox]), .edit-code';

export function EditView({ document, onRun }: EditViewProps) {
  const [view, setView] = useState<(typeof views)[number]>('form');
  const [failed, setFailed] = useState(false);
  /** What the file shows first. */
  const [target, setTarget] = useState<Problem | null>(null);
  const [guided, setGuided] = useState<GuideChoices | null>(null);
  const language = document.language.value;
  const load = (): void => {
    setFailed(false);
    document.beginEditing().catch(() => setFailed(true));
  };
  useEffect(load, [document]);
  // What was chosen in the guide belongs to the scenario that it began in.
  useEffect(() => setGuided(null), [document.preset.value]);
  const run = (): void => {
    void document.readNow().then((reading) => {
      if (reading.is === 'scenario') onRun();
    });
  };
  /** Keys of undo and redo, where no text is being typed that has its own. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    const isText = event.target instanceof HTMLElement && event.target.closest(typedIn) !== null;
    if (!(event.ctrlKey || event.metaKey) || isText || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) document.redo();
    else document.undo();
  };
  const actions = (
    <div class="edit-actions">
      <button type="button" disabled={!document.canUndo.value} onClick={document.undo}>
        {editWords.undo}
      </button>
      <button type="button" disabled={!document.canRedo.value} onClick={document.redo}>
        {editWords.redo}
      </button>
      <button type="button" disabled={!document.isChanged.value} onClick={document.reset}>
        {editWords.reset}
      </button>
      <button
        type="button"
        class="primary"
        disabled={document.reading.value.is === 'refused' && document.isRead.value}
        title={editWords.runDescription}
        onClick={run}
      >
        {editWords.run}
      </button>
    </div>
  );
  return (
    <section class="edit" onKeyDown={onKeyDown}>
      <Tabs
        label={editWords.views}
        tabs={views.map((name) => ({ name, title: editWords[name] }))}
        chosen={view}
        onChoose={(name) => {
          setTarget(null);
          setView(name);
        }}
        beside={actions}
      >
        {failed ? (
          <p role="alert">
            {editWords.failedToLoad}{' '}
            <button type="button" onClick={load}>
              {editWords.tryAgain}
            </button>
          </p>
        ) : language === null ? (
          <p role="status">{editWords.loading}</p>
        ) : (
          <>
            {view === 'form' && <Form document={document} language={language} />}
            {view === 'difference' && <DifferenceView document={document} language={language} />}
            {view === 'file' && <FileEditor document={document} target={target} onRun={run} />}
            {view === 'guide' && (
              <Guide
                document={document}
                language={language}
                choices={guided}
                onChoose={setGuided}
                onRun={run}
                onFinish={() => setView('form')}
              />
            )}
            {view !== 'file' && (
              <ProblemList
                reading={document.reading.value}
                isRead={document.isRead.value}
                onChoose={(problem) => {
                  setTarget(problem);
                  setView('file');
                }}
              />
            )}
          </>
        )}
      </Tabs>
    </section>
  );
}
