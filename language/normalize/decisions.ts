/** Decisions with every default filled; a change of a pool's dispatch becomes one for each of its homes. */
import type {
  Change,
  DecisionInput,
  OptionInput,
  RuleInput,
  TriggerInput,
} from '../../engine/relations/decision-input.ts';
import { aboveOrBelow, limitThatVaries, missingBelief, mustBePositive, noOptions } from '../messages.ts';
import { ownName } from '../../engine/network/entitlements/precedence.ts';
import { needsSums } from '../../engine/relations/rules/rules.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import { entriesOf, mapped, own, type Context } from './context.ts';
import { defaults } from './defaults.ts';
import { readMetered } from './items.ts';
import { poolIds } from './pools.ts';

type AuthoredDecision = NonNullable<Authored['decisions']>[string];
type AuthoredOption = AuthoredDecision['options'][string];

/** The meter of a mode, `item/mode`; undefined if there is no such mode. */
export function meterOfMode(mode: string, { authored }: Context): string | undefined {
  const [item, name] = mode.split('/');
  return own(own(authored.items, item ?? '')?.modes, name ?? '')?.meter;
}

function limitsOf(option: AuthoredOption, path: Path, context: Context): readonly Change[] {
  return entriesOf(option.interval).flatMap(([mode, text]): readonly Change[] => {
    const at = [...path, 'interval', mode];
    const meter = meterOfMode(mode, context);
    if (meter === undefined) return [];
    const life = readMetered(text, meter, at, context);
    if (life.law !== 'constant') context.tell(at, limitThatVaries());
    else if (life.value === 0) context.tell(at, mustBePositive(text.text));
    return [{ port: 'interval', mode, units: life.law === 'constant' ? life.value : 1 }];
  });
}

function changesOf(option: AuthoredOption, path: Path, context: Context): readonly Change[] {
  const changes: Change[] = [];
  if (option.wear !== undefined)
    changes.push({ port: 'wear', factor: option.wear, fleets: option.fleets ?? null });
  for (const [stock, add] of entriesOf(option.stocks)) changes.push({ port: 'stockLevel', stock, add });
  for (const [stock, value] of entriesOf(option.allocate)) changes.push({ port: 'allocate', stock, value });
  for (const [group, value] of entriesOf(option.dispatch)) {
    for (const pool of poolIds(group, context)) changes.push({ port: 'dispatch', pool, value });
  }
  changes.push(...limitsOf(option, path, context));
  if (option.contract !== undefined) changes.push({ port: 'contract', contract: option.contract });
  if (option.tier !== undefined) changes.push({ port: 'tier', tier: option.tier });
  if (option.hold === true) changes.push({ port: 'hold' });
  if (option.leave === true) changes.push({ port: 'leave' });
  for (const [fleet, count] of entriesOf(option.join)) changes.push({ port: 'join', fleet, count });
  return changes;
}

function normalizeOption(
  option: AuthoredOption,
  byBelief: boolean,
  path: Path,
  context: Context,
): OptionInput {
  const believedStopHours = option.stopHours ?? context.authored.beliefs?.stopHours;
  if (byBelief && believedStopHours === undefined) context.tellMissing(path, missingBelief());
  return {
    changes: changesOf(option, path, context),
    yearlyCost: option.cost ?? defaults.decision.yearlyCost,
    oneOffCost: option.once ?? defaults.decision.oneOffCost,
    costPer: option.costPer ?? null,
    believedStopHours: believedStopHours ?? 0,
  };
}

function normalizeTrigger(when: AuthoredDecision['when'], path: Path, context: Context): TriggerInput {
  if (when === undefined) return { kind: defaults.decision.when };
  if (typeof when === 'string') return { kind: when };
  if ('at' in when) {
    if (when.at === 0) context.tell([...path, 'at'], mustBePositive('0'));
    return { kind: 'at', at: when.at };
  }
  const { every, first = every } = when;
  if (every === 0) context.tell([...path, 'every'], mustBePositive('0'));
  if (when.first === 0) context.tell([...path, 'first'], mustBePositive('0'));
  return { kind: 'every', every, first };
}

function normalizeRule(rule: AuthoredDecision['rule'], path: Path, context: Context): RuleInput {
  if (rule === undefined) return { name: defaults.decision.rule };
  if (rule === 'leastOwnExpectedCost') return { name: rule };
  if (typeof rule === 'string') return { name: 'own', rule: ownName(rule) ?? rule };
  if ('always' in rule) return { name: 'always', option: rule.always };
  if ('logit' in rule) {
    if (rule.logit === 0) context.tell([...path, 'logit'], mustBePositive('0'));
    return { name: 'logit', scale: rule.logit };
  }
  const { byExperience: measure, above, below, take, otherwise } = rule;
  if ((above === undefined) === (below === undefined)) context.tellMissing(path, aboveOrBelow());
  const side = above === undefined ? 'below' : 'above';
  return { name: 'byExperience', measure, side, than: above ?? below ?? 0, take, otherwise };
}

/** The decisions; frozen ones take the first option unless it is said otherwise. */
export function normalizeDecisions(
  context: Context,
  horizon: number,
): Readonly<Record<string, DecisionInput>> {
  return mapped(context.authored.decisions, (decision, id) => {
    const path = ['decisions', id];
    const [first] = Object.keys(decision.options);
    if (first === undefined) context.tellMissing([...path, 'options'], noOptions());
    const rule = normalizeRule(decision.rule, [...path, 'rule'], context);
    const byBelief = needsSums(rule);
    if (decision.lookAhead === 0) context.tell([...path, 'lookAhead'], mustBePositive('0'));
    return {
      actor: decision.actor,
      scope: decision.scope ?? defaults.decision.scope,
      trigger: normalizeTrigger(decision.when, [...path, 'when'], context),
      rule,
      lookAhead: decision.lookAhead ?? horizon,
      frozen: decision.frozen ?? first ?? '',
      options: mapped(decision.options, (option, optionId) =>
        normalizeOption(option, byBelief, [...path, 'options', optionId], context),
      ),
    };
  });
}
