/** Which models are compared, on how many replications, and how far the runs are. */
import type { StudyState } from '../study/study-state.ts';
import { appWords } from '../words/app-words.ts';

export interface RunBarProps {
  readonly study: StudyState;
  /** Every alternative that there is. */
  readonly alternatives: readonly { readonly id: string; readonly title: string }[];
}

/** Replications that one press adds. */
export const oneMore = 10;

export function RunBar({ study, alternatives }: RunBarProps) {
  const shown = study.shown.value;
  const { done, wanted, running, perSecond } = study.progress.value;
  const whole = study.whole.value;
  const toggle = (id: string): void => {
    const next = alternatives
      .map((its) => its.id)
      .filter((its) => (its === id ? !shown.includes(id) : shown.includes(its)));
    study.show(next);
  };
  return (
    <div class="app-bar">
      <fieldset>
        <legend class="hidden-text">{appWords.modelsLabel}</legend>
        {alternatives.map(({ id, title }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={shown.includes(id)}
              disabled={shown.length === 1 && shown.includes(id)}
              onChange={() => toggle(id)}
            />
            {title}
          </label>
        ))}
      </fieldset>
      <div class="app-progress" role="status">
        {running ? (
          <>
            <progress value={done} max={wanted} aria-label={appWords.working} />
            <span>
              {appWords.progress(done, wanted)}
              {perSecond > 0 && done > 2 ? `, ${appWords.rate(perSecond)}` : ''}
            </span>
          </>
        ) : (
          <span>{appWords.done(whole)}</span>
        )}
      </div>
      {running ? (
        <button type="button" onClick={() => study.cancel()}>
          {appWords.cancel}
        </button>
      ) : (
        <button type="button" class="primary" onClick={() => study.want(whole + oneMore)}>
          {appWords.moreReplications(oneMore)}
        </button>
      )}
    </div>
  );
}
