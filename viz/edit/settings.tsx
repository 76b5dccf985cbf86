/** Settings under one heading, and those that could be set there and are not. */
import { useState } from 'preact/hooks';
import type { Field, Path } from '../../language/editing.ts';
import { editWords } from '../words/edit-words.ts';
import { crumbsOf, titleOf } from './field-titles.ts';
import type { FormState } from './form-state.ts';
import { Setting } from './setting.tsx';

export interface SettingsProps {
  readonly form: FormState;
  readonly fields: readonly Field[];
  /** How many steps of each path the heading already says. */
  readonly depth: number;
}

export function Settings({ form, fields, depth }: SettingsProps) {
  const { document, language } = form;
  return (
    <div class="edit-settings">
      {fields.map((field) => {
        const { path, at, text } = field;
        const help = helpOf(form, path);
        return (
          <Setting
            key={at}
            label={crumbsOf(form.language, path, depth)}
            text={text}
            help={help}
            choices={form.choicesFor(path)}
            isList={field.isList}
            basis={field.basis}
            range={field.range}
            source={field.source}
            original={form.originalOf(field)}
            problems={form.problemsAt(at)}
            onChange={(next) =>
              // What need not be written is left out when it is emptied.
              next.trim() === '' && help !== undefined && help.without !== null
                ? document.apply((_, before) => language.withoutKey(before, path))
                : document.edit(path, next)
            }
            onReset={() => document.restore(path)}
          />
        );
      })}
    </div>
  );
}

/** The help of a setting, or of the list that it is in. */
export function helpOf({ language }: FormState, path: Path) {
  return (
    language.keyAt(path) ?? (typeof path.at(-1) === 'number' ? language.keyAt(path.slice(0, -1)) : undefined)
  );
}

export interface MoreSettingsProps {
  readonly form: FormState;
  /** Of the map. */
  readonly path: Path;
  readonly keys: readonly string[];
}

/** The keys that a map could have beside those that it has. */
export function MoreSettings({ form, path, keys }: MoreSettingsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { document, language } = form;
  const offered = isOpen
    ? language
        .keysAt(path)
        .filter(({ name, example }) => !keys.includes(name) && example !== null && !example.startsWith('{'))
    : [];
  return (
    <details class="edit-more" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{editWords.moreSettings}</summary>
      {isOpen && (
        <div class="edit-settings">
          {offered.length === 0 && <p class="edit-note">{editWords.noMoreSettings}</p>}
          {offered.map((help) => (
            <Setting
              key={help.name}
              label={titleOf(help.name)}
              text={null}
              help={help}
              choices={form.choicesFor([...path, help.name])}
              problems={[]}
              onChange={(next) =>
                next.trim() === '' ? { done: true } : document.edit([...path, help.name], next)
              }
            />
          ))}
        </div>
      )}
    </details>
  );
}
