/**
 * The time of the records once more: what was seen beside what is simulated. A history is one run of the world, so it is held
 * against single runs, not against their mean: it lies within where no more than one run in forty is below it, or above.
 */
import type { Scenario } from '../../engine/build/scenario.ts';
import { runFully } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { hoursPerUnit } from '../../language/units/duration.ts';
import type { History } from './history.ts';

export interface Figure {
  readonly name: string;
  readonly observed: number;
  /** Mean of the runs. */
  readonly simulated: number;
  /** The values between which nineteen of twenty runs lie. */
  readonly low: number;
  readonly high: number;
  readonly within: boolean;
}

/** Figures by name, of a history or of a run. */
type Figures = ReadonlyMap<string, number>;

/** What is set side by side, from what befell the machines. */
function figuresOf(
  span: number,
  responses: readonly number[],
  failures: number,
  down: number,
  parts: ReadonlyMap<string, number>,
): Figures {
  const figures = new Map([
    ['failures', failures],
    ['failures in a month', (failures / span) * (hoursPerUnit.get('month') ?? NaN)],
  ]);
  if (responses.length > 0) {
    const sorted = [...responses].sort((a, b) => a - b);
    figures.set(
      'mean hours from failure to arrival',
      responses.reduce((sum, its) => sum + its, 0) / responses.length,
    );
    figures.set('hours from failure to arrival, 90 % quantile', quantile(sorted, 0.9));
  }
  figures.set('hours down', down);
  for (const [part, count] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1)))
    figures.set(`parts used: ${part}`, count);
  return figures;
}

/** Hyndman and Fan's seventh definition; `sorted` is not empty. */
function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (position - Math.floor(position)) * (above - below);
}

function observedIn({ machines, span }: History): Figures {
  const orders = machines.flatMap((machine) => machine.orders);
  const parts = new Map<string, number>();
  for (const { part } of orders) if (part !== '') parts.set(part, (parts.get(part) ?? 0) + 1);
  const responses = orders.flatMap(({ failed, arrived }) =>
    arrived === undefined ? [] : [arrived - failed],
  );
  let down = 0;
  for (const { orders: its } of machines) {
    let until = 0;
    for (const { failed, restored } of its) {
      const [from, to] = [Math.max(failed, until), Math.min(restored, span)];
      down += Math.max(0, to - from);
      until = Math.max(until, to);
    }
  }
  return figuresOf(span, responses, orders.length, down, parts);
}

function simulatedIn(
  facts: readonly Fact[],
  span: number,
  stocks: readonly string[],
  responded: boolean,
): Figures {
  const raised = new Map<number, number>();
  const parts = new Map<string, number>();
  const downSince = new Map<number, number>();
  const responses: number[] = [];
  let down = 0;
  for (const fact of facts) {
    if (fact.kind === 'raised' && fact.origin === 0) raised.set(fact.request, fact.at);
    else if (fact.kind === 'worked' && fact.step === 0 && responded)
      responses.push(fact.at - (raised.get(fact.request) ?? NaN));
    else if (fact.kind === 'issued') {
      const part = stocks[fact.stock] ?? '';
      parts.set(part, (parts.get(part) ?? 0) + 1);
    } else if (fact.kind === 'stopped') downSince.set(fact.machine, downSince.get(fact.machine) ?? fact.at);
    else if (fact.kind === 'restored') {
      down += fact.at - (downSince.get(fact.machine) ?? fact.at);
      downSince.delete(fact.machine);
    }
  }
  for (const since of downSince.values()) down += span - since;
  return figuresOf(span, responses, raised.size, down, parts);
}

/** Runs the scenario that was imported from the history, and compares. */
export function replayOf(scenario: Scenario, history: History, replications: number): readonly Figure[] {
  const observed = observedIn(history);
  const responded = observed.has('mean hours from failure to arrival');
  const runs = Array.from({ length: replications }, (_, replication) => {
    const { seed } = scenario;
    const { blueprint } = prepare(scenario, 'frozen', 'base', { seed, replication });
    const facts: Fact[] = [];
    const onFact = (fact: Fact): void => void facts.push(fact);
    runFully(blueprint, { seed, replication, replay: 'aftersim import', accounts: false, onFact });
    const { plan } = blueprint;
    const stocks = plan.stocks.map(({ item }) => plan.items[item]?.name ?? '');
    return simulatedIn(facts, scenario.horizon, stocks, responded);
  });
  return [...observed].map(([name, value]) => {
    const values = runs.flatMap((run) => run.get(name) ?? 0).sort((a, b) => a - b);
    const [low, high] = [quantile(values, 0.025), quantile(values, 0.975)];
    const simulated = values.reduce((sum, its) => sum + its, 0) / values.length;
    return { name, observed: value, simulated, low, high, within: low <= value && value <= high };
  });
}
