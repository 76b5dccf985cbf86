/** Alternatives of a text: copied, renamed and removed at their place; what names them elsewhere in the text follows. */
import { badId, duplicateKey, reservedId } from '../messages.ts';
import type { Complaint } from '../problem.ts';
import { isId } from '../schema/form.ts';
import { parse } from '../source/parse.ts';
import { childOf, nodeAt } from '../source/source-tree.ts';
import { withCopy, withKeyRenamed, withoutKey, withValue, type EditedText } from './text-edit.ts';

const section = 'alternatives';
const file = 'the edit';

/** The alternatives of a text in order, with their titles; none where it cannot be read. */
export function alternativesOf(
  source: string,
): readonly { readonly id: string; readonly title: string | null }[] {
  const parsed = parse(source, file);
  const node = 'tree' in parsed ? childOf(parsed.tree, section) : undefined;
  if (node?.kind !== 'map') return [];
  return [...node.entries].map(([id, { node: overlay }]) => {
    const title = childOf(overlay, 'title');
    return { id, title: title?.kind === 'scalar' ? title.text : null };
  });
}

/** A copy of another one (null: of the base, so without a difference) under a new id and title. */
export function withAlternative(source: string, id: string, title: string, from: string | null): EditedText {
  const wrong = wrongId(source, id);
  if (wrong !== undefined) return wrong;
  const path = [section, id, 'title'];
  if (from === null) return withValue(source, path, title);
  const copied = withCopy(source, [section, from], id);
  return 'text' in copied ? withValue(copied.text, path, title) : copied;
}

/** Under another id, also in the sweep. */
export function withAlternativeRenamed(source: string, id: string, to: string): EditedText {
  const wrong = wrongId(source, to);
  if (wrong !== undefined) return wrong;
  const renamed = withKeyRenamed(source, [section, id], to);
  if ('problems' in renamed) return renamed;
  const parsed = parse(renamed.text, file);
  const axes = 'tree' in parsed ? nodeAt(parsed.tree, ['sweep', 'axes']) : undefined;
  if (axes?.kind !== 'map') return renamed;
  let text = renamed.text;
  for (const [axis, { node }] of axes.entries) {
    const named = childOf(node, section);
    if (named?.kind !== 'list') continue;
    for (const [index, item] of named.items.entries()) {
      if (item.kind !== 'scalar' || item.text !== id) continue;
      const next = withValue(text, ['sweep', 'axes', axis, section, index], to);
      if ('problems' in next) return next;
      text = next.text;
    }
  }
  return { text };
}

export function withoutAlternative(source: string, id: string): EditedText {
  return withoutKey(source, [section, id]);
}

function wrongId(source: string, id: string): EditedText | undefined {
  const refuse = (complaint: Complaint): EditedText => ({
    problems: [complaint({ file, line: 1, column: 1, path: `${section}.${id}`, value: id })],
  });
  if (!isId(id)) return refuse(badId(id));
  if (id === 'base') return refuse(reservedId(id, 'it is the scenario without any alternative'));
  return alternativesOf(source).some((known) => known.id === id) ? refuse(duplicateKey(id)) : undefined;
}
