// Flows follow the tree of places (A62): what travels goes along declared lanes, from where it was to where it belongs.

import { expect } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkInput } from '../../engine/network/network-input.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { factsOf } from './chronicle.ts';

/** Places from one up to the root. */
const up = (network: NetworkInput, from: string): readonly string[] => {
  const parent = network.places[from]!.parent;
  return parent === null ? [from] : [from, ...up(network, parent)];
};

const joined = (network: NetworkInput, one: string, other: string) =>
  Object.values(network.lanes).filter(
    ({ from, to }) => (from === one && to === other) || (from === other && to === one),
  );

/** Lanes of the way from one place to another: the direct one, else up to where the ways meet and down again. */
const wayOf = (network: NetworkInput, from: string, to: string) => {
  const direct = joined(network, from, to);
  if (direct.length > 0) return [direct[0]!];
  const [rise, fall] = [up(network, from), up(network, to)];
  const meeting =
    rise.find((place) => fall.includes(place)) ?? expect.fail(`no tree joins ${from} and ${to}`);
  const stops = [
    ...rise.slice(0, rise.indexOf(meeting) + 1),
    ...fall.slice(0, fall.indexOf(meeting)).toReversed(),
  ];
  return stops
    .slice(1)
    .map(
      (stop, index) =>
        joined(network, stops[index]!, stop)[0] ?? expect.fail(`no lane joins ${stops[index]!} and ${stop}`),
    );
};

/** Every shipment goes along declared lanes; where their times are fixed, it takes their sum. */
export const shipmentsFollowLanes = (network: NetworkInput, plan: NetworkPlan, facts: readonly Fact[]) => {
  const shipments = factsOf(facts, 'shipped');
  for (const { id, from, to, hours } of shipments) {
    const names = [plan.places[from]?.name, plan.places[to]?.name];
    const [start = '', end = ''] = names;
    if (start === end || network.places[start] === undefined || network.places[end] === undefined)
      expect.fail(`shipment ${id} goes from ${start} to ${end}`);
    const way = wayOf(network, start, end);
    const fixed = way.map(({ time }) => (time.law === 'constant' ? time.value : NaN));
    const total = fixed.reduce((all, each) => all + each, 0);
    if (!Number.isNaN(total) && hours !== total) expect.fail(`shipment ${id} takes ${hours} h, not ${total}`);
    const floor = fixed.reduce((all, each) => all + (Number.isNaN(each) ? 0 : each), 0);
    if (!(hours >= floor)) expect.fail(`shipment ${id} takes ${hours} h, less than ${floor}`);
  }
  expect(shipments.length).toBeGreaterThan(0);
};

/** A shipment replenishes a stock from its source, or takes what was removed to where its item is repaired. */
export const shipmentsHaveAReason = (plan: NetworkPlan, facts: readonly Fact[]) => {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const removedAs = new Map(
    [...factsOf(facts, 'removed'), ...factsOf(facts, 'broughtIn')].map(({ unit, item }) => [unit, item]),
  );
  for (const { id, cause, unit, from, to } of factsOf(facts, 'shipped')) {
    const reason = byId.get(cause);
    if (reason?.kind === 'filled') {
      const { source, place } = plan.stocks[reason.stock]!;
      const origin = plan.stocks[reason.source]!;
      const right =
        source.kind === 'stock' && source.stock === reason.source && place === to && origin.place === from;
      if (!right)
        expect.fail(`shipment ${id} supplies ${plan.stocks[reason.stock]!.name} from ${origin.name}`);
      continue;
    }
    const item = removedAs.get(unit) ?? expect.fail(`shipment ${id} is of a unit that nobody took out`);
    const { stations, stationNear } = plan.items[item]!;
    const passedOn = stations.some(({ place, next }) => place === from && stations[next]?.place === to);
    if (stations[stationNear[from]!]?.place !== to && !passedOn)
      expect.fail(`shipment ${id} does not go where its item is repaired`);
  }
};
