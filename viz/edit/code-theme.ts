/** The editor in the page's colours: custom properties reach into its shadow root, and so do light and dark. */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const tint = (colour: string, share: number): string =>
  `color-mix(in srgb, var(${colour}) ${String(share)}%, transparent)`;

export const codeTheme: Extension = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--panel)', height: '100%', fontSize: '0.875rem' },
  // The page draws the ring of focus around the whole.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
    lineHeight: '1.5',
  },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'var(--panel)',
    color: 'var(--quiet)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: tint('--accent', 7) },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: tint('--accent', 25),
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: tint('--accent', 25) },
  '.code-key': { color: 'var(--accent)' },
  '.code-comment': { color: 'var(--quiet)', fontStyle: 'italic' },
  '.code-quoted': { color: 'var(--good)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--ground)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    maxWidth: 'min(32rem, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '16rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: 'var(--ground)' },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionDetail': { color: 'var(--quiet)', fontStyle: 'normal' },
  '.cm-tooltip .cm-completionInfo, .cm-tooltip.cm-completionInfo': { padding: '0.5rem 0.75rem' },
  '.cm-diagnostic': { padding: '0.35rem 0.6rem' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-lintRange-error, .cm-lintRange-warning': { backgroundImage: 'none', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--bad)' },
  '.cm-lintRange-warning': { textDecoration: 'underline dashed var(--warn)' },
  '.cm-lint-marker': { width: '0.8em', height: '0.8em', content: 'none', borderRadius: '50%' },
  '.cm-lint-marker-error': { content: 'none', background: 'var(--bad)' },
  '.cm-lint-marker-warning': { content: 'none', background: 'var(--warn)', borderRadius: '0' },
  '.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--ink)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: tint('--accent', 15) },
  '.cm-foldPlaceholder': { background: 'none', borderColor: 'var(--line)', color: 'var(--quiet)' },
  '.code-help': { padding: '0.5rem 0.75rem', fontFamily: 'system-ui, sans-serif' },
  '.code-help p': { margin: '0 0 0.25rem' },
  '.code-help .code-quiet': { color: 'var(--quiet)' },
});
