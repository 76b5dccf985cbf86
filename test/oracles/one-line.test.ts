// Pure services: calls at a desk, without a machine in sight.
import { describe, test } from 'vitest';
import { timeout } from './compare-with-theory.ts';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles } from './oracles.ts';

describe('Poisson arrivals and exponential service', { timeout }, () => {
  test('the oracle q1.mmc.1 is met (utilisation ± 1 %, waits ± 5 %; AFTERSIM_LONG=1: all ± 1 %)', () =>
    expectMet(oracles.mmc1));

  test('the oracle q1.mmc.3 is met (utilisation ± 1 %, waits ± 20 %; AFTERSIM_LONG=1: all ± 3 %)', () =>
    expectMet(oracles.mmc3));

  test('the oracle q1.mmc.1 catches an agent too many', () =>
    expectCaught(oracles.mmc1, { settings: ['pools.desk.members.agents.count=2'] }));

  test('the oracle q1.mmc.1 catches a service of constant length', () =>
    expectCaught(oracles.mmc1, { settings: ['jobs.answer.steps[1].time=1 h'] }));

  test('the oracle q1.mmc.3 catches an agent too many', () =>
    expectCaught(oracles.mmc3, { settings: ['alternatives.busy.pools.desk.members.agents.count=4'] }));

  test('the oracle q1.mmc.3 catches a service of constant length', () =>
    expectCaught(oracles.mmc3, { settings: ['alternatives.busy.jobs.answer.steps[1].time=3 h'] }));
});
