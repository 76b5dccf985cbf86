/** Change one thing and watch: sliders for what the scenario assumes within a range. */
import { useRef, useState } from 'preact/hooks';
import { appWords } from '../words/app-words.ts';
import { numberText } from '../words/numbers.ts';
import type { PageState } from './page-state.ts';
import { atStep, rangedValueOf, stepOf, type RangedValue } from './ranged-value.ts';

/** Sliders on the first screen; the form has all. */
const mostShown = 6;
/** Milliseconds that a slider rests before everything runs again. */
const rest = 350;

/** The end of a path, in words: `customers.operatorA.lostMargin` → `lost margin of operatorA`. */
function nameOf(path: string): string {
  const keys = path.split('.');
  const last = (keys.at(-1) ?? '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const of = keys.at(-2);
  return of === undefined || of === 'prices' ? last : `${last} (${of})`;
}

export function ChangePanel({ page }: { readonly page: PageState }) {
  const values = page.preset.value.assumptions.flatMap((its) => rangedValueOf(its) ?? []).slice(0, mostShown);
  return (
    <section class="app-panel" aria-labelledby="change-title">
      <h2 id="change-title">{appWords.change.title}</h2>
      <p class="quiet">{values.length === 0 ? appWords.change.none : appWords.change.hint}</p>
      <div class="app-change">
        {values.map((its) => (
          <Slider key={`${page.preset.value.id} ${its.path}`} page={page} its={its} />
        ))}
      </div>
    </section>
  );
}

function Slider({ page, its }: { readonly page: PageState; readonly its: RangedValue }) {
  const [value, setValue] = useState(its.value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const text = (number: number): string => `${numberText(number, 6)}${its.unit}`;
  const move = (next: number): void => {
    setValue(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void page.change(its.path, `${next}${its.unit}`), rest);
  };
  return (
    <label>
      <span>{nameOf(its.path)}</span>
      <output>{text(value)}</output>
      <input
        type="range"
        min={0}
        max={100}
        value={stepOf(its, value)}
        aria-valuetext={text(value)}
        onInput={(event) => move(atStep(its, Number(event.currentTarget.value)))}
      />
      <small>
        {appWords.change.of(text(its.low), text(its.high))}
        {value === its.value ? null : (
          <>
            {' · '}
            <button type="button" class="app-link" onClick={() => move(its.value)}>
              {appWords.change.reset}
            </button>
          </>
        )}
      </small>
    </label>
  );
}
