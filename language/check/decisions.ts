/** Decisions act on what there is, when they can. */
import { isLive } from '../../engine/relations/decision-input.ts';
import type { DecisionInput } from '../../engine/relations/decision-input.ts';
import {
  cannotJoin,
  fleetsWithoutWear,
  frozenActs,
  levelBelowZero,
  noSuch,
  noSuchOption,
  notForEach,
  nothingSeenYet,
  notPlanned,
  offeredInPart,
  onlyAtTheStart,
  onlyInTheRun,
  termOfEach,
  unlimitedChanged,
} from '../messages.ts';
import { entriesOf, own } from '../normalize/context.ts';
import { meterOfMode } from '../normalize/decisions.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import type { CheckContext } from './check-context.ts';
import { refer } from './references.ts';

type AuthoredOption = NonNullable<Authored['decisions']>[string]['options'][string];

/** What only makes sense before the run, in it, and for all customers together. */
const atTheStart = ['allocate', 'dispatch', 'contract', 'tier'] as const;
const inTheRun = ['hold', 'leave', 'join'] as const;
const forAll = ['stocks', 'allocate', 'dispatch', 'interval'] as const;

function checkStocks(option: AuthoredOption, path: Path, context: CheckContext): void {
  const { network, tell } = context;
  for (const [key, add] of entriesOf(option.stocks)) {
    refer(context, [...path, 'stocks', key], 'stock', key);
    const stock = own(network.stocks, key);
    if (stock?.unlimited === true) tell([...path, 'stocks', key], unlimitedChanged(key));
    else if (stock !== undefined && stock.initial + add < 0) {
      tell([...path, 'stocks', key], levelBelowZero(key, stock.initial + add));
    }
  }
  for (const [key] of entriesOf(option.allocate)) refer(context, [...path, 'allocate', key], 'stock', key);
  for (const [group] of entriesOf(option.dispatch))
    refer(context, [...path, 'dispatch', group], 'pool', group);
}

function checkLimits(option: AuthoredOption, path: Path, context: CheckContext): void {
  const { network, authored, tell } = context;
  const modes = entriesOf(authored.items).flatMap(([item, { modes: its }]) =>
    Object.keys(its ?? {}).map((mode) => `${item}/${mode}`),
  );
  for (const [mode] of entriesOf(option.interval)) {
    const at = [...path, 'interval', mode];
    const [item = '', name = ''] = mode.split('/');
    if (meterOfMode(mode, context) === undefined) tell(at, noSuch('mode', mode, modes));
    else if (own(own(network.items, item)?.modes ?? {}, name)?.kind === 'failure') tell(at, notPlanned(mode));
  }
}

/** A contract is taken by a customer with all of its machines. */
function checkContract(option: AuthoredOption, path: Path, context: CheckContext): void {
  const { network, economics, tell } = context;
  refer(context, [...path, 'contract'], 'contract', option.contract);
  refer(context, [...path, 'tier'], 'tier', option.tier);
  const contract = own(economics.contracts, option.contract ?? '');
  if (contract === undefined) return;
  const named = [...contract.covers, ...contract.offeredTo];
  const customers = new Set(named.flatMap((id) => own(network.fleets, id)?.customer ?? []));
  for (const [id, { customer }] of Object.entries(network.fleets)) {
    if (customers.has(customer) && !named.includes(id)) {
      tell([...path, 'contract'], offeredInPart(customer, id));
      return;
    }
  }
}

function checkFleets(option: AuthoredOption, path: Path, context: CheckContext): void {
  const { network, tell } = context;
  for (const [index, fleet] of (option.fleets ?? []).entries()) {
    refer(context, [...path, 'fleets', index], 'fleet', fleet);
  }
  if (option.fleets !== undefined && option.wear === undefined)
    tell([...path, 'fleets'], fleetsWithoutWear());
  for (const [fleet] of entriesOf(option.join)) {
    refer(context, [...path, 'join', fleet], 'fleet', fleet, true);
    const its = own(network.fleets, fleet);
    if (its !== undefined && its.sales.kind !== 'byDecision')
      tell([...path, 'join', fleet], cannotJoin(fleet), true);
  }
}

/** Ports that are not open when, or for whom, it is decided. */
function checkPorts(option: AuthoredOption, its: DecisionInput, path: Path, { tell }: CheckContext): void {
  for (const port of isLive(its) ? atTheStart : inTheRun) {
    if (option[port] === undefined) continue;
    tell([...path, port], isLive(its) ? onlyAtTheStart(port) : onlyInTheRun(port), true);
  }
  if (its.scope !== 'each') return;
  for (const port of forAll) if (option[port] !== undefined) tell([...path, port], notForEach(port), true);
}

function checkRule(id: string, its: DecisionInput, { tell }: CheckContext): void {
  const path = ['decisions', id];
  const options = Object.keys(its.options);
  const { rule } = its;
  const isOption = (key: string, option: string): void => {
    if (!options.includes(option)) tell([...path, 'rule', key], noSuchOption(option, options));
  };
  if (rule.name === 'always') isOption('always', rule.option);
  if (rule.name === 'byExperience') {
    isOption('take', rule.take);
    isOption('otherwise', rule.otherwise);
    if (!isLive(its)) tell([...path, 'rule'], nothingSeenYet());
  }
  if (its.trigger.kind === 'termEnds' && its.scope === 'all') tell([...path, 'when'], termOfEach());
}

/** Options, what they change, and how one is picked. */
export function checkDecisions(context: CheckContext): void {
  const { authored, decisions, tell } = context;
  for (const [id, { frozen, options }] of entriesOf(authored.decisions)) {
    const its = own(decisions, id);
    if (its === undefined) continue;
    if (frozen !== undefined && !Object.hasOwn(options, frozen)) {
      tell(['decisions', id, 'frozen'], noSuchOption(frozen, Object.keys(options)));
    }
    const asIs = own(its.options, its.frozen);
    if (
      isLive(its) &&
      asIs !== undefined &&
      (asIs.changes.length > 0 || asIs.yearlyCost + asIs.oneOffCost > 0)
    )
      tell(['decisions', id, 'options', its.frozen], frozenActs(its.frozen));
    checkRule(id, its, context);
    for (const [optionId, option] of entriesOf(options)) {
      const path = ['decisions', id, 'options', optionId];
      refer(context, [...path, 'costPer'], 'item', option.costPer);
      checkPorts(option, its, path, context);
      checkStocks(option, path, context);
      checkLimits(option, path, context);
      checkContract(option, path, context);
      checkFleets(option, path, context);
    }
  }
}
