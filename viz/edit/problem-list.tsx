/** What is wrong with the text, in its order; each leads to its place. */
import type { Problem } from '../../language/editing.ts';
import type { Reading } from '../document/document.ts';
import { editWords } from '../words/edit-words.ts';

export interface ProblemListProps {
  readonly reading: Reading;
  readonly isRead: boolean;
  readonly onChoose: (problem: Problem) => void;
}

export function ProblemList({ reading, isRead, onChoose }: ProblemListProps) {
  const problems = reading.is === 'refused' ? reading.problems : [];
  const warnings = reading.is === 'scenario' ? reading.warnings : [];
  return (
    <div>
      <p class="edit-status" role="status">
        {statusText(reading, isRead)}
      </p>
      {problems.length + warnings.length > 0 && (
        <ul class="edit-problems">
          {problems.map((problem) => item(problem, false, onChoose))}
          {warnings.map((warning) => item(warning, true, onChoose))}
        </ul>
      )}
    </div>
  );
}

function statusText(reading: Reading, isRead: boolean): string {
  if (reading.is === 'unread' || !isRead) return editWords.reading;
  if (reading.is === 'refused') return editWords.problems(reading.problems.length);
  return reading.warnings.length === 0 ? editWords.correct : editWords.warnings(reading.warnings.length);
}

function item(problem: Problem, isRemark: boolean, onChoose: (problem: Problem) => void) {
  const { line, column, path, message, near } = problem;
  return (
    <li key={`${String(line)}:${String(column)}:${message}`}>
      <button
        type="button"
        class={isRemark ? 'edit-problem edit-remark' : 'edit-problem'}
        onClick={() => onChoose(problem)}
      >
        <span>
          {isRemark ? editWords.warning : editWords.error}: {message}
          {near === undefined ? '' : ` ${editWords.didYouMean(near)}`}
        </span>{' '}
        <span class="edit-place">
          {path === '' ? '' : `${path}, `}
          {editWords.at(line, column)}
        </span>
      </button>
    </li>
  );
}
