/**
 * The analytic twin: closed forms set beside what a simulation says. Each form fits a part of the model and leans on the
 * others by means alone (how often parts are asked for, how long they are waited for), so the whole is worked out again
 * until it no longer changes.
 */
import { entry } from '../../network/entry.ts';
import type { NetworkPlan } from '../../network/plan/plan.ts';
import type { Estimate, Estimates } from '../comparison.ts';
import type { Assumption, ClosedForm, NoForm } from './closed-form.ts';
import { flowsOf } from './flows.ts';
import { pointRates, type PointRate } from './lives.ts';
import { machineTheory, strikeTheory, upShares } from './machines.ts';
import { claimsOf, poolTheory, type PoolTheory } from './pools.ts';
import type { Waits } from './stock-world.ts';
import { stockTheory } from './stocks.ts';

const mostRounds = 30;
const enough = 1e-9;
/** Parts that chase each other are met half way from this round on, and left alone once they move no more than this. */
const patience = 10;
const near = 1e-3;
/** Rates are worked out again when the share of time up has changed by more than this. */
const roughly = 1e-4;

export interface Theory {
  readonly forms: readonly ClosedForm[];
  readonly none: readonly NoForm[];
}

/** Everything that closed forms say of a plan. */
export function theoryOf(plan: NetworkPlan, horizon: number): Theory {
  let up: readonly number[] = plan.fleets.map(() => 1);
  const waits: Waits = {
    stocks: plan.stocks.map(() => 0),
    pools: plan.pools.map(() => 0),
  };
  let rates: readonly (readonly PointRate[])[] = [];
  /** Share of time up for which a fleet's rates were worked out. */
  const worked: number[] = [];
  let settled = false;
  for (let round = 0; ; round += 1) {
    const share = up;
    rates = plan.fleets.map((fleet, index) => {
      const now = entry(share, index);
      const before = rates[index];
      if (before !== undefined && Math.abs(now - (worked[index] ?? NaN)) < roughly) return before;
      worked[index] = now;
      return pointRates(fleet, horizon * now, horizon);
    });
    const flows = flowsOf(plan, rates, up);
    const pools = plan.pools.map((_, index) =>
      poolTheory(plan, index, claimsOf(plan, flows, index, waits.stocks)),
    );
    for (const [index, its] of pools.entries()) waits.pools[index] = its === undefined ? 0 : its.wait;
    const stocks = stockTheory(plan, flows, waits, settled);
    for (const [index, wait] of stocks.waits.entries()) waits.stocks[index] = wait;
    const closed = closedFleets(plan, pools);
    const next = upShares(plan, flows, waits).map((share, index) => closed[index] ?? share);
    const machines = plan.fleets.flatMap((_, index) =>
      closed[index] === undefined ? [machineTheory(plan, flows, waits, [index, entry(next, index)])] : [],
    );
    const change = next.reduce((most, share, index) => Math.max(most, Math.abs(share - entry(up, index))), 0);
    if (settled) {
      const found: readonly (ClosedForm | NoForm)[] = [
        ...machines,
        ...strikeTheory(plan, rates),
        ...pools.flatMap((its) => (its === undefined ? [] : [its.form])),
        ...stocks.forms,
      ];
      return {
        forms: found.filter((its): its is ClosedForm => 'figures' in its),
        none: found.filter((its): its is NoForm => 'why' in its),
      };
    }
    settled = round >= mostRounds || (change < enough && round > 1) || (change < near && round > patience);
    up = round < patience ? next : next.map((share, index) => 0.5 * (share + entry(up, index)));
  }
}

/** Share of time up of the fleets that the repairman's problem tells of. */
function closedFleets(
  plan: NetworkPlan,
  pools: readonly (PoolTheory | undefined)[],
): readonly (number | undefined)[] {
  const figures = pools.flatMap((its) =>
    its?.meanDown !== undefined && 'figures' in its.form ? its.form.figures : [],
  );
  return plan.fleets.map(
    ({ name }) => figures.find(({ metric }) => metric === `availability/${name}`)?.value,
  );
}

/** A figure of theory beside the simulated one. */
export interface TwinFigure {
  readonly metric: string;
  readonly theory: number;
  readonly simulated: Estimate;
  /** Simulated − theory; and that over theory. */
  readonly difference: number;
  readonly relative: number;
  /** Whether the simulated interval holds the theory's figure. */
  readonly held: boolean;
}

export interface TwinPart {
  readonly part: string;
  readonly theory: string;
  readonly assumptions: readonly Assumption[];
  /** Every assumption holds. */
  readonly sound: boolean;
  readonly figures: readonly TwinFigure[];
}

export interface Twin {
  readonly parts: readonly TwinPart[];
  readonly none: readonly NoForm[];
}

/** Sets theory beside estimates; figures that were not simulated, or have nothing to count, fall away. */
export function twinOf({ forms, none }: Theory, estimates: Estimates): Twin {
  const parts = forms.map(({ part, theory, assumptions, figures }): TwinPart => ({
    part,
    theory,
    assumptions,
    sound: assumptions.every(({ holds }) => holds),
    figures: figures.flatMap(({ metric, value }) => {
      const simulated = estimates[metric];
      if (simulated === undefined || Number.isNaN(simulated.mean) || Number.isNaN(value)) return [];
      const difference = simulated.mean - value;
      // Rounding must not put a figure without spread outside its interval.
      const room = simulated.halfWidth + 1e-9 * Math.abs(value);
      return [
        {
          metric,
          theory: value,
          simulated,
          difference,
          relative: difference / value,
          held: Math.abs(difference) <= room,
        },
      ];
    }),
  }));
  return { parts, none };
}
