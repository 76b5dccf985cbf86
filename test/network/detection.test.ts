// What nobody has noticed yet: the machine is down, and nobody is asked (L35).
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { factsOf } from '../oracles/simulate.ts';
import { experiencedExceedsReportedBy } from '../laws/reported-uptime.ts';
import { expectBroken } from '../laws/seen-broken.ts';

const scenario = (detection: string, life = '1_000 h', more = '') => `aftersim: 1
name: Noticed late
horizon: 1 y
places: { hall: { kind: customer } }
tiers: { gold: { priority: 1, response: 5 h, restore: 12 h } }
items:
  pump: { modes: { wear: { meter: h, life: "${life}", job: swap, ${detection} } ${more} } }
products: { line: { sockets: { pump: pump } } }
fleets: { lines: { product: line, count: 4, place: hall, usage: { h: 24 h/d } } }
jobs:
  swap: { steps: [{ demand: pump }, { do: swap, time: 10 h }, { return: pump }] }
  service: { steps: [{ demand: pump }, { return: pump }] }
stocks: { pump: { hall: { level: unlimited } } }
`;
const run = (text: string) => factsOf({ file: 'noticed late', text }).facts;
const undetected = 0;
const hoursIn = (facts: readonly Fact[], bucket?: number) =>
  facts.reduce(
    (hours, fact) =>
      fact.kind === 'downtime' && (bucket === undefined || fact.bucket === bucket)
        ? hours + fact.hours
        : hours,
    0,
  );

describe('a delay of detection', () => {
  test('by hand: a failure every 1040 h, of which 30 are not noticed and 10 are work', () => {
    const facts = run(scenario('detection: 30 h'));
    const raised = facts.flatMap((fact) => (fact.kind === 'raised' ? [fact.at] : []));
    const stopped = facts.flatMap((fact) => (fact.kind === 'stopped' ? [fact.at] : []));
    expect(stopped).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].flatMap((n) => Array.from({ length: 4 }, () => 1000 + 1040 * n)),
    );
    expect(raised).toEqual(stopped.map((at) => at + 30));
    expect(hoursIn(facts, undetected)).toBe(4 * 8 * 30);
    expect(hoursIn(facts)).toBe(4 * 8 * 40);
    expect(facts.flatMap((fact) => (fact.kind === 'restored' ? [fact.hours] : []))).toEqual(
      stopped.map(() => 40),
    );
  });

  test('the clocks of promises start when it is noticed: 10 h of work are within 12 h', () => {
    const kinds = new Set(run(scenario('detection: 30 h')).map(({ kind }) => kind));
    expect(kinds.has('promiseKept')).toBe(true);
    expect(kinds.has('promiseBroken')).toBe(false);
  });

  test('of none is none: the same facts, hour by hour', () => {
    const at = (facts: readonly Fact[]) => facts.map((fact) => [fact.kind, fact.at]);
    const downtimes = (facts: readonly Fact[]) => hoursIn(facts, 8);
    const [without, none] = [run(scenario('')), run(scenario('detection: 0 h'))];
    expect(at(none.filter(({ kind }) => kind === 'raised' || kind === 'restored'))).toEqual(
      at(without.filter(({ kind }) => kind === 'raised' || kind === 'restored')),
    );
    expect(hoursIn(none, undetected)).toBe(0);
    expect(downtimes(none)).toBe(downtimes(without));
  });

  test('what is exchanged along with something else before that is never noticed', () => {
    const planned =
      ', due: { kind: planned, meter: calendar, life: 1_010 h, severity: runsOn, job: service }';
    const facts = run(scenario('detection: 30 h', '1_000 h', planned));
    expect(hoursIn(facts, undetected)).toBe(4 * 8 * 10);
    const origins = new Set(facts.flatMap((fact) => (fact.kind === 'raised' ? [fact.origin] : [])));
    expect([...origins]).toEqual([1]);
  });
});

describe('L35: reported uptime is at least experienced uptime', () => {
  const law = (delay: number, told = delay) => {
    const facts = run(scenario(`detection: ${delay} h`, 'weibull(2, 900 h)'));
    experiencedExceedsReportedBy(told, facts, 8760);
  };

  test.each([0, 1, 7.5, 48])('they differ by failures × delay exactly: %s h', (delay) => {
    law(delay);
  });

  test('that is seen to fail where the delay is another', () => {
    expectBroken(() => {
      law(8, 7);
    });
  });
});
