/** Colours of keys, comments and values, from the syntax tree; classes, so that light and dark need no second pass. */
import { syntaxTree } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin } from '@codemirror/view';

const marks: Readonly<Record<string, Decoration>> = {
  Key: Decoration.mark({ class: 'code-key' }),
  Comment: Decoration.mark({ class: 'code-comment' }),
  QuotedLiteral: Decoration.mark({ class: 'code-quoted' }),
  Literal: Decoration.mark({ class: 'code-value' }),
};

function coloursOf(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        const mark = marks[node.name];
        if (mark === undefined) return true;
        builder.add(node.from, node.to, mark);
        return false;
      },
    });
  }
  return builder.finish();
}

export const codeColours: Extension = ViewPlugin.define(
  (view) => ({
    decorations: coloursOf(view),
    update(update) {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = coloursOf(update.view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);
