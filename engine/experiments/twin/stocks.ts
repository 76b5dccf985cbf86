/**
 * Theory of stocks, by the tree in which they supply each other: Palm's theorem for one alone, Erlang's loss formula where
 * unmet demand goes elsewhere, the (R, Q) stock, and for trees the exact law (Simon; Graves), beside which METRIC and
 * VARI-METRIC say what they would.
 */
import { stepCode, type NetworkPlan } from '../../network/plan/plan.ts';
import type { ClosedForm, NoForm } from './closed-form.ts';
import { stepsOf, stockAt, type Flow } from './flows.ts';
import { StockTree } from './stock-tree.ts';
import type { Demand, Waits } from './stock-world.ts';

export interface StockTheory {
  readonly forms: readonly (ClosedForm | NoForm)[];
  /** Mean wait at each stock, hours; NaN where theory has none. */
  readonly waits: readonly number[];
}

export function demandsOf(plan: NetworkPlan, flows: readonly Flow[]): readonly Demand[] {
  return plan.stocks.map((_, stock) => {
    let rate = 0;
    let single = true;
    const notPoisson = new Set<string>();
    for (const flow of flows) {
      for (const { step, share } of stepsOf(plan, flow)) {
        if (step.code !== stepCode.demand || stockAt(plan, flow, step) !== stock) continue;
        rate += flow.rate * share * (step.single ? 1 : step.quantity.mean);
        single = single && step.single;
        if (flow.notPoisson !== '') notPoisson.add(flow.notPoisson);
      }
    }
    return { rate, single, notPoisson: [...notPoisson].slice(0, 3) };
  });
}

/** What theory says of all stocks; with what approximations say of trees, where asked for. */
export function stockTheory(
  plan: NetworkPlan,
  flows: readonly Flow[],
  waits: Waits,
  approximations: boolean,
): StockTheory {
  const demands = demandsOf(plan, flows);
  const found = plan.stocks.map(() => NaN);
  const forms: (ClosedForm | NoForm)[] = [];
  for (const [root, stock] of plan.stocks.entries()) {
    if (stock.unlimited) found[root] = 0;
    if (stock.unlimited || stock.source.kind === 'stock') continue;
    const tree = new StockTree({ plan, flows, demands, waits }, root);
    if (tree.demandRate === 0) continue;
    forms.push(...tree.forms(found, approximations));
  }
  return { forms, waits: found };
}
