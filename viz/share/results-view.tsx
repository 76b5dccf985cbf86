/** Results of the command line, opened in the page: read, not run. */
import { moneyText, numberText, roughly } from '../words/numbers.ts';
import { shareWords } from '../words/share-words.ts';
import type { FiledEstimate, FiledResults } from './opened-file.ts';

export interface ResultsViewProps {
  readonly results: FiledResults;
  readonly onClose: () => void;
}

export function ResultsView({ results, onClose }: ResultsViewProps) {
  const { what, scenario, seed, replications, engine, sentences, alternatives, currency } = results;
  const names = [...new Set(alternatives.flatMap(({ metrics }) => Object.keys(metrics)))];
  const written = (its: FiledEstimate | undefined): string => {
    if (its?.mean === undefined || its.mean === null) return '–';
    const text = (value: number): string =>
      its.unit === 'cents'
        ? moneyText(value, currency)
        : `${numberText(value)}${its.unit === '' ? '' : ` ${its.unit}`}`;
    return its.halfWidth === null ? text(its.mean) : `${text(its.mean)} ± ${text(roughly(its.halfWidth))}`;
  };
  const titles = alternatives.map(({ title }) => title);
  // The longer of the two runs down: a sweep has many cells and few measures, a comparison the reverse.
  const cellsDown = titles.length > names.length;
  const [down, across] = cellsDown ? [titles, names] : [names, titles];
  const cell = (row: number, column: number): string => {
    const [alternative, name] = cellsDown ? [row, column] : [column, row];
    return written(alternatives[alternative]?.metrics[names[name] ?? '']);
  };
  return (
    <section class="app-main share-results" aria-label={shareWords.results.title(what, scenario)}>
      <div class="app-title">
        <h1>{shareWords.results.title(what, scenario)}</h1>
        <p>{shareWords.results.from(seed, replications, engine)}</p>
        <button type="button" onClick={onClose}>
          {shareWords.results.close}
        </button>
      </div>
      {sentences.length === 0 ? null : (
        <div class="app-panel">
          {sentences.map((its) => (
            <p key={its}>{its}</p>
          ))}
        </div>
      )}
      <div
        class="app-panel app-scroll"
        role="region"
        tabIndex={0}
        aria-label={shareWords.results.title(what, scenario)}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{shareWords.results.name}</th>
              {across.map((its, index) => (
                <th key={index} scope="col">
                  {its}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {down.map((its, row) => (
              <tr key={row}>
                <th scope="row">{its}</th>
                {across.map((_, column) => (
                  <td key={column}>{cell(row, column)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
