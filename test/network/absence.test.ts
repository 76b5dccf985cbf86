import { describe, expect, test } from 'vitest';
import { liveTheSameLives, tellTheSameStory } from '../laws/absence.ts';
import { altered, chronicle, scenarioFrom, scenarioIn, shipped, twoDepots } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const base = ['horizon=6_000 h'];
const depots = chronicle(scenarioIn(twoDepots, base));
const withSetting = (setting: string) => chronicle(scenarioIn(twoDepots, [...base, setting]));

const unusedThings = {
  'an item that is nowhere': 'items.gasket={ kind: consumable, price: 3 EUR }',
  'a job that nobody does':
    'jobs.polish={ steps: [{ take: crane }, { do: polish, time: exponential(1 h) }, { release: crane }] }',
  'a tier that nobody has': 'tiers.bronze={ priority: 7, response: 1 h }',
  'a product that nobody owns': 'products.lamp={ sockets: { seal: seal } }',
  'a price that nobody charges': 'prices.blessing={ value: 5 EUR }',
  'a customer without machines': 'customers.west={ lostMargin: 5 EUR/h }',
  'a place at the end, and its lane': 'places.attic={ kind: field, parent: hub }',
  'a decision that leaves nothing to decide': 'decisions.nothing={ actor: maker, options: { asItIs: {} } }',
  'a second option that is not in force': 'decisions.care.options.reckless={ wear: 3 }',
};

describe('F01: what is defined and not used changes no bit of the facts and the ledger', () => {
  test.each(Object.entries(unusedThings))('%s', (_, setting) => {
    const { result } = withSetting(setting);
    expect([result.facts, result.ledger]).toEqual([depots.result.facts, depots.result.ledger]);
  });

  test('nor does it in the aero engines, which are shipped', () => {
    const plain = chronicle(scenarioIn(shipped.flagship, ['horizon=3_000 h']));
    const more = [
      'items.gasket={ kind: consumable, price: 3 USD }',
      'tiers.bronze={ priority: 7 }',
      'prices.none={ value: 5 USD }',
    ];
    const { result } = chronicle(scenarioIn(shipped.flagship, ['horizon=3_000 h', ...more]));
    expect([result.facts, result.ledger]).toEqual([plain.result.facts, plain.result.ledger]);
  });
});

describe('F01: what stands by idle tells of itself alone, and the rest is told bit for bit', () => {
  test('an unlimited pool that nobody takes', () => {
    const without = withSetting('pools.couriers=null');
    tellTheSameStory(without, depots, ({ pool }) => pool === 'couriers');
  });

  test('a stock that nobody asks', () => {
    const more = withSetting('stocks.shaft={ hub: { level: 3, source: supplier, leadTime: 5 d } }');
    tellTheSameStory(depots, more, ({ stock }) => stock === 'hub/shaft');
  });

  test('a stock, a pool and a lane that are written before all others', () => {
    const text = readFileSync(join(import.meta.dirname, '../..', twoDepots), 'utf8');
    const first = text
      .replace('lanes:\n', 'lanes:\n  attic-hub: { from: attic, to: hub, time: exponential(9 h) }\n')
      .replace('places:\n', 'places:\n  attic: { kind: field, parent: hub }\n')
      .replace('stocks:\n', 'stocks:\n  shaft: { hub: { level: 3, source: supplier, leadTime: 5 d } }\n')
      .replace('pools:\n', 'pools:\n  porters: { kind: people, home: hub, unlimited: true }\n')
      .replace('items:\n', 'items:\n  gasket: { kind: consumable, price: 3 EUR }\n');
    const more = chronicle(scenarioFrom(text === first ? '' : first, 'first.yaml', base));
    tellTheSameStory(depots, more, ({ stock, pool }) => stock === 'hub/shaft' || pool === 'porters');
  });
});

describe('lives belong to their path', () => {
  const pumps = readFileSync(join(import.meta.dirname, '../..', shipped.teaching), 'utf8');
  const small = chronicle(scenarioFrom(pumps, 'pumps.yaml'));
  const fleet = '{ product: station, count: 6, place: plant, usage: { h: 24 h/d } }';
  const covers = 'contracts.service.covers=[stations, others]';
  const more = (change: string, ...settings: string[]) =>
    chronicle(scenarioFrom(change, 'changed.yaml', settings));

  test('a fleet more, at the end or at the beginning, leaves those of the others as they were', () => {
    const end = chronicle(scenarioFrom(pumps, 'pumps.yaml', [`fleets.others=${fleet}`, covers]));
    liveTheSameLives(small, end, 100);
    const start = more(pumps.replace('fleets: {', `fleets: { others: ${fleet},`), covers);
    liveTheSameLives(small, start, 100);
    liveTheSameLives(end, start, 100);
  });

  test('so do more machines, more crew, and a machine with one more socket', () => {
    liveTheSameLives(small, chronicle(scenarioFrom(pumps, 'pumps.yaml', ['fleets.stations.count=29'])), 100);
    liveTheSameLives(
      small,
      chronicle(scenarioFrom(pumps, 'p.yaml', ['pools.technicians.members.crew.count=9'])),
      100,
    );
    liveTheSameLives(small, more(pumps.replace('{ pump: pump }', '{ standby: pump, pump: pump }')), 100);
  });
});

describe('the laws of absence are seen to fail', () => {
  test('on one fact altered, one too many, and a feature that is not absent', () => {
    const wrong = {
      ...depots,
      facts: altered(depots.facts, 'worked', ({ hours }) => ({ hours: hours * (1 + 2e-16) })),
    };
    expectBroken(() => tellTheSameStory(depots, wrong));
    expectBroken(() => tellTheSameStory(depots, { ...depots, facts: [...depots.facts, depots.facts[0]!] }));
    expectBroken(() => tellTheSameStory(depots, withSetting('pools.crane.members.crane.count=2')));
  });

  test('on lives that another seed, or the order of fleets, would give', () => {
    const small = chronicle(scenarioIn(shipped.teaching));
    expectBroken(() => liveTheSameLives(small, chronicle(scenarioIn(shipped.teaching), { seed: '2' }), 1));
    const swapped = altered(
      small.facts,
      'failed',
      () => ({ machine: 1 }),
      ({ machine }) => machine === 0,
    );
    expectBroken(() => liveTheSameLives(small, { ...small, facts: swapped }, 1));
    expectBroken(() => liveTheSameLives(small, { ...small, facts: [] }, 1));
  });
});
