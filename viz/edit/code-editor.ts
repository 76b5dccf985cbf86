/**
 * The text editor: CodeMirror, put together for scenario files. It keeps no history: undo and redo are the document's.
 * It lives in a shadow root, where its styles are adopted sheets, which a policy of `style-src 'self'` allows.
 */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { forceLinting, lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Problem } from '../../language/editing.ts';
import { spliceBetween } from '../document/history.ts';
import { codeColours } from './code-colours.ts';
import { codeTheme } from './code-theme.ts';

export interface CodeEditorOptions {
  readonly host: HTMLElement;
  readonly text: string;
  /** For screen readers. */
  readonly label: string;
  /** Id of an element that says more; outside the shadow root, so its text is given instead. */
  readonly description: string;
  readonly onType: (text: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onRun: () => void;
  /** Completion and hover. */
  readonly help: Extension;
}

export interface Mark {
  readonly problem: Problem;
  readonly severity: 'error' | 'warning';
}

export interface CodeEditor {
  /** Shows a text that was changed elsewhere; the caret stays where it makes sense. */
  readonly show: (text: string) => void;
  readonly mark: (marks: readonly Mark[]) => void;
  readonly goTo: (line: number, column: number) => void;
  readonly destroy: () => void;
}

/** A change that came from outside, and need not be told. */
const fromOutside = Annotation.define<boolean>();

export function openCodeEditor(options: CodeEditorOptions): CodeEditor {
  const { host, text, label, description, onType, onUndo, onRedo, onRun, help } = options;
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const act = (what: () => void) => () => {
    what();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        indentOnInput(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        bracketMatching(),
        closeBrackets(),
        yaml(),
        codeColours,
        codeTheme,
        help,
        keymap.of([
          { key: 'Mod-Enter', run: act(onRun) },
          { key: 'Mod-z', run: act(onUndo), preventDefault: true },
          { key: 'Mod-y', run: act(onRedo), preventDefault: true },
          { key: 'Mod-Shift-z', run: act(onRedo), preventDefault: true },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...foldKeymap,
          indentWithTab,
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-description': description,
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          const isOwn = update.transactions.some(
            (each) => each.docChanged && each.annotation(fromOutside) !== true,
          );
          if (isOwn) onType(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    show(next) {
      const before = view.state.doc.toString();
      if (before === next) return;
      const { at, removed, inserted } = spliceBetween(before, next);
      view.dispatch({
        changes: { from: at, to: at + removed.length, insert: inserted },
        annotations: fromOutside.of(true),
        ...(view.hasFocus && { selection: { anchor: at + inserted.length }, scrollIntoView: true }),
      });
    },
    mark(marks) {
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.map((mark) => diagnosticOf(view.state, mark)),
        ),
      );
      forceLinting(view);
    },
    goTo(line, column) {
      const at = offsetOf(view.state, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function offsetOf(state: EditorState, line: number, column: number): number {
  const at = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return Math.min(at.from + column - 1, at.to);
}

/** What is wrong is underlined as far as the word or value goes. */
function diagnosticOf(state: EditorState, { problem, severity }: Mark): Diagnostic {
  const from = offsetOf(state, problem.line, problem.column);
  const line = state.doc.lineAt(from);
  const rest = line.text.slice(from - line.from);
  const length =
    /^("[^"]*"|'[^']*'|[^\s,{}[\]:#][^,{}[\]#:]*?(?=\s*(?:[,{}[\]:]|\s#|$)))/.exec(rest)?.[0].length ?? 1;
  return { from, to: Math.min(line.to, from + Math.max(1, length)), severity, message: problem.message };
}
