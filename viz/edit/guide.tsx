/**
 * Six steps to a scenario of one's own, after the six steps for managing a service network: the products covered, the
 * portfolio of offerings, the business model, the organisation, the supply chain, and monitoring. Each choice is
 * written into the file at once.
 */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ScenarioDocument } from '../document/document.ts';
import type { Language } from '../document/language.ts';
import { editWords } from '../words/edit-words.ts';
import { guideText, newLines, type GuideChoices } from './guide-state.ts';
import { GuideStep, guideSteps } from './guide-steps.tsx';

export interface GuideProps {
  readonly document: ScenarioDocument;
  readonly language: Language;
  /** Null until something was chosen. */
  readonly choices: GuideChoices | null;
  readonly onChoose: (choices: GuideChoices) => void;
  readonly onRun: () => void;
  /** Shows the form. */
  readonly onFinish: () => void;
}

export function Guide({ document, language, choices, onChoose, onRun, onFinish }: GuideProps) {
  const [step, setStep] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const fresh = useRef('');
  const id = useId();
  const words = editWords.guideSteps;
  if (choices === null) {
    const begin = (): void => {
      const first = { ...language.starterDefaults, sector: 'constructionEquipment', model: 'adHoc' };
      document.write(guideText(language, first));
      onChoose(first);
    };
    return (
      <div class="edit-guide-begin">
        <p>{editWords.guideIntroduction}</p>
        <ol>
          {guideSteps.map((name) => (
            <li key={name}>{words[name].title}</li>
          ))}
        </ol>
        <p class="edit-note">{editWords.guideReplaces}</p>
        <button type="button" class="primary" onClick={begin}>
          {editWords.guideBegin}
        </button>
      </div>
    );
  }
  const choose = (change: Partial<GuideChoices>): void => {
    const next = { ...choices, ...change };
    fresh.current = document.text.peek();
    document.write(guideText(language, next), 'guide');
    onChoose(next);
  };
  const go = (to: number): void => {
    setStep(to);
    heading.current?.focus();
  };
  const name = guideSteps[step] ?? 'products';
  const isLast = step === guideSteps.length - 1;
  return (
    <div class="edit-guide">
      <div class="edit-guide-steps">
        <ol class="edit-steps" aria-label={editWords.guide}>
          {guideSteps.map((each, index) => (
            <li key={each}>
              <button
                type="button"
                aria-current={index === step ? 'step' : undefined}
                onClick={() => go(index)}
              >
                {words[each].title}
              </button>
            </li>
          ))}
        </ol>
        <h3 tabIndex={-1} ref={heading}>
          {editWords.guideStep(step + 1, guideSteps.length)}: {words[name].title}
        </h3>
        <p>{words[name].asks}</p>
        {document.text.value !== guideText(language, choices) && (
          <p class="edit-wrong">{editWords.guideOverwrites}</p>
        )}
        <GuideStep name={name} language={language} choices={choices} onChoose={choose} />
        <div class="edit-actions">
          <button type="button" disabled={step === 0} onClick={() => go(step - 1)}>
            {editWords.back}
          </button>
          {isLast ? (
            <>
              <button type="button" class="primary" onClick={onRun}>
                {editWords.run}
              </button>
              <button type="button" onClick={onFinish}>
                {editWords.guideFinish}
              </button>
            </>
          ) : (
            <button type="button" class="primary" onClick={() => go(step + 1)}>
              {editWords.next}
            </button>
          )}
        </div>
      </div>
      <section class="edit-guide-file" aria-labelledby={`${id}-file`}>
        <h3 id={`${id}-file`}>{editWords.guideFile}</h3>
        <FileSoFar before={fresh.current} text={document.text.value} />
      </section>
    </div>
  );
}

/** The file as it is being written; what the last choice changed is marked. */
function FileSoFar({ before, text }: { readonly before: string; readonly text: string }) {
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const first = box.current?.querySelector('mark');
    if (box.current === null || first === null || first === undefined) return;
    const offset = first.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
    const isSeen = offset >= 0 && offset < box.current.clientHeight - 40;
    if (!isSeen) box.current.scrollTop += offset - box.current.clientHeight / 3;
  }, [text]);
  const fresh = before === '' ? new Set<number>() : newLines(before, text);
  return (
    <pre tabIndex={0} ref={box}>
      {text.split('\n').map((line, index) =>
        fresh.has(index) ? (
          <mark key={index}>
            {line}
            {'\n'}
          </mark>
        ) : (
          `${line}\n`
        ),
      )}
    </pre>
  );
}
