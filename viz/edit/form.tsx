/** The document as a form, made from what stands in the file and from what the schema says of it. */
import { useMemo, useState } from 'preact/hooks';
import type { Field, Outlined } from '../../language/editing.ts';
import type { ScenarioDocument } from '../document/document.ts';
import type { Language } from '../document/language.ts';
import { editWords } from '../words/edit-words.ts';
import { Alternatives } from './alternatives.tsx';
import { crumbsOf, titleOf } from './field-titles.ts';
import { formState, type FormState } from './form-state.ts';
import { MoreSettings, Settings } from './settings.tsx';

/** Which top keys are in which group; what is in none belongs to the whole run. */
const groups = {
  customers: ['customer', 'customers', 'tiers'],
  fleets: ['products', 'fleets', 'arrivals', 'shocks'],
  items: ['items'],
  places: ['places', 'lanes'],
  pools: ['pools', 'jobs'],
  stocks: ['stocks'],
  prices: ['prices', 'contracts'],
  decisions: ['decisions', 'beliefs'],
  sweep: ['sweep'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Group = keyof typeof groups | 'whole';

const order: readonly Group[] = ['whole', ...(Object.keys(groups) as (keyof typeof groups)[])];
const mostFound = 60;

export interface FormProps {
  readonly document: ScenarioDocument;
  readonly language: Language;
}

export function Form({ document, language }: FormProps) {
  const form = useMemo(() => formState(document, language), [document, language]);
  const [sought, setSought] = useState('');
  const outline = form.outline.value;
  if (outline === null) return <p role="alert">{editWords.cannotOutline}</p>;
  const words = sought
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return (
    <div class="edit-form">
      <input
        type="search"
        class="edit-search"
        aria-label={editWords.search}
        placeholder={editWords.search}
        value={sought}
        onInput={(event) => setSought(event.currentTarget.value)}
      />
      {words.length > 0 ? (
        <Found form={form} fields={outline.fields.filter((field) => fits(field, words))} />
      ) : (
        <>
          <Assumptions form={form} fields={outline.fields} />
          <Alternatives form={form} outline={outline} />
          {order.map((group) => (
            <GroupOfSettings key={group} form={form} group={group} outline={outline} />
          ))}
        </>
      )}
    </div>
  );
}

function fits({ path, text }: Field, words: readonly string[]): boolean {
  const all = `${path.join(' ')} ${path.map((key) => titleOf(String(key))).join(' ')} ${text}`.toLowerCase();
  return words.every((word) => all.includes(word));
}

function Found({ form, fields }: { readonly form: FormState; readonly fields: readonly Field[] }) {
  return (
    <section>
      <p class="edit-note" role="status">
        {editWords.found(fields.length, mostFound)}
      </p>
      <Settings form={form} fields={fields.slice(0, mostFound)} depth={0} />
    </section>
  );
}

function Assumptions({ form, fields }: { readonly form: FormState; readonly fields: readonly Field[] }) {
  const assumed = fields.filter(({ basis, range }) => basis === 'assumed' || range !== null);
  const ranged = assumed.filter(({ range }) => range !== null);
  const others = assumed.filter(({ range }) => range === null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section class="edit-group">
      <h3>{editWords.assumptions}</h3>
      <p class="edit-note">{ranged.length === 0 ? editWords.noAssumptions : editWords.assumptionsNote}</p>
      <Settings form={form} fields={ranged} depth={0} />
      {others.length > 0 && (
        <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary>{editWords.otherAssumptions(others.length)}</summary>
          {isOpen && <Settings form={form} fields={others} depth={0} />}
        </details>
      )}
    </section>
  );
}

interface GroupProps {
  readonly form: FormState;
  readonly group: Group;
  readonly outline: Outlined;
}

function GroupOfSettings({ form, group, outline }: GroupProps) {
  const [isOpen, setIsOpen] = useState(false);
  const keys: readonly string[] = group === 'whole' ? [] : groups[group];
  const grouped = Object.values(groups).flat() as readonly string[];
  const fields = outline.fields.filter(({ path: [top] }) =>
    group === 'whole'
      ? top !== 'alternatives' && top !== 'aftersim' && !grouped.includes(String(top))
      : keys.includes(String(top)),
  );
  if (fields.length === 0) return null;
  const changed = fields.filter((field) => form.originalOf(field) !== undefined).length;
  return (
    <details class="edit-group" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {editWords.groups[group]}
        {changed > 0 && <span class="edit-badge">{editWords.changed(changed)}</span>}
      </summary>
      {isOpen && group === 'whole' && (
        <>
          <Settings form={form} fields={fields} depth={0} />
          <MoreSettings form={form} path={[]} keys={outline.maps.get('') ?? []} />
        </>
      )}
      {isOpen &&
        group !== 'whole' &&
        keys
          .flatMap((key) => thingsOf(fields, key))
          .map(({ at, path, its }) => (
            <section key={at} class="edit-thing">
              <h4>{crumbsOf(form.language, path, 0)}</h4>
              <Settings form={form} fields={its} depth={path.length} />
              {outline.maps.has(at) && (
                <MoreSettings form={form} path={path} keys={outline.maps.get(at) ?? []} />
              )}
            </section>
          ))}
    </details>
  );
}

/** Keys whose settings have no ids in between. */
const flat = ['customer', 'beliefs', 'prices'];

interface Thing {
  readonly path: readonly (string | number)[];
  readonly at: string;
  readonly its: readonly Field[];
}

/** The fields of a top key by the thing that they belong to. */
function thingsOf(fields: readonly Field[], top: string): readonly Thing[] {
  const length = flat.includes(top) ? 1 : top === 'stocks' ? 3 : 2;
  const things = new Map<string, { path: Thing['path']; its: Field[] }>();
  for (const field of fields) {
    if (field.path[0] !== top) continue;
    const path = field.path.slice(0, Math.min(length, Math.max(1, field.path.length - 1)));
    const at = path.join('.');
    const thing = things.get(at);
    if (thing === undefined) things.set(at, { path, its: [field] });
    else thing.its.push(field);
  }
  return [...things].map(([at, { path, its }]) => ({ at, path, its }));
}
