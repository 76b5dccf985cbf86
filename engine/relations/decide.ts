/**
 * Takes all decisions of an alternative that are due before the run begins, and readies those that are taken in it.
 * First it is decided who is under which contract, then everything else under the contracts that were chosen; whoever
 * decides takes all others' decisions to stay as they are when frozen.
 */
import type { DecisionCost } from '../contracts/switches/compile-charges.ts';
import type { EconomicsInput } from '../contracts/economics-input.ts';
import type { NetworkInput } from '../network/network-input.ts';
import type { DrawKey } from '../random/draws/key.ts';
import { isLive } from './decision-input.ts';
import type { DecisionInput } from './decision-input.ts';
import { choicesOf, costUnits } from './least-own-expected-cost.ts';
import type { Choice, Decided } from './least-own-expected-cost.ts';
import { luckOf } from './luck.ts';
import { applyChanges } from './options.ts';
import type { Setting } from './options.ts';
import type { OwnDecisionRule } from './rules/own-rule.ts';
import { needsSums, pick } from './rules/rules.ts';

/** A decision that is taken in the run, with what does not change while it goes on. */
export interface LiveDecision {
  readonly id: string;
  /** Its position among the scenario's decisions: what `decided` facts call it. */
  readonly index: number;
  readonly decision: DecisionInput;
  readonly choices: readonly Choice[];
}

export interface Decisions {
  readonly decided: readonly Decided[];
  /** The network with the chosen options in force. */
  readonly network: NetworkInput;
  /** The economics with every customer under the contract that was chosen. */
  readonly economics: EconomicsInput;
  readonly costs: readonly DecisionCost[];
  /** Decisions to be taken in the run; none where decisions are frozen. */
  readonly live: readonly LiveDecision[];
}

interface World extends Setting {
  readonly decisions: Readonly<Record<string, DecisionInput>>;
}

/** Where tastes and rules of the user's own come from. */
export interface Chance {
  /** The key from which tastes are drawn; without it everybody has the same. */
  readonly run: DrawKey | undefined;
  readonly own: Readonly<Record<string, OwnDecisionRule>>;
}

/** Decisions that were taken, by id. */
type Taken = ReadonlyMap<string, readonly Decided[]>;

/** The world in which what was taken is in force, and everything else is as frozen, but for one decision. */
function settingOf(world: World, taken: Taken, but?: string): Setting {
  let setting: Setting = { network: world.network, economics: world.economics };
  for (const [id, { options, frozen }] of Object.entries(world.decisions)) {
    if (id === but) continue;
    for (const { chosen, customer } of taken.get(id) ?? [{ chosen: frozen, customer: null }]) {
      setting = applyChanges(setting, options[chosen]?.changes ?? [], customer ?? undefined);
    }
  }
  return setting;
}

function choosesContract({ options }: DecisionInput): boolean {
  return Object.values(options).some(({ changes }) => changes.some(({ port }) => port === 'contract'));
}

function take(
  id: string,
  decision: DecisionInput,
  setting: Setting,
  how: 'free' | 'frozen',
  { run, own }: Chance,
): readonly Decided[] {
  const withSums = how === 'free' && needsSums(decision.rule) ? 'with sums' : 'without sums';
  return choicesOf(decision, setting, withSums).map(({ name, actor, options, sums }): Decided => {
    const picked =
      how === 'frozen'
        ? undefined
        : pick(
            decision.rule,
            {
              options,
              sums,
              // Without a run there is no luck: everybody has the same taste.
              luck: (option) => (run === undefined ? 0.5 : luckOf(run, name, id, 0, option)),
              seen: () => NaN,
            },
            own,
          );
    return { decision: id, customer: name, actor, chosen: picked ?? decision.frozen, sums };
  });
}

function costsOf(
  world: World,
  its: Decided,
  index: number,
  option: string | undefined,
): readonly DecisionCost[] {
  const { decision, actor, customer } = its;
  const chosen = option ?? its.chosen;
  const input = world.decisions[decision]?.options[chosen];
  if (input === undefined) return [];
  const units = costUnits(world.network, input.costPer, customer ?? undefined);
  const [centsPerYear, centsOnce] = [input.yearlyCost * units, input.oneOffCost * units];
  if (centsPerYear === 0 && centsOnce === 0) return [];
  const positions = Object.keys(world.decisions[decision]?.options ?? {});
  const taken =
    option === undefined
      ? null
      : {
          decision: Object.keys(world.decisions).indexOf(decision),
          option: positions.indexOf(chosen),
          name: chosen,
        };
  return [{ decision, payer: actor, customer: index, centsPerYear, centsOnce, option: taken }];
}

/**
 * The decisions that the parties take (`free`), or the frozen ones. `run`: the key from which tastes are drawn; without
 * it everybody has the same. `own`: the decision rules of the user's own.
 */
export function decide(
  world: World,
  how: 'free' | 'frozen',
  run?: DrawKey,
  own: Chance['own'] = {},
): Decisions {
  const atStart = Object.entries(world.decisions).filter(([, decision]) => !isLive(decision));
  const taken = new Map<string, readonly Decided[]>();
  const rounds = [
    atStart.filter(([, decision]) => choosesContract(decision)),
    atStart.filter(([, decision]) => !choosesContract(decision)),
  ];
  for (const round of rounds) {
    const before = new Map(taken);
    for (const [id, decision] of round) {
      taken.set(id, take(id, decision, settingOf(world, before, id), how, { run, own }));
    }
  }
  const decided = atStart.flatMap(([id]) => taken.get(id) ?? []);
  const setting = settingOf(world, taken);
  const indices = customerIndices(world.network);
  const costs = decided.flatMap((its) => costsOf(world, its, indices(its.customer), undefined));
  if (how === 'frozen') return { decided, ...setting, costs, live: [] };
  const live = Object.entries(world.decisions).flatMap(([id, decision], index): LiveDecision[] => {
    if (!isLive(decision)) return [];
    const wanted = needsSums(decision.rule) ? 'with sums' : 'without sums';
    return [{ id, index, decision, choices: choicesOf(decision, setting, wanted) }];
  });
  const inTheRun = live.flatMap(({ id, decision, choices }) =>
    choices.flatMap(({ name, actor, customer }) =>
      Object.keys(decision.options).flatMap((option) =>
        costsOf(world, { decision: id, customer: name, actor, chosen: option, sums: [] }, customer, option),
      ),
    ),
  );
  return { decided, ...setting, costs: [...costs, ...inTheRun], live };
}

/** The index of a customer in the plan; -1 for all. */
function customerIndices({ fleets, arrivals }: NetworkInput): (name: string | null) => number {
  const names = [
    ...new Set([...Object.values(fleets), ...Object.values(arrivals)].map(({ customer }) => customer)),
  ];
  return (name) => (name === null ? -1 : names.indexOf(name));
}
