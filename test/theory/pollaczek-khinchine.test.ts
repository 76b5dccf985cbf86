import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constant, exponential, lognormal, uniformBetween, weibull } from '../../engine/random/index.ts';
import {
  constantServiceWaitExceeds,
  multiServerQueue,
  singleServerQueue,
} from '../../engine/theory/index.ts';
import { integralOf, rawMoment } from '../../engine/theory/moments.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import { close, expectMet, expectRefused, oracle, type Values } from './oracle.ts';

interface Model {
  readonly arrival_rate_per_h: number;
  readonly service_h?: number;
  readonly service_parameters?: Values;
}

const names = (its: ReturnType<typeof singleServerQueue>) => ({
  utilisation: its.utilisation,
  P_wait: its.waitShare,
  Wq: its.meanWait,
  W: its.meanTime,
  Lq: its.queueLength,
  L: its.inSystem,
  Wq_sd: its.waitDeviation,
});

const loads = fc.tuple(
  fc.double({ min: 0.02, max: 0.97, noNaN: true }),
  fc.double({ min: 0.05, max: 20, noNaN: true }),
);

/** With exponential service it is the M/M/1 line, known by another formula. */
const isErlangsForExponential = (make: typeof singleServerQueue) =>
  fc.property(loads, ([load, mean]) => {
    const queue = { arrivalRate: load / mean, serviceTime: exponential(mean) };
    const other = multiServerQueue({ servers: 1, arrivalRate: load / mean, serviceTime: mean });
    for (const [name, value] of Object.entries(make(queue))) {
      close(value, other[name as keyof typeof other], 1e-9, name);
    }
  });

describe('the M/G/1 line', () => {
  test.each(['q1.md1.1', 'q1.md1.3'])('meets the oracle %s, constant service', (id) => {
    const { model, expect: exact, relative } = oracle<Model>('queues', id);
    const [rate, service] = [model.arrival_rate_per_h, model.service_h!];
    const got = {
      ...names(singleServerQueue({ arrivalRate: rate, serviceTime: constant(service) })),
      P_Wq_gt_1: constantServiceWaitExceeds(rate, service, 1),
      P_Wq_gt_3: constantServiceWaitExceeds(rate, service, 3),
    };
    expectMet(exact, got, relative);
  });
  test.each([
    ['q1.mg1.1', (its: Values) => weibull(its['shape']!, its['scale_h']!)],
    ['q1.mg1.3', (its: Values) => lognormal(its['mean_h']!, its['cv']!)],
    ['q1.mg1.6', (its: Values) => weibull(its['shape']!, its['scale_h']!)],
  ] as const)('meets the oracle %s', (id, law) => {
    const { model, expect: exact, relative } = oracle<Model>('queues', id);
    const serviceTime = law(model.service_parameters!);
    const got = {
      ...names(singleServerQueue({ arrivalRate: model.arrival_rate_per_h, serviceTime })),
      mean_service_h: serviceTime.mean,
      scv_service: serviceTime.variance / (serviceTime.mean * serviceTime.mean),
    };
    expectMet(exact, got, relative);
  });
  test('is the M/M/1 line with exponential service, and is caught when variance is left out', () => {
    fc.assert(isErlangsForExponential(singleServerQueue), { numRuns: 40 });
    expectCaught(
      isErlangsForExponential(({ arrivalRate, serviceTime: { mean, survival } }) =>
        singleServerQueue({ arrivalRate, serviceTime: { mean, variance: 0, survival } }),
      ),
    );
  });
  test('refuses a load of one', () => {
    expectRefused(() => singleServerQueue({ arrivalRate: 1, serviceTime: constant(1) }), /without end/);
    expectRefused(() => singleServerQueue({ arrivalRate: 0, serviceTime: constant(1) }), /arrivalRate .* 0/);
  });
});

describe('the wait before constant services', () => {
  /** Its mean is Pollaczek's, and it falls from the load on. */
  const hasPollaczeksMean = (make: typeof constantServiceWaitExceeds) =>
    fc.property(fc.double({ min: 0.05, max: 0.8, noNaN: true }), (load) => {
      let sum = 0;
      for (let k = 0; k < 80; k += 1) sum += integralOf((t) => make(load, 1, t), k, k + 1, 1);
      close(sum, load / (2 * (1 - load)), 1e-7);
      close(make(load, 1, 0), load, 1e-12);
    });
  test("has Pollaczek's mean, and is caught when it does not fall off as the exponential line's", () => {
    fc.assert(hasPollaczeksMean(constantServiceWaitExceeds), { numRuns: 10 });
    expectCaught(hasPollaczeksMean((load, _, t) => load * Math.exp(-(1 - load) * t)));
  });
  test('holds for long waits, and refuses endless ones', () => {
    // The tail falls by e^(−θ) per service, with load (e^θ − 1) = θ.
    const [one, other] = [60, 61].map((t) => constantServiceWaitExceeds(0.8, 1, t));
    close(0.8 * (one! / other! - 1), Math.log(one! / other!), 1e-3);
    expectRefused(() => constantServiceWaitExceeds(0.8, 1, 1e6), /service times/);
  });
});

describe('the third moment by quadrature', () => {
  test('is that of the formula', () => {
    close(rawMoment(exponential(2), 3), 48, 1e-12);
    close(rawMoment(constant(3), 3), 27, 1e-12);
    close(rawMoment(uniformBetween(0, 4), 3), 16, 1e-12);
    const variance = Math.log(1 + 9);
    close(rawMoment(lognormal(1, 3), 3), Math.exp(3 * variance), 1e-11);
    close(rawMoment(lognormal(1, 3), 1), 1, 1e-12);
    expect(rawMoment(weibull(0.5, 1), 2)).toBeCloseTo(24, 10);
  });
});
