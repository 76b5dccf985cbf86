/** The comparison, fed from the study. */
import { ChangePanel } from './change-panel.tsx';
import { CompareView } from '../compare/compare-view.tsx';
import { priceUnitsOf } from '../compare/price-units.ts';
import { appWords } from '../words/app-words.ts';
import type { PageState } from './page-state.ts';
import { Provenance } from './provenance.tsx';

export function CompareTab({ page }: { readonly page: PageState }) {
  const { study, preset } = page;
  const scenario = study.scenario.value;
  const comparison = study.comparison.value;
  const shown = study.shown.value;
  const stale =
    comparison !== undefined && comparison.alternatives.map(({ id }) => id).join() !== shown.join();
  return (
    <div class="app-main" data-stale={String(stale)}>
      <div class="app-main app-results">
        <CompareView
          scenario={scenario}
          alternatives={page.alternatives.value}
          shown={shown}
          runs={study.runs.value}
          comparison={stale ? undefined : comparison}
          priceUnits={priceUnitsOf(preset.value.prices)}
          source={appWords.source(
            scenario.name,
            scenario.seed,
            study.whole.value,
            page.engine,
            page.command.value,
          )}
          name={preset.value.id}
          between={<ChangePanel page={page} />}
          onWatch={(alternative, replication) => {
            page.watched.value = { alternative, replication };
            page.view.value = 'watch';
          }}
        />
      </div>
      <Provenance page={page} />
    </div>
  );
}
