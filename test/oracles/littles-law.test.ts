// Little's law, L = λW, for every line, shelf, pool at work and journey of the shipped scenarios. The network counts L
// itself, as hours per month of how many there were (units under way are counted here, until the fact of their arrival);
// λ and W come from single stays, each with a beginning and an end.
// In a window from A to B the law is exact once its edges are told: the hours that those who came in the window stayed,
// less what they stayed after B, plus what those who were there at A stayed in the window. The run goes on after B, so
// that every stay that began before B is known with its end (one that outlasts even the run ends with it).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runFully } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { formatProblems, readScenario } from '../../language/index.ts';

interface Stay {
  readonly from: number;
  readonly to: number;
  /** How many stay together: servers of one claim. */
  readonly count: number;
}

/** A line or pipeline: what the network counted month by month, and the stays in it. */
interface Station {
  readonly hoursInMonth: Map<number, number>;
  readonly stays: Stay[];
}

const monthHours = 730;

class Stations {
  readonly byName = new Map<string, Station>();

  at(name: string): Station {
    let found = this.byName.get(name);
    if (found === undefined) this.byName.set(name, (found = { hoursInMonth: new Map(), stays: [] }));
    return found;
  }

  counted(name: string, month: number, hours: number): void {
    const { hoursInMonth } = this.at(name);
    hoursInMonth.set(month, (hoursInMonth.get(month) ?? 0) + hours);
  }

  stay(name: string, from: number, to: number, count = 1): void {
    this.at(name).stays.push({ from, to, count });
  }
}

/** All stations of a run, from its facts. */
function stationsOf(plan: NetworkPlan, facts: readonly Fact[], end: number): Stations {
  const stations = new Stations();
  const pool = (index: number): string => plan.pools[index]!.name;
  const stock = (index: number): string => plan.stocks[index]!.name;
  const place = (index: number): string => plan.places[index]!.name;
  /** When each unit on a shelf was put there. */
  const onShelf = plan.stocks.map(() => new Map<number, number>());
  const fromTheStart = plan.stocks.map(({ initial }) => initial);
  const leave = (index: number, unit: number, at: number): void => {
    const since = onShelf[index]!.get(unit);
    if (since === undefined) fromTheStart[index]! -= 1;
    onShelf[index]!.delete(unit);
    stations.stay(`shelf of ${stock(index)}`, since ?? 0, at);
  };
  const filledFrom = new Map<number, number>();
  const underWay = new Map<number, { name: string; from: number }>();
  for (const fact of facts) {
    // What was sent off arrives with a fact that names the journey as its cause.
    const journey = underWay.get(fact.cause);
    if (journey !== undefined && (fact.kind === 'received' || fact.kind === 'raised')) {
      underWay.delete(fact.cause);
      for (let at = journey.from; at < fact.at;) {
        const month = Math.floor(at / monthHours);
        const next = Math.min(fact.at, (month + 1) * monthHours);
        stations.counted(journey.name, month, next - at);
        at = next;
      }
    }
    if (fact.kind === 'staffed') {
      stations.counted(`line of ${pool(fact.pool)}`, fact.month, fact.line);
      stations.counted(`work of ${pool(fact.pool)}`, fact.month, fact.busy);
    } else if (fact.kind === 'stocked') {
      stations.counted(`line for ${stock(fact.stock)}`, fact.month, fact.backordered);
      stations.counted(`shelf of ${stock(fact.stock)}`, fact.month, fact.onHand);
    } else if (fact.kind === 'metered') {
      stations.counted('machines down', fact.month, fact.down);
    } else if (fact.kind === 'assigned') {
      stations.stay(`line of ${pool(fact.pool)}`, fact.at - fact.waited, fact.at);
    } else if (fact.kind === 'released') {
      stations.stay(`work of ${pool(fact.pool)}`, fact.at - fact.hours / fact.count, fact.at, fact.count);
    } else if (fact.kind === 'restored') {
      stations.stay('machines down', fact.at - fact.hours, fact.at);
    } else if (fact.kind === 'received') {
      onShelf[fact.stock]!.set(fact.unit, fact.at);
    } else if (fact.kind === 'issued') {
      stations.stay(`line for ${stock(fact.stock)}`, fact.at - fact.waited, fact.at);
      leave(fact.stock, fact.unit, fact.at);
    } else if (fact.kind === 'filled') {
      stations.stay(`line for ${stock(fact.source)}`, fact.at - fact.waited, fact.at);
      filledFrom.set(fact.id, fact.source);
    } else if (fact.kind === 'shipped') {
      const name = `way from ${place(fact.from)} to ${place(fact.to)}`;
      stations.stay(name, fact.at, Math.min(end, fact.at + fact.hours));
      underWay.set(fact.id, { name, from: fact.at });
      const source = filledFrom.get(fact.cause);
      if (source !== undefined) leave(source, fact.unit, fact.at);
    }
  }
  for (const [index, units] of onShelf.entries()) {
    for (const since of units.values()) stations.stay(`shelf of ${stock(index)}`, since, end);
    for (let unit = 0; unit < fromTheStart[index]!; unit += 1) {
      stations.stay(`shelf of ${stock(index)}`, 0, end);
    }
  }
  return stations;
}

/** Months from, and up to but without. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** What keeps a station from obeying the law in a window; empty when it obeys. */
function fault(name: string, { hoursInMonth, stays }: Station, window: Window): string {
  const start = window.from * monthHours;
  const end = window.to * monthHours;
  let level = 0;
  for (let month = window.from; month < window.to; month += 1) level += hoursInMonth.get(month) ?? 0;
  let stayed = 0;
  let after = 0;
  let before = 0;
  for (const { from, to, count } of stays) {
    if (from >= start && from < end) {
      stayed += count * (to - from);
      after += count * Math.max(0, to - end);
    } else if (from < start && to > start) before += count * (Math.min(to, end) - start);
  }
  const byLaw = stayed - after + before;
  const same = Math.abs(level - byLaw) <= 1e-9 * (1 + Math.abs(level));
  return same ? '' : `${name}: ${level} h counted, ${byLaw} h by L = λW`;
}

function faults(stations: Stations, window: Window): string[] {
  return [...stations.byName].map(([name, its]) => fault(name, its, window)).filter((its) => its !== '');
}

const root = join(import.meta.dirname, '../..');
const scenarios = [
  { file: 'first-steps', years: 5, window: { from: 12, to: 48 }, least: 5 },
  { file: 'aero-engines', years: 8, window: { from: 48, to: 72 }, least: 30 },
];

describe("Little's law", () => {
  for (const { file, years, window, least } of scenarios) {
    const facts: Fact[] = [];
    const read = readScenario(readFileSync(join(root, `scenarios/${file}.yaml`)), {
      file,
      settings: [`horizon=${years} y`],
    });
    if ('problems' in read) throw new Error(formatProblems(read.problems));
    const its = prepare(read.scenario, 'frozen', Object.keys(read.scenario.alternatives)[0]!).blueprint;
    const watched = (): Stations => {
      if (facts.length === 0) {
        runFully(its, { seed: 'little', replication: 0, replay: file, onFact: (fact) => facts.push(fact) });
      }
      return stationsOf(its.plan, facts, years * 8760);
    };

    test(`mean number = arrival rate × mean stay in every line and pipeline of ${file}`, () => {
      const stations = watched();
      expect(stations.byName.size).toBeGreaterThanOrEqual(least);
      expect(faults(stations, window)).toEqual([]);
    });

    test(`a single stay that is told wrongly breaks the law in ${file}`, () => {
      for (const name of watched().byName.keys()) {
        const stations = watched();
        const { stays } = stations.at(name);
        const within = (at: number): boolean => at >= window.from * monthHours && at < window.to * monthHours;
        const victim = stays.findIndex(({ from, to }) => within(from) && within(to) && to > from);
        if (victim < 0) continue;
        stays.splice(victim, 1);
        expect(faults(stations, window)).toEqual([expect.stringContaining(name)]);
      }
    });
  }
});
