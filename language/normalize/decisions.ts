/** Decisions with every default filled; a change of a pool's dispatch becomes one for each of its homes. */
import type { Change, DecisionInput, OptionInput } from '../../engine/relations/decision-input.ts';
import { missingBelief, noOptions } from '../messages.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import { entriesOf, mapped, type Context } from './context.ts';
import { defaults } from './defaults.ts';
import { poolIds } from './pools.ts';

type AuthoredOption = NonNullable<Authored['decisions']>[string]['options'][string];

function changesOf(option: AuthoredOption, context: Context): readonly Change[] {
  const changes: Change[] = [];
  if (option.wear !== undefined) changes.push({ port: 'wear', factor: option.wear });
  for (const [stock, add] of entriesOf(option.stocks)) changes.push({ port: 'stockLevel', stock, add });
  for (const [stock, value] of entriesOf(option.allocate)) changes.push({ port: 'allocate', stock, value });
  for (const [group, value] of entriesOf(option.dispatch)) {
    for (const pool of poolIds(group, context)) changes.push({ port: 'dispatch', pool, value });
  }
  return changes;
}

function normalizeOption(option: AuthoredOption, path: Path, context: Context): OptionInput {
  const believedStopHours = option.stopHours ?? context.authored.beliefs?.stopHours;
  if (believedStopHours === undefined) context.tellMissing(path, missingBelief());
  return {
    changes: changesOf(option, context),
    yearlyCost: option.cost ?? defaults.decision.yearlyCost,
    costPer: option.costPer ?? null,
    believedStopHours: believedStopHours ?? 0,
  };
}

/** The decisions; frozen ones take the first option unless it is said otherwise. */
export function normalizeDecisions(context: Context): Readonly<Record<string, DecisionInput>> {
  return mapped(context.authored.decisions, ({ actor, rule, frozen, options }, id) => {
    const path = ['decisions', id, 'options'];
    const [first] = Object.keys(options);
    if (first === undefined) context.tellMissing(path, noOptions());
    return {
      actor,
      rule: rule ?? defaults.decision.rule,
      frozen: frozen ?? first ?? '',
      options: mapped(options, (option, optionId) => normalizeOption(option, [...path, optionId], context)),
    };
  });
}
