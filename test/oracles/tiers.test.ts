import { describe, test } from 'vitest';
import { timeout } from './compare-with-theory.ts';
import { expectCaught, expectMet, type Oracle } from './oracle.ts';
import { beginnings, busyNetwork, tiers } from './tier-oracles.ts';

const precision = ({ coarse = {} }: Oracle): string =>
  `± ${Number((100 * Math.max(0.01, ...Object.values(coarse))).toPrecision(2))} %`;

describe('small networks as exact chains', { timeout }, () => {
  for (const its of [...tiers, ...busyNetwork]) {
    test(`the oracle ${its.id} is met (${precision(its)}; AFTERSIM_LONG=1: all ± 1 %)`, () => expectMet(its));
  }
  for (const its of beginnings) {
    test(`the oracle ${its.id} is met over the first 200 days (± 1.5 %; AFTERSIM_LONG=1: ± 1 %)`, () =>
      expectMet(its));
  }

  for (const [id, wrong] of [
    ['SP-5-B1-part-first', 'SP-5-B1-crew-first'],
    ['SP-5-B1-crew-first', 'SP-5-B1-part-first'],
    ['SP-5-B1-part-first-preempt', 'SP-5-B1-crew-first'],
    ['SP-5-B3-part-first', 'SP-5-B3-part-first-preempt'],
    ['SP-5-B3-part-first-preempt', 'SP-5-B3-part-first'],
    ['SP-5-B3-part-first-crit1', 'SP-5-B3-part-first'],
  ] as const) {
    test(`the oracle ${id} is not taken for ${wrong}`, () => {
      const its = tiers.find((one) => one.id === id);
      if (its === undefined) throw new RangeError(`there is no oracle ${id}`);
      expectCaught(its, { alternative: wrong });
    });
  }

  for (const its of busyNetwork) {
    const wrong = its.alternative === 'partFirst' ? 'crewWaits' : 'partFirst';
    test(`the oracle ${its.id} is not taken for ${wrong}`, () => {
      expectCaught(its, { alternative: wrong });
    });
  }
});
