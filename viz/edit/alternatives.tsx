/** The alternatives: what each says otherwise; added as a copy of another, renamed, removed. */
import { useId, useState } from 'preact/hooks';
import type { Field, Outlined } from '../../language/editing.ts';
import type { EditOutcome } from '../document/document.ts';
import { editWords } from '../words/edit-words.ts';
import { crumbsOf } from './field-titles.ts';
import type { FormState } from './form-state.ts';
import { Settings } from './settings.tsx';

export interface AlternativesProps {
  readonly form: FormState;
  readonly outline: Outlined;
}

export function Alternatives({ form, outline }: AlternativesProps) {
  const known = form.language.alternativesOf(form.document.text.value);
  return (
    <section class="edit-group">
      <h3>{editWords.alternatives}</h3>
      <p class="edit-note">{editWords.alternativesNote}</p>
      {known.map(({ id, title }) => (
        <OneAlternative key={id} form={form} outline={outline} id={id} title={title ?? id} />
      ))}
      <AddAlternative form={form} known={known.map(({ id }) => id)} />
    </section>
  );
}

function OneAlternative({
  form,
  outline,
  id,
  title,
}: AlternativesProps & { readonly id: string; readonly title: string }) {
  const { document, language } = form;
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const [refusal, setRefusal] = useState('');
  const field = useId();
  const its = outline.fields.filter(({ path }) => path[0] === 'alternatives' && path[1] === id);
  const rename = (): void => {
    setName(null);
    if (name === null || name === id) return;
    const outcome = document.apply((_, text) => language.withAlternativeRenamed(text, id, name.trim()));
    setRefusal(refusalOf(outcome));
  };
  const changed = its.filter((each) => form.originalOf(each) !== undefined).length;
  return (
    <details class="edit-alternative" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {title} <span class="edit-place">{id}</span>
        {changed > 0 && <span class="edit-badge">{editWords.changed(changed)}</span>}
      </summary>
      {isOpen && (
        <>
          <div class="edit-actions">
            {name === null ? (
              <button type="button" aria-label={editWords.renameLabel(title)} onClick={() => setName(id)}>
                {editWords.rename}
              </button>
            ) : (
              <form
                class="edit-inline"
                onSubmit={(event) => {
                  event.preventDefault();
                  rename();
                }}
              >
                <label for={field}>{editWords.newName}</label>
                <input
                  id={field}
                  type="text"
                  value={name}
                  onInput={(event) => setName(event.currentTarget.value)}
                />
                <button type="submit">{editWords.save}</button>
                <button type="button" onClick={() => setName(null)}>
                  {editWords.cancel}
                </button>
              </form>
            )}
            <button
              type="button"
              aria-label={editWords.removeLabel(title)}
              onClick={() =>
                setRefusal(refusalOf(document.apply((_, text) => language.withoutAlternative(text, id))))
              }
            >
              {editWords.remove}
            </button>
          </div>
          {refusal !== '' && <p class="edit-wrong">{refusal}</p>}
          {its.length === 0 && <p class="edit-note">{editWords.noOverlay}</p>}
          <Settings form={form} fields={its} depth={2} />
          <DifferHere form={form} outline={outline} id={id} its={its} />
        </>
      )}
    </details>
  );
}

/** Any setting of the scenario, to be given another value here: it begins with the one that it has. */
function DifferHere({
  form,
  outline,
  id,
  its,
}: AlternativesProps & { readonly id: string; readonly its: readonly Field[] }) {
  const field = useId();
  const taken = new Set(its.map(({ path }) => path.slice(2).join('\n')));
  const wide = [
    'aftersim',
    'name',
    'title',
    'horizon',
    'currency',
    'replications',
    'seed',
    'alternatives',
    'sweep',
  ];
  const offered = outline.fields.filter(({ path }) => {
    return (
      !wide.includes(String(path[0])) &&
      !path.some((key) => typeof key === 'number') &&
      !taken.has(path.join('\n'))
    );
  });
  return (
    <p class="edit-inline">
      <label for={field}>{editWords.differHere}</label>
      <select
        id={field}
        value=""
        onChange={(event) => {
          const chosen = offered.find(({ at }) => at === event.currentTarget.value);
          if (chosen !== undefined) form.document.edit(['alternatives', id, ...chosen.path], chosen.text);
        }}
      >
        <option value="">{editWords.chooseNone}</option>
        {offered.map(({ at, path, text }) => (
          <option key={at} value={at}>
            {crumbsOf(form.language, path, 0)}: {text}
          </option>
        ))}
      </select>
    </p>
  );
}

function AddAlternative({ form, known }: { readonly form: FormState; readonly known: readonly string[] }) {
  const { document, language } = form;
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const [refusal, setRefusal] = useState('');
  const id = useId();
  const add = (): void => {
    const title = name.trim();
    const outcome = document.apply((_, text) =>
      language.withAlternative(text, title, title, from === '' ? null : from),
    );
    setRefusal(refusalOf(outcome));
    if (outcome.done) setName('');
  };
  return (
    <form
      class="edit-inline"
      aria-label={editWords.addAlternative}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label for={`${id}-name`}>{editWords.addAlternative}</label>
      <input
        id={`${id}-name`}
        type="text"
        required
        placeholder={editWords.name}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <label for={`${id}-from`}>{editWords.copyOf}</label>
      <select id={`${id}-from`} value={from} onChange={(event) => setFrom(event.currentTarget.value)}>
        <option value="">{editWords.theBase}</option>
        {known.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <button type="submit">{editWords.add}</button>
      {refusal !== '' && (
        <p class="edit-wrong" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}

function refusalOf(outcome: EditOutcome): string {
  return outcome.done ? '' : outcome.problems.map(({ message }) => message).join(' ');
}
