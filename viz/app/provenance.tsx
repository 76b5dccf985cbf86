/** Where the numbers come from: seed, engine, digests; what somebody needs to get the same bits elsewhere. */
import type { PageState } from './page-state.ts';
import { appWords } from '../words/app-words.ts';

export function Provenance({ page }: { readonly page: PageState }) {
  const scenario = page.study.scenario.value;
  const runs = page.study.runs.value;
  const titles = new Map(page.alternatives.value.map(({ id, title }) => [id, title]));
  return (
    <details class="app-panel app-provenance">
      <summary>{appWords.provenance.title}</summary>
      <p>{appWords.provenance.hint(scenario.seed, page.engine)}</p>
      <div class="app-scroll" tabIndex={0} role="region" aria-label={appWords.provenance.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{appWords.provenance.model}</th>
              <th scope="col">{appWords.provenance.facts}</th>
              <th scope="col">{appWords.provenance.ledger}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(runs).map(([id, its]) => (
              <tr key={id} data-alternative={id}>
                <th scope="row">{titles.get(id) ?? id}</th>
                <td>
                  <code>{its[0]?.result.facts}</code>
                </td>
                <td>
                  <code>{its[0]?.result.ledger}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <code>{page.command.value}</code>
      </p>
    </details>
  );
}
