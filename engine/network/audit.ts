/**
 * Conservation, checked while running: every year and at the horizon the units are counted where they physically are,
 * server-hours by pool against those by claim, requests raised against closed, withdrawn and open, and each machine's
 * hours against the clock. A breach is a fault of the engine and ends the run.
 */
import type { Machine } from './items/machine.ts';
import { innerUnits } from './items/unit.ts';
import type { Location, Unit } from './items/unit.ts';
import type { Units } from './items/units.ts';
import { entry } from './entry.ts';
import type { ItemPlan, NetworkPlan } from './plan/plan.ts';
import type { Pool } from './pools/pool.ts';
import type { Requests } from './request/requests.ts';
import type { Stock } from './stock/stock.ts';
import type { Transport } from './stock/transport.ts';

/** What is audited. */
export interface Audited {
  readonly plan: NetworkPlan;
  readonly machines: { readonly all: readonly Machine[] };
  readonly units: Units;
  readonly pools: readonly Pool[];
  readonly stocks: readonly Stock[];
  readonly transport: Transport;
  readonly requests: Requests;
}

/** Rounding that sums of hours may show, relative to what was summed. */
const tolerance = 1e-7;

/** Throws on the first breach. */
export function audit(network: Audited): void {
  auditUnits(network);
  const { requests, pools } = network;
  const open = requests.open().length;
  if (requests.raised !== requests.closed + requests.withdrawn + open) {
    throw new Error(
      `requests: ${requests.raised} raised, but ${requests.closed} closed, ${requests.withdrawn} withdrawn, ${open} open`,
    );
  }
  for (const pool of pools) {
    if (Math.abs(pool.imbalance()) > tolerance * (1 + pool.heldHours)) {
      throw new Error(`${pool.plan.name}: ${pool.imbalance()} server-hours are unaccounted for`);
    }
  }
}

function auditUnits(network: Audited): void {
  const places: readonly Location[] = ['inside', 'machine', 'shelf', 'held', 'transit', 'shop'];
  const found = new Map(places.map((place) => [place, new Int32Array(network.plan.items.length)]));
  const seen = new Uint8Array(network.units.everBuilt + 1);
  const see = (unit: Unit, location: Location): void => {
    if (seen[unit.id] === 1) throw new Error(`unit ${unit.id} (${unit.item.name}) is in two places`);
    if (unit.location !== location) {
      throw new Error(
        `unit ${unit.id} (${unit.item.name}) is ${location}, but its register says ${unit.location}`,
      );
    }
    seen[unit.id] = 1;
    const counts = found.get(location);
    if (counts !== undefined) counts[unit.item.index] = (counts[unit.item.index] ?? 0) + 1;
    for (const inner of innerUnits(unit)) see(inner, 'inside');
  };
  const count = (item: ItemPlan, location: Location, times: number): void => {
    const counts = found.get(location);
    if (counts !== undefined) counts[item.index] = (counts[item.index] ?? 0) + times;
    for (const inner of item.contains) count(entry(network.plan.items, inner), 'inside', times);
  };
  const unmade = network.plan.fleets.map(() => 0);
  for (const machine of network.machines.all) {
    const units = machine.unitsIfMade;
    if (units === undefined) unmade[machine.columns.index] = (unmade[machine.columns.index] ?? 0) + 1;
    else for (const unit of units) if (unit !== undefined) see(unit, 'machine');
  }
  for (const [index, fleet] of network.plan.fleets.entries()) {
    for (const { item } of fleet.product.sockets) {
      count(entry(network.plan.items, item), 'machine', unmade[index] ?? 0);
    }
  }
  for (const stock of network.stocks) for (const unit of stock.shelf) see(unit, 'shelf');
  for (const unit of network.transport.units()) see(unit, 'transit');
  for (const request of network.requests.open()) {
    for (const { unit } of request.parts) see(unit, 'held');
    if (request.subject.unit !== undefined) see(request.subject.unit, 'shop');
  }
  for (const item of network.plan.items) {
    let there = 0;
    for (const place of places) {
      const counted = found.get(place)?.[item.index] ?? 0;
      if (place !== 'inside' && counted !== network.units.count(item.index, place)) {
        throw new Error(
          `${item.name}: ${counted} are ${place}, but ${network.units.count(item.index, place)} should be`,
        );
      }
      there += counted;
    }
    const scrapped = network.units.count(item.index, 'scrapped');
    if (there + scrapped !== network.units.everMade(item.index)) {
      throw new Error(
        `${item.name}: ${network.units.everMade(item.index)} made, ${there} found, ${scrapped} scrapped`,
      );
    }
  }
}
