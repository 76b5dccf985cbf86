// A unit that comes to the shop with several defects gets the work of each that the others have not done.
import { describe, expect, test } from 'vitest';
import { factsOf } from '../oracles/simulate.ts';

// Both modes strike the same pump: the leak at 100 h lets it run on and waits for a pump, the break at 150 h stops it.
const scenario = (renews: string, shopJobs = true) => `aftersim: 1
name: Two defects
horizon: 1_000 h
places: { hall: { kind: central } }
items:
  pump:
    repair: { place: hall, job: overhaul }
    modes:
      break: { meter: h, life: 150 h, job: swap, renews: ${renews}${shopJobs ? ', shopJob: mend' : ''} }
      leak: { meter: h, life: 100 h, job: swap, severity: runsOn, renews: ${renews}${shopJobs ? ', shopJob: seal' : ''} }
  ring: { price: 5 USD }
products: { line: { sockets: { pump: pump } } }
fleets: { lines: { product: line, count: 1, place: hall, usage: { h: 24 h/d } } }
pools: { crew: { kind: people, home: hall, members: { one: { count: 1, hours: always } } } }
jobs:
  swap: { steps: [{ do: fetch, time: 60 h, stopsMachine: false }, { demand: pump }, { return: pump }] }
  overhaul: { steps: [{ do: overhaul, time: 40 h }] }
  mend: { steps: [{ take: crew }, { do: mend, time: 20 h }, { release: crew }] }
  seal: { steps: [{ take: crew }, { demand: ring }, { do: seal, time: 5 h }, { release: crew }] }
stocks:
  pump: { hall: { level: 1, source: repair } }
  ring: { hall: { level: unlimited } }
`;

/** Work in the shop until the first pump is back: hours of each job, units issued, and when it is on the shelf. */
function firstVisit(text: string) {
  const { facts, plan } = factsOf({ file: 'two defects', text });
  const shop = new Set<number>();
  const work: string[] = [];
  let rings = 0;
  for (const fact of facts) {
    if (fact.kind === 'raised' && fact.origin === 3) shop.add(fact.request);
    if (fact.kind === 'worked' && shop.has(fact.request)) {
      work.push(`${plan.jobs[fact.job]!.name} ${fact.hours}`);
    }
    if (fact.kind === 'issued' && plan.stocks[fact.stock]!.name === 'hall/ring') rings += 1;
    if (fact.kind === 'received' && work.length > 0) {
      const repaired = facts.filter((its) => its.kind === 'repaired' && its.at <= fact.at).length;
      return { work, rings, back: fact.at, repaired };
    }
  }
  throw new Error('no pump came back');
}

describe('a shop visit for several defects', () => {
  test('does the job of each in turn, with its bench time and its parts; the own one first', () => {
    // The leak at 100 h asks for an exchange, which is done at 160 h; the pump broke at 150 h.
    expect(firstVisit(scenario('mode'))).toEqual({
      work: ['seal 5', 'mend 20'],
      rings: 1,
      back: 160 + 25,
      repaired: 2,
    });
  });

  test('does the item’s own repair once for each where the modes have no job of their own', () => {
    expect(firstVisit(scenario('mode', false)).work).toEqual(['overhaul 40', 'overhaul 40']);
  });

  test('does nothing twice: what the first job has renewed needs no other', () => {
    expect(firstVisit(scenario('unit'))).toEqual({ work: ['seal 5'], rings: 1, back: 165, repaired: 2 });
  });
});
