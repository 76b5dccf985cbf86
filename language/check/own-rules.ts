/** Rules of the user's own: whatever is named must be among those that came with the scenario. */
import { ownKinds, type OwnKind, type OwnRules } from '../../engine/build/own-rules.ts';
import { ownName } from '../../engine/network/entitlements/precedence.ts';
import { noOwnRule, ownRulesMissing } from '../messages.ts';
import { entriesOf } from '../normalize/context.ts';
import type { Path } from '../problem.ts';
import type { CheckContext } from './check-context.ts';

/** The names of the rules that came with a scenario, by kind. */
export type OwnNames = Readonly<Record<OwnKind, readonly string[]>>;

/** Where rules of one's own are named: path, kind, and what is written there. */
function* named({ authored }: CheckContext): Generator<readonly [Path, OwnKind, unknown]> {
  for (const [id, { dispatch }] of entriesOf(authored.pools))
    yield [['pools', id, 'dispatch'], 'precedence', dispatch];
  for (const [item, places] of entriesOf(authored.stocks)) {
    for (const [place, { allocate, replenish }] of entriesOf(places)) {
      yield [['stocks', item, place, 'allocate'], 'precedence', allocate];
      yield [['stocks', item, place, 'replenish'], 'replenish', replenish];
    }
  }
  for (const [id, { rule, options }] of entriesOf(authored.decisions)) {
    yield [['decisions', id, 'rule'], 'decision', rule];
    for (const [option, { dispatch, allocate }] of entriesOf(options)) {
      const path = ['decisions', id, 'options', option];
      for (const [pool, rules] of entriesOf(dispatch))
        yield [[...path, 'dispatch', pool], 'precedence', rules];
      for (const [stock, rules] of entriesOf(allocate))
        yield [[...path, 'allocate', stock], 'precedence', rules];
    }
  }
}

/** Tells of rules that did not come with the scenario. */
export function checkOwnRules(context: CheckContext, own: OwnNames | undefined): void {
  for (const [path, kind, written] of named(context)) {
    for (const rule of Array.isArray(written) ? (written as readonly unknown[]) : [written]) {
      const name = typeof rule === 'string' ? ownName(rule) : undefined;
      if (name === undefined) continue;
      if (own === undefined) context.tell(path, ownRulesMissing(`own.${name}`));
      else if (!own[kind].includes(name)) {
        const elsewhere = ownKinds.find((other) => own[other].includes(name));
        context.tell(path, noOwnRule(kind, name, own[kind], elsewhere));
      }
    }
  }
}

/** The names of the rules. */
export function namesOf(own: OwnRules | undefined): OwnNames | undefined {
  if (own === undefined) return undefined;
  const { precedence, replenish, decision } = own;
  return {
    precedence: Object.keys(precedence),
    replenish: Object.keys(replenish),
    decision: Object.keys(decision),
  };
}
