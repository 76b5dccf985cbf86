// A feature that a scenario does not use changes nothing (F01), and what is drawn for an entity depends on its own path
// alone, never on what else there is or in which order it was written.

import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { fleetOf } from './chronicle.ts';

/** What the laws need of a run. */
export interface Told {
  readonly plan: NetworkPlan;
  readonly facts: readonly Fact[];
}

/** A fact with names in place of indices, and without the numbers that merely count facts and units. */
function named({ plan }: Told, fact: Fact): Readonly<Record<string, unknown>> {
  const nameOf = (list: readonly { readonly name: string }[], index: unknown) =>
    list[Number(index)]?.name ?? index;
  const machines = fleetOf(plan);
  const translate: Readonly<Record<string, (value: unknown) => unknown>> = {
    id: () => 0,
    cause: () => 0,
    unit: () => 0,
    machine: (value) => {
      const fleet = machines[Number(value)];
      return fleet === undefined ? value : `${fleet.name}/${Number(value) - fleet.firstMachine}`;
    },
    mode: (value) => nameOf(plan.modes, value),
    pool: (value) => nameOf(plan.pools, value),
    stock: (value) => nameOf(plan.stocks, value),
    source: (value) => nameOf(plan.stocks, value),
    item: (value) => nameOf(plan.items, value),
    from: (value) => nameOf(plan.places, value),
    to: (value) => nameOf(plan.places, value),
    tier: (value) => nameOf(plan.tiers, value),
    customer: (value) => plan.customers[Number(value)] ?? value,
  };
  return Object.fromEntries(
    Object.entries(fact).map(([field, value]): [string, unknown] => [
      field,
      translate[field]?.(value) ?? value,
    ]),
  );
}

/** With names for indices, and without what only the one of them tells of, two runs tell the same story. */
export const tellTheSameStory = (
  before: Told,
  after: Told,
  isNew: (fact: Readonly<Record<string, unknown>>) => boolean = () => false,
) => {
  const story = (told: Told) => told.facts.map((fact) => named(told, fact));
  const expected = story(before);
  const got = story(after).filter((fact) => !isNew(fact));
  for (const [index, fact] of expected.entries()) expect(got[index]).toEqual(fact);
  expect(got.length).toBe(expected.length);
};

/** Lives in the order in which they ended, by where they were spent: `fleet/machine socket item/mode`. */
const livesOf = ({ plan, facts }: Told): ReadonlyMap<string, readonly number[]> => {
  const machines = fleetOf(plan);
  const lives = new Map<string, number[]>();
  for (const fact of facts) {
    if (fact.kind !== 'failed' && fact.kind !== 'fellDue') continue;
    const fleet = machines[fact.machine]!;
    const socket = fleet.product.sockets[fact.socket]!.name;
    const key = `${fleet.name}/${fact.machine - fleet.firstMachine} ${socket} ${plan.modes[fact.mode]!.name}`;
    const list = lives.get(key) ?? [];
    list.push(fact.age);
    lives.set(key, list);
  }
  return lives;
};

/** What lived in both runs lived the same lives, as far as both got; and not for want of lives to compare. */
export const liveTheSameLives = (before: Told, after: Told, atLeast: number) => {
  const others = livesOf(after);
  let compared = 0;
  for (const [key, lives] of livesOf(before)) {
    const same = others.get(key) ?? [];
    const both = Math.min(lives.length, same.length);
    expect([key, same.slice(0, both)]).toEqual([key, lives.slice(0, both)]);
    compared += both;
  }
  expect(compared).toBeGreaterThanOrEqual(atLeast);
};
