// Pure services: calls at a desk, without a machine in sight.
import { describe, test } from 'vitest';
import { expectCaught, expectMet } from './oracle.ts';
import { oracles } from './oracles.ts';

describe.each([
  { its: oracles.mmc1, precision: '1 % for utilisation, 5 % for waits', base: '' },
  { its: oracles.mmc3, precision: '1 % for utilisation, 16 % for waits', base: 'alternatives.busy.' },
])('Poisson arrivals and exponential service ($its.id)', ({ its, precision, base }) => {
  const { id } = its;
  test(`the oracle ${id} is met (half widths: ${precision}; AFTERSIM_LONG=1 narrows them)`, () =>
    expectMet(its));

  test(`the oracle ${id} catches an agent too many`, () => {
    const count = id === 'q1.mmc.1' ? 2 : 4;
    expectCaught(its, { settings: [`${base}pools.desk.members.agents.count=${count}`] });
  });

  test(`the oracle ${id} catches a service of constant length`, () => {
    const hours = id === 'q1.mmc.1' ? 1 : 3;
    expectCaught(its, { settings: [`${base}jobs.answer.steps[1].time=${hours} h`] });
  });
});
