import { describe, test } from 'vitest';
import { timeout } from './compare-with-theory.ts';
import { echelons, indentures, spareMachines } from './echelon-oracles.ts';
import { expectCaught, expectMet, type Oracle } from './oracle.ts';

const precision = ({ coarse = {} }: Oracle): string =>
  `± ${Number((100 * Math.max(...Object.values(coarse))).toPrecision(2))} %`;

describe('stocks in echelons, indentures and sockets', { timeout }, () => {
  for (const its of [...echelons, ...indentures, ...spareMachines]) {
    test(`the oracle ${its.id} is met (${precision(its)}; AFTERSIM_LONG=1: all ± 1 %)`, () => expectMet(its));
  }
});

describe('the oracle', { timeout }, () => {
  const all = new Map([...echelons, ...indentures, ...spareMachines].map((its) => [its.id, its]));
  for (const [id, wrong, setting] of [
    ['SP-2-ME1', 'a unit too many at the depot', 'stocks.part.depot.level=3'],
    ['SP-2-ME5', 'a unit too few at the depot', 'stocks.part.depot.level=7'],
    ['SP-2-SHB0', 'a unit at the depot', 'stocks.part.depot.level=1'],
    ['SP-2-SHB2', 'a unit too few at the depot', 'stocks.part.depot.level=3'],
    ['SP-2-BOR1', 'a unit too many at the depot', 'stocks.part.depot.level=2'],
    ['SP-2-SER25', 'a stage with a unit too many', 'stocks.part.stage2.level=4'],
    ['SP-3-LS3', 'a unit too many', 'stocks.unit.shop.level=2'],
    ['SP-6-CL3', 'a spare machine too many', 'stocks.machine.site.level=2'],
    ['SP-6-CN3', 'a spare machine too many', 'stocks.machine.site.level=3'],
    ['SP-2-ME3', 'failed units that take a day to the depot', 'lanes.back0.time=24 h'],
    ['SP-2-MR1', 'a base that mends all', 'items.part.repair.stations.base0.passedOn=0'],
    ['SP-2-MC1', 'a second bench', 'pools.bench.members.all.count=2'],
    ['SP-2-T31', 'a region left out', 'stocks.part.region0local0.source=center'],
    ['SP-2-SER1', 'a stage with a unit too few', 'stocks.part.stage3.level=4'],
    [
      'SP-3-LS1',
      'faults of other shares',
      'arrivals.customers.faults={ part0/fault: 30 %, part1/fault: 50 %, part2/fault: 20 % }',
    ],
    ['SP-3-CO1', 'nothing condemned', 'items.part.repair.condemned=0'],
    ['SP-3-CO3', 'twice the lead time', 'stocks.part.shop.leadTime=120 d'],
    ['SP-6-CL1', 'a spare machine too many', 'stocks.machine.site.level=4'],
    ['SP-6-CN1', 'a way back of no time', 'lanes.back.time=0 h'],
    ['SP-6-CE1', 'a repair of constant length', 'jobs.repair.steps[1].time=4 d'],
  ] as const) {
    test(`${id} catches ${wrong}`, () => {
      const its = all.get(id);
      if (its === undefined) throw new RangeError(`there is no oracle ${id}`);
      expectCaught(its, { settings: [setting] });
    });
  }
});
