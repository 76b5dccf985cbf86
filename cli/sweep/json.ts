/** `aftersim.sweep/1`: the axes, and for every cell its measures, values and price. Money in cents. */
import { envelope } from '../call/envelope.ts';
import type { ShownSweep } from './shown-sweep.ts';

export function sweepJson({ loaded, design, mode, sweep, requested, incomplete }: ShownSweep): object {
  return {
    ...envelope('sweep', loaded),
    requested,
    replications: sweep.replications,
    incomplete: incomplete ?? null,
    confidence: sweep.confidence,
    mode,
    axes: design.axes,
    target: sweep.target ?? null,
    cells: sweep.cells.map(({ at, measures, metrics, presentValue, price, facts, ledger }) => ({
      at: Object.fromEntries(design.axes.map(({ id }, index) => [id, at[index]])),
      measures,
      metrics,
      presentValue,
      price: price ?? null,
      digests: { facts, ledger },
    })),
  };
}
