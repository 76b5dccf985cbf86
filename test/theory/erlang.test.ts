import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  erlangB,
  erlangC,
  multiServerQueue,
  waitExceeds,
  type MultiServerQueue,
} from '../../engine/theory/index.ts';
import { numberInSystem } from '../../engine/theory/erlang.ts';
import { integralOf } from '../../engine/theory/moments.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle } from './oracle.ts';

const queues: fc.Arbitrary<MultiServerQueue> = fc
  .tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.double({ min: 0.01, max: 0.98, noNaN: true }),
    fc.double({ min: 0.01, max: 50, noNaN: true }),
  )
  .map(([servers, utilisation, serviceTime]) => ({
    servers,
    serviceTime,
    arrivalRate: (utilisation * servers) / serviceTime,
  }));

/** B is the last of the weights aᵏ / k!, over their sum. */
const isTheLastOfItsWeights = (make: (servers: number, load: number) => number) =>
  fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.1, max: 60, noNaN: true }), (c, load) => {
    let [weight, total] = [1, 1];
    for (let k = 1; k <= c; k += 1) total += weight *= load / k;
    close(make(c, load), weight / total, 1e-12);
  });

/** 1 / C = ρ + (1 − ρ) / B. */
const followsFromLoss = (make: (servers: number, load: number) => number) =>
  fc.property(queues, ({ servers, arrivalRate, serviceTime }) => {
    const load = arrivalRate * serviceTime;
    const busy = load / servers;
    close(1 / make(servers, load), busy + (1 - busy) / erlangB(servers, load), 1e-11);
  });

/** The means agree with the law of the number there, and with Little's law. */
const keepsLittlesLaw = (make: typeof multiServerQueue) =>
  fc.property(queues, (queue) => {
    const figures = make(queue);
    const { mean, first, probabilities } = numberInSystem(queue);
    close(figures.inSystem, mean, 1e-9);
    close(figures.inSystem, queue.arrivalRate * figures.meanTime, 1e-12);
    close(figures.queueLength, queue.arrivalRate * figures.meanWait, 1e-12);
    const waiting = probabilities.filter((_, n) => first + n >= queue.servers).reduce((sum, p) => sum + p, 0);
    // The law leaves out what is less than 1e-60 likely.
    if (waiting > 1e-45) close(figures.waitShare, waiting, 1e-10);
    if (first === 0 && figures.idleShare > 1e-45) close(figures.idleShare, probabilities[0] ?? NaN, 1e-9);
  });

describe('the M/M/c line', () => {
  test.each([
    ['q1.mmc.1', 1],
    ['q1.mmc.3', 4],
    ['q1.mmc.6', 10],
  ])('meets the oracle %s', (id, t) => {
    const { model, expect: exact, relative } = oracle('queues', id);
    const queue = {
      servers: model['servers']!,
      arrivalRate: model['arrival_rate_per_h']!,
      serviceTime: model['mean_service_h']!,
    };
    const its = multiServerQueue(queue);
    const got = {
      utilisation: its.utilisation,
      P_wait: its.waitShare,
      Wq: its.meanWait,
      W: its.meanTime,
      Lq: its.queueLength,
      L: its.inSystem,
      Wq_sd: its.waitDeviation,
      P_empty: its.idleShare,
      [`P_Wq_gt_${t}`]: waitExceeds(queue, t),
    };
    expectMet(exact, got, relative);
  });
  test('waits less with every server more', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const more = multiServerQueue({ ...queue, servers: queue.servers + 1 });
        expect(more.meanWait).toBeLessThan(multiServerQueue(queue).meanWait);
      }),
    );
  });
  test('waits, pooled four to one line, 0.7455 services where each alone waits 4', () => {
    expect(multiServerQueue({ servers: 1, arrivalRate: 0.8, serviceTime: 1 }).meanWait).toBeCloseTo(4, 12);
    expect(multiServerQueue({ servers: 4, arrivalRate: 3.2, serviceTime: 1 }).meanWait).toBeCloseTo(
      0.7455,
      4,
    );
  });
  test('has a law of the wait whose mean and spread are those it tells', () => {
    const queue = { servers: 3, arrivalRate: 0.95, serviceTime: 3 };
    const { meanWait, waitDeviation } = multiServerQueue(queue);
    close(
      integralOf((t) => waitExceeds(queue, t), 0, 1000),
      meanWait,
      1e-11,
    );
    const square = integralOf((t) => 2 * t * waitExceeds(queue, t), 0, 1000);
    close(Math.sqrt(square - meanWait * meanWait), waitDeviation, 1e-10);
  });
  test("keeps Little's law, and is caught where it does not", () => {
    fc.assert(keepsLittlesLaw(multiServerQueue));
    expectCaught(
      keepsLittlesLaw((queue) => {
        const its = multiServerQueue(queue);
        return { ...its, queueLength: its.queueLength * 1.000001 };
      }),
    );
    expectCaught(
      keepsLittlesLaw((queue) => multiServerQueue({ ...queue, arrivalRate: queue.arrivalRate * 0.999 })),
    );
  });
  test('refuses a line that grows without end, and numbers that are none', () => {
    expectRefused(() => multiServerQueue({ servers: 2, arrivalRate: 1, serviceTime: 2 }), /without end/);
    expectRefused(() => multiServerQueue({ servers: 0, arrivalRate: 1, serviceTime: 2 }), /servers .* 0/);
    expectRefused(
      () => multiServerQueue({ servers: 2, arrivalRate: -1, serviceTime: 2 }),
      /arrivalRate .* -1/,
    );
    expectRefused(
      () => multiServerQueue({ servers: 2, arrivalRate: 1, serviceTime: NaN }),
      /serviceTime .* NaN/,
    );
    expectRefused(() => waitExceeds({ servers: 2, arrivalRate: 1, serviceTime: 1 }, -1), /t \(a wait\)/);
  });
});

describe("Erlang's formulas", () => {
  test('meet the oracle q1.mmck.3, a line without room to wait', () => {
    const { model, expect: exact, relative } = oracle('queues', 'q1.mmck.3');
    const load = model['arrival_rate_per_h']! * model['mean_service_h']!;
    const blocked = erlangB(model['servers']!, load);
    close(blocked, exact['P_block']!, relative);
    close(model['arrival_rate_per_h']! * (1 - blocked), exact['throughput_per_h']!, relative);
    close(load * (1 - blocked), exact['L']!, relative);
    close((load * (1 - blocked)) / model['servers']!, exact['utilisation']!, relative);
  });
  test('B is the last of its weights, and is caught when it is the one before, or takes the wrong load', () => {
    fc.assert(isTheLastOfItsWeights(erlangB));
    expectCaught(isTheLastOfItsWeights((c, load) => erlangB(c - 1, load)));
    expectCaught(isTheLastOfItsWeights((c, load) => erlangB(c, load * (1 + 1e-6))));
  });
  test('C follows from B, and is caught when it is B', () => {
    fc.assert(followsFromLoss(erlangC));
    expectCaught(followsFromLoss(erlangB));
    expectCaught(followsFromLoss((c, load) => Math.min(1, load / c)));
  });
  test('hold for thousands of servers', () => {
    close(erlangC(5000, 4900), 0.099937877234487662, 1e-12);
    expect(erlangB(0, 3)).toBe(1);
    expect(erlangB(3, 0)).toBe(0);
  });
});
