/** One setting: its value as it stands in the file, what it means, what is wrong with it, and the way back. */
import { useId, useState } from 'preact/hooks';
import type { KeyHelp } from '../../language/editing.ts';
import type { EditOutcome } from '../document/document.ts';
import { editWords } from '../words/edit-words.ts';
import { scaleOf } from './number-in-text.ts';

export interface SettingProps {
  readonly label: string;
  /** As it stands in the file; null where it is not set. */
  readonly text: string | null;
  readonly help: KeyHelp | undefined;
  /** Words and names among which to choose; none for free text. */
  readonly choices: readonly string[];
  readonly isList?: boolean;
  readonly basis?: string | null;
  readonly range?: readonly [string, string] | null;
  readonly source?: string | null;
  /** What the preset says; null where it says nothing, undefined where nothing has changed. */
  readonly original?: string | null | undefined;
  readonly problems: readonly string[];
  readonly onChange: (text: string) => EditOutcome;
  readonly onReset?: () => EditOutcome;
}

interface Draft {
  readonly over: string | null;
  readonly typed: string;
}

export function Setting(props: SettingProps) {
  const {
    label,
    text,
    help,
    choices,
    isList = false,
    range = null,
    original,
    problems,
    onChange,
    onReset,
  } = props;
  const id = useId();
  // What is being typed over a text; it lapses when another text stands in the file.
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refusal, setRefusal] = useState<readonly string[]>([]);
  const commit = (next: string): void => {
    if (next === (text ?? '')) {
      setDraft(null);
      setRefusal([]);
      return;
    }
    const outcome = onChange(next);
    setRefusal(outcome.done ? [] : outcome.problems.map(({ message }) => message));
    if (outcome.done) setDraft(null);
  };
  const scale = range === null || text === null ? null : scaleOf(text, range);
  const wrong = [...refusal, ...problems];
  const shown = draft !== null && draft.over === text ? draft.typed : (text ?? '');
  const described = `${id}-help${wrong.length > 0 ? ` ${id}-wrong` : ''}`;
  const common = { id, 'aria-describedby': described, 'aria-invalid': wrong.length > 0 };
  return (
    <div class={original === undefined ? 'edit-setting' : 'edit-setting edit-changed'}>
      <label for={id}>{label}</label>
      {choices.length > 0 && !isList ? (
        <select {...common} value={shown} onChange={(event) => commit(event.currentTarget.value)}>
          {text === null && <option value="">{editWords.notSet}</option>}
          {[...new Set([...(text === null ? [] : [text]), ...choices])].map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={shown}
          placeholder={help?.without ?? help?.example ?? ''}
          onInput={(event) => setDraft({ over: text, typed: event.currentTarget.value })}
          onChange={(event) => commit(event.currentTarget.value)}
        />
      )}
      {scale !== null && (
        <input
          type="range"
          class="edit-slider"
          aria-label={editWords.slider(label)}
          aria-valuetext={shown}
          min={scale.low}
          max={scale.high}
          step={scale.step}
          value={scale.value}
          onInput={(event) => commit(scale.write(event.currentTarget.valueAsNumber))}
        />
      )}
      {original !== undefined && (
        <p class="edit-was">
          {original === null ? editWords.isNew : editWords.changedFrom(original)}{' '}
          {onReset !== undefined && (
            <button
              type="button"
              aria-label={editWords.resetTo(label, original ?? editWords.notSet)}
              onClick={() => {
                const outcome = onReset();
                setRefusal(outcome.done ? [] : outcome.problems.map(({ message }) => message));
              }}
            >
              {editWords.resetField}
            </button>
          )}
        </p>
      )}
      {wrong.length > 0 && (
        <p class="edit-wrong" id={`${id}-wrong`}>
          {wrong.join(' ')}
        </p>
      )}
      <p class="edit-help" id={`${id}-help`}>
        {helpText(props)}
      </p>
    </div>
  );
}

/** The sentence of the key, and then how it is known and written. */
function helpText({ help, choices, basis = null, range = null, source = null }: SettingProps): string {
  const remarks = [
    basis === null ? null : editWords.basis(basis),
    range === null ? null : editWords.between(...range),
    source === null ? null : editWords.from(source),
    help === undefined || choices.length > 0 ? null : editWords.written(help.written),
    help === undefined || help.without === null ? null : editWords.byDefault(help.without),
  ].filter((part) => part !== null);
  const [first = '', ...rest] = remarks;
  const said = [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ');
  return [help?.sentence, said === '' ? undefined : `${said}.`]
    .filter((part) => part !== undefined)
    .join(' ');
}
