/** What the document says otherwise than its preset, each with the way back. */
import { useMemo, useState } from 'preact/hooks';
import type { Change } from '../../language/editing.ts';
import type { ScenarioDocument } from '../document/document.ts';
import type { Language } from '../document/language.ts';
import { editWords } from '../words/edit-words.ts';

export interface DifferenceViewProps {
  readonly document: ScenarioDocument;
  readonly language: Language;
}

export function DifferenceView({ document, language }: DifferenceViewProps) {
  const before = document.preset.value.text;
  const after = document.text.value;
  const changes = useMemo(() => language.changesBetween(before, after), [language, before, after]);
  const [failed, setFailed] = useState('');
  if (before === after) return <p role="status">{editWords.noDifference}</p>;
  if (changes === null) return <p role="status">{editWords.cannotCompare}</p>;
  if (changes.length === 0) return <p role="status">{editWords.onlyForm}</p>;
  return (
    <div class="edit-difference">
      <p class="edit-status" role="status">
        {editWords.differences(changes.length)}
      </p>
      <ul class="edit-changes">
        {changes.map((change) => (
          <li key={change.at} class="edit-change">
            <ChangeText {...change} />
            <button
              type="button"
              aria-label={editWords.takeBackLabel(change.at)}
              onClick={() => setFailed(document.restore(change.path).done ? '' : change.at)}
            >
              {editWords.takeBack}
            </button>
            {failed === change.at && <p class="edit-wrong">{editWords.notTakenBack}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChangeText({ path, before, after }: Change) {
  const name = String(path.at(-1) ?? '');
  const above = path.slice(0, -1).join(' › ');
  return (
    <p>
      {above !== '' && <span class="edit-place">{above} › </span>}
      <b>{name}</b>:{' '}
      {before === null ? (
        <>
          <em>{editWords.added}</em> <ins>{after}</ins>
        </>
      ) : after === null ? (
        <>
          <em>{editWords.removed}</em> <del>{before}</del>
        </>
      ) : (
        <>
          <del>{before}</del> <span aria-label={editWords.becomes}>→</span> <ins>{after}</ins>
        </>
      )}
    </p>
  );
}
