/** The choices of each step of the guide, in plain words. */
import { useId, useState } from 'preact/hooks';
import type { Language } from '../document/language.ts';
import { editWords } from '../words/edit-words.ts';
import type { GuideChoices } from './guide-state.ts';

export const guideSteps = ['products', 'offerings', 'model', 'organisation', 'chain', 'monitoring'] as const;
export type GuideStepName = (typeof guideSteps)[number];

const replicationsOf = { few: 10, usual: 30, many: 100 } as const;

function sureness(replications: number): keyof typeof replicationsOf {
  if (replications <= replicationsOf.few) return 'few';
  return replications < replicationsOf.many ? 'usual' : 'many';
}

interface StepProps {
  readonly language: Language;
  readonly choices: GuideChoices;
  readonly onChoose: (change: Partial<GuideChoices>) => void;
}

export function GuideStep({ name, ...props }: StepProps & { readonly name: GuideStepName }) {
  const { choices, onChoose, language } = props;
  const words = editWords.guideChoices;
  switch (name) {
    case 'products':
      return <Products {...props} />;
    case 'offerings':
      return (
        <Choice
          label={words.offerings.label}
          options={words.offerings.options}
          chosen={choices.offerings}
          onChoose={(offerings) => onChoose({ offerings })}
        />
      );
    case 'model':
      return <Models language={language} choices={choices} onChoose={onChoose} />;
    case 'organisation':
      return (
        <>
          <Amount
            label={words.technicians}
            value={choices.technicians}
            least={1}
            most={1000}
            onChoose={(technicians) => onChoose({ technicians })}
          />
          <Choice
            label={words.hours.label}
            options={words.hours.options}
            chosen={choices.hours}
            onChoose={(hours) => onChoose({ hours })}
          />
          <Choice
            label={words.base.label}
            options={words.base.options}
            chosen={choices.base}
            onChoose={(base) => onChoose({ base })}
          />
        </>
      );
    case 'chain':
      return (
        <>
          <Amount
            label={words.spares}
            value={choices.spares}
            least={0}
            most={10_000}
            onChoose={(spares) => onChoose({ spares })}
          />
          <Choice
            label={words.chain.label}
            options={words.chain.options}
            chosen={choices.chain}
            onChoose={(chain) => onChoose({ chain })}
          />
        </>
      );
    case 'monitoring':
      return (
        <>
          <Choice
            label={words.noticed.label}
            options={words.noticed.options}
            chosen={choices.noticed}
            onChoose={(noticed) => onChoose({ noticed })}
          />
          <Choice
            label={words.replications.label}
            options={words.replications.options}
            chosen={sureness(choices.replications)}
            onChoose={(replications) => onChoose({ replications: replicationsOf[replications] })}
          />
        </>
      );
  }
}

function Products({ language, choices, onChoose }: StepProps) {
  const words = editWords.guideChoices;
  const sector = language.sectors[choices.sector];
  const titles = Object.fromEntries(
    Object.entries(language.sectors).map(([id, { title }]) => [id, { title, says: '' }]),
  );
  return (
    <>
      <Choice
        label={words.sector}
        options={titles}
        chosen={choices.sector}
        // Another sector has other machines, and money of its own.
        onChoose={(chosen) => onChoose({ sector: chosen, count: null, lostMargin: null })}
      />
      <Amount
        label={words.count}
        value={choices.count ?? sector?.count ?? 1}
        least={1}
        most={100_000}
        onChoose={(count) => onChoose({ count })}
      />
      <Amount
        label={words.lostMargin(sector?.currency ?? '')}
        value={Number(
          (choices.lostMargin ?? sector?.lostMargin ?? '0').replace(/ .*$/, '').replaceAll('_', ''),
        )}
        least={0}
        most={10_000_000}
        step="any"
        onChoose={(margin) => onChoose({ lostMargin: `${String(margin)} ${sector?.currency ?? ''}/h` })}
      />
    </>
  );
}

function Models({ language, choices, onChoose }: StepProps) {
  const words = editWords.guideChoices;
  const id = useId();
  const all = Object.entries(language.contractTitles);
  return (
    <>
      <p class="edit-inline">
        <label for={id}>{words.model}</label>
        <select
          id={id}
          value={choices.model}
          onChange={(event) => onChoose({ model: event.currentTarget.value })}
        >
          {all.map(([model, title]) => (
            <option key={model} value={model}>
              {title}
            </option>
          ))}
        </select>
      </p>
      <fieldset class="edit-choice edit-many">
        <legend>{words.against}</legend>
        {all
          .filter(([model]) => model !== choices.model)
          .map(([model, title]) => (
            <label key={model}>
              <input
                type="checkbox"
                checked={choices.against.includes(model)}
                onChange={(event) =>
                  onChoose({
                    against: event.currentTarget.checked
                      ? [...choices.against, model]
                      : choices.against.filter((other) => other !== model),
                  })
                }
              />
              <span>{title}</span>
            </label>
          ))}
      </fieldset>
    </>
  );
}

interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly options: Readonly<Record<Name, { readonly title: string; readonly says: string }>>;
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

function Choice<Name extends string>({ label, options, chosen, onChoose }: ChoiceProps<Name>) {
  const id = useId();
  return (
    <fieldset class="edit-choice">
      <legend>{label}</legend>
      {(Object.keys(options) as Name[]).map((name) => (
        <label key={name}>
          <input
            type="radio"
            name={id}
            value={name}
            checked={name === chosen}
            onChange={() => onChoose(name)}
          />
          <span>
            {options[name].title}{' '}
            {options[name].says !== '' && <span class="edit-note">{options[name].says}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: 'any';
  readonly onChoose: (value: number) => void;
}

/** A number within its ends; what is not one is left as it was. */
function Amount({ label, value, least, most, step, onChoose }: AmountProps) {
  const id = useId();
  // What is being typed: the page may be drawn anew meanwhile.
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <p class="edit-inline">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        step={step ?? 1}
        value={draft ?? String(value)}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => {
          const given = event.currentTarget.valueAsNumber;
          const isFine = given >= least && given <= most && (step === 'any' || Number.isInteger(given));
          setDraft(null);
          if (isFine) onChoose(given);
        }}
      />
    </p>
  );
}
