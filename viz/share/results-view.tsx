/** Results of the command line, opened in the page: read, not run. */
import { moneyText, numberText } from '../words/numbers.ts';
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
    return its.halfWidth === null ? text(its.mean) : `${text(its.mean)} ± ${text(its.halfWidth)}`;
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
              {alternatives.map(({ title }, index) => (
                <th key={index} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {alternatives.map(({ metrics }, index) => (
                  <td key={index}>{written(metrics[name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
