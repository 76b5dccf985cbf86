/** The document as a file. The text editor itself is loaded when this is first shown. */
import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeyHelp, Problem } from '../../language/editing.ts';
import type { ScenarioDocument } from '../document/document.ts';
import { editWords } from '../words/edit-words.ts';
import type { CodeEditor } from './code-editor.ts';
import { HelpLine } from './help-line.tsx';
import { ProblemList } from './problem-list.tsx';

export interface FileEditorProps {
  readonly document: ScenarioDocument;
  /** Where to go as soon as the editor is there; null: nowhere. */
  readonly target: Problem | null;
  readonly onRun: () => void;
}

export function FileEditor({ document, target, onRun }: FileEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const run = useRef(onRun);
  run.current = onRun;
  const [help, setHelp] = useState<KeyHelp | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isGone = false;
    let stop: (() => void) | undefined;
    Promise.all([import('./code-editor.ts'), import('./code-help.ts'), document.beginEditing()]).then(
      ([{ openCodeEditor }, { codeHelp }, language]) => {
        if (isGone || host.current === null) return;
        const opened = openCodeEditor({
          host: host.current,
          text: document.text.peek(),
          label: editWords.fileLabel,
          description: editWords.fileKeys,
          onType: (text) => document.write(text, 'type'),
          onUndo: document.undo,
          onRedo: document.redo,
          onRun: () => run.current(),
          help: codeHelp(language, setHelp),
        });
        editor.current = opened;
        if (target !== null) opened.goTo(target.line, target.column);
        const stopText = effect(() => opened.show(document.text.value));
        const stopMarks = effect(() => {
          const reading = document.reading.value;
          // Marks of an older text would stand in the wrong places.
          if (!document.isRead.value || reading.is === 'unread') return;
          const problems = reading.is === 'refused' ? reading.problems : reading.warnings;
          const severity = reading.is === 'refused' ? 'error' : 'warning';
          opened.mark(problems.map((problem) => ({ problem, severity })));
        });
        stop = () => {
          stopText();
          stopMarks();
          opened.destroy();
        };
      },
      () => setFailed(true),
    );
    return () => {
      isGone = true;
      editor.current = null;
      stop?.();
    };
  }, [document, attempt]);
  const tryAgain = (): void => {
    setFailed(false);
    setAttempt(attempt + 1);
  };
  return (
    <div class="edit-file">
      {failed ? (
        <p role="alert">
          {editWords.failedToLoad}{' '}
          <button type="button" onClick={tryAgain}>
            {editWords.tryAgain}
          </button>
        </p>
      ) : (
        <div class="edit-code" ref={host} key={attempt} />
      )}
      <p class="edit-note edit-here">{help === null ? editWords.fileKeys : <HelpLine help={help} />}</p>
      <ProblemList
        reading={document.reading.value}
        isRead={document.isRead.value}
        onChoose={({ line, column }) => editor.current?.goTo(line, column)}
      />
    </div>
  );
}
