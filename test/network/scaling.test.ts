import { describe, expect, test } from 'vitest';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { altered, chronicle, scenarioFrom, scenarioIn, shipped } from '../laws/chronicle.ts';
import { failuresHalve, timesScale } from '../laws/scaling.ts';
import { expectBroken } from '../laws/seen-broken.ts';

/** Pumps, drills and a shop whose times are all `k` times as long; shifts, which know weeks, are left out. */
const works = (k: number) => `
aftersim: 1
name: Pumps and drills
horizon: ${20_000 * k} h
tiers:
  fast: { priority: 0, response: ${6 * k} h, restore: ${30 * k} h }
  slow: { priority: 1, response: ${24 * k} h }
places:
  hub: { kind: central }
  mine: { kind: field, parent: hub }
lanes: { road: { from: mine, to: hub, time: "lognormal(${9 * k} h, 50 %)", laterVisits: ${4 * k} h } }
items:
  pump:
    repair: { place: hub, job: mend }
    modes:
      wear: { meter: h, life: "weibull(2, ${900 * k} h)", job: swap }
      inspection: { kind: planned, meter: h, life: ${1_500 * k} h, severity: runsOn, job: swap }
  hose: { kind: consumable, modes: { leak: { meter: calendar, life: exponential(${700 * k} h), severity: runsOn, job: patch, renews: mode } } }
products: { rig: { sockets: { pump: pump, hose: hose } } }
fleets:
  one: { product: rig, count: 6, place: mine, tier: fast, usage: { h: 24 h/d } }
  two: { product: rig, count: 6, place: mine, tier: slow, usage: { h: 12 h/d }, initialAge: { meter: h, age: "uniform(0 h, ${300 * k} h)" } }
pools:
  crew: { kind: people, home: hub, dispatch: byTier, members: { crew: { count: 2, hours: always } } }
  bench: { kind: benches, home: hub, members: { bay: { count: 2, hours: always } } }
jobs:
  swap: { preset: crewReturns, item: pump, crew: crew, work: "weibull(1.5, ${5 * k} h)" }
  patch: { steps: [{ take: crew }, { travel: crew }, { do: patch, time: exponential(${2 * k} h) }, { release: crew }] }
  mend: { steps: [{ take: bench }, { do: mend, time: "uniform(${10 * k} h, ${90 * k} h)" }, { release: bench }] }
stocks: { pump: { hub: { level: 3, source: repair } } }
`;

const factsAt = (k: number) => chronicle(scenarioFrom(works(k), `times ${k}`)).facts;

describe('a scenario whose times are all k times as long', () => {
  const facts = factsAt(1);

  test.each([2, 7, 0.125])('has the same facts in the same order, k = %d times as late', (k) => {
    timesScale(facts, factsAt(k), k);
    expect(facts.length).toBeGreaterThan(3000);
  });

  test('would be caught with one hour that did not scale', () => {
    const scaled = factsAt(2);
    timesScale(facts, scaled, 2);
    expectBroken(() => timesScale(facts, scaled, 2.000001));
    expectBroken(() =>
      timesScale(
        facts,
        altered(scaled, 'worked', ({ hours }) => ({ hours: hours * 1.000001 })),
        2,
      ),
    );
    expectBroken(() =>
      timesScale(
        facts,
        altered(scaled, 'metered', ({ up }) => ({ up: up + 1 })),
        2,
      ),
    );
    expectBroken(() =>
      timesScale(
        facts,
        chronicle(scenarioFrom(works(2), 'x', ['lanes.road.time=lognormal(9 h, 50 %)'])).facts,
        2,
      ),
    );
  });
});

/** Failures of modes in each replication. */
function failures(file: string, settings: readonly string[], modes: readonly string[], replications: number) {
  const scenario = scenarioIn(file, settings);
  const { blueprint } = prepare(scenario, 'frozen', 'base');
  return Array.from({ length: replications }, (_, replication) => {
    const { indicators } = run(blueprint, { seed: scenario.seed, replication, replay: '' });
    return modes.reduce((sum, mode) => sum + indicators[`failures/${mode}`]!, 0);
  });
}

describe('machines that last twice as long fail half as often', () => {
  const place = 'test/contracts/scenarios/repair-in-place.yaml';
  const valve = ['compressor/valve'];
  const before = failures(place, [], valve, 12);

  test('whether their lives are doubled or their wear is halved, which comes to the same', () => {
    const doubled = failures(place, ['items.compressor.modes.valve.life=exponential(4_000 h)'], valve, 12);
    failuresHalve(before, doubled, 0.06);
    expect(failures(place, ['fleets.yard.wear=0.5'], valve, 12)).toEqual(doubled);
  });

  test('in the aero engines too, for the modes whose life is exponential', () => {
    const modes = ['engine/lightRemoval', 'engine/faultMessage'];
    const horizon = 'horizon=2 y';
    const doubled = ['lightRemoval.life=exponential(130_000 fh)', 'faultMessage.life=exponential(10_000 fh)'];
    const settings = doubled.map((setting) => `items.engine.modes.${setting}`);
    failuresHalve(
      failures(shipped.flagship, [horizon], modes, 6),
      failures(shipped.flagship, [horizon, ...settings], modes, 6),
      0.15,
    );
  });

  test('and would be caught if they failed as often as before, or a tenth more than half', () => {
    expectBroken(() => failuresHalve(before, before, 0.06));
    expectBroken(() =>
      failuresHalve(
        before,
        before.map((count) => count * 0.55),
        0.06,
      ),
    );
  });
});
