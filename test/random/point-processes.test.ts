import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Timetable } from '../../engine/kernel/timetable.ts';
import {
  piecewisePoissonProcess,
  powerLawProcess,
  weibull,
  type PointProcess,
} from '../../engine/random/distributions/index.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import * as law from '../laws/point-process.ts';

const day = {
  steps: [
    { at: 0, value: 0 },
    { at: 7, value: 2.5 },
    { at: 12, value: 0.8 },
    { at: 20, value: 0.01 },
  ],
  afterLast: { repeatEvery: 24 },
};
const opening = {
  steps: [
    { at: 0, value: 0 },
    { at: 40, value: 3 },
    { at: 90.5, value: 0.25 },
  ],
  afterLast: 'hold' as const,
};
const processes: Record<string, () => PointProcess> = {
  'a day that repeats': () => piecewisePoissonProcess(day),
  'an opening and a steady rate': () => piecewisePoissonProcess(new Timetable(opening)),
  'a system that wears': () => powerLawProcess(2.4, 30),
  'a system that grows reliable': () => powerLawProcess(0.6, 5),
  'a steady power law': () => powerLawProcess(1, 12),
};

for (const [name, make] of Object.entries(processes)) {
  describe(`the process of ${name}`, () => {
    const laws = { ...law };
    for (const [its, holds] of Object.entries(laws)) {
      test(`obeys the law ${its}`, () => {
        const sampled = its.startsWith('gaps') || its.startsWith('countsAre');
        fc.assert(holds(make) as fc.IProperty<unknown>, { numRuns: sampled ? 4 : 400 });
      });
    }
  });
}

describe('the laws of a point process catch', () => {
  const wear = powerLawProcess(2.4, 30);
  const shift = piecewisePoissonProcess(day);
  const wrong: Record<string, [PointProcess, (make: () => PointProcess) => fc.IProperty<never>]> = {
    'a count of the rate at the start': [
      { ...shift, expected: (from, to) => shift.rate(from) * (to - from) },
      law.countsAddUp as never,
    ],
    'a cumulative intensity for a rate': [
      { ...wear, rate: (time) => wear.expected(0, time) },
      law.rateIsTheSlope as never,
    ],
    'a point that renews the system': [
      { ...wear, next: (after, u) => after + wear.next(0, u) },
      law.nextInvertsTheCount as never,
    ],
    'a rate that is frozen until the next point': [
      { ...shift, next: (after, u) => after - Math.log1p(-u) / Math.max(1e-3, shift.rate(after)) },
      law.gapsAreUnitExponential as never,
    ],
    'a next point that remembers more than the time': [
      { ...wear, next: (after, u) => wear.next(Math.floor(after), u) + (after - Math.floor(after)) },
      law.cutsDoNotMatter as never,
    ],
    'a point for every other': [
      { ...shift, next: (after, u) => shift.next(shift.next(after, u), u) },
      law.countsArePoisson as never,
    ],
  };
  for (const [name, [fault, holds]] of Object.entries(wrong)) {
    test(name, () => {
      expectCaught(holds(() => fault));
    });
  }
});

describe('point processes', () => {
  test('end where the rate does', () => {
    const closing = piecewisePoissonProcess({
      steps: [
        { at: 0, value: 1 },
        { at: 10, value: 0 },
      ],
      afterLast: 'hold',
    });
    expect(closing.next(0, 1 - Math.exp(-9))).toBeCloseTo(9, 12);
    expect([closing.next(0, 1 - Math.exp(-10.01)), closing.next(10, 0.1)]).toEqual([Infinity, Infinity]);
    expect(closing.expected(3, 1e6)).toBe(7);
  });
  test('that wear by a power law fail first as a Weibull does', () => {
    for (const u of [1e-9, 0.01, 0.5, 0.999]) {
      expect(powerLawProcess(2.4, 30).next(0, u)).toBe(weibull(2.4, 30).quantile(u));
    }
    expect([
      powerLawProcess(0.5, 9).rate(0),
      powerLawProcess(1, 8).rate(0),
      powerLawProcess(2, 9).rate(0),
    ]).toEqual([Infinity, 0.125, 0]);
  });
  test('count a second of a system that is a million hours old', () => {
    const [from, to] = [1e6, 1e6 + 2 ** -12];
    expect(powerLawProcess(2, 100).expected(from, to) / (((to - from) * (to + from)) / 1e4)).toBeCloseTo(
      1,
      14,
    );
  });
  test('refuse a parameter or a time that cannot be, by name', () => {
    const wear = powerLawProcess(2, 3);
    const shift = piecewisePoissonProcess(day);
    const refused: [() => unknown, RegExp][] = [
      [() => powerLawProcess(0, 1), /powerLawProcess: shape .* not 0/],
      [() => powerLawProcess(1, NaN), /powerLawProcess: scale .* not NaN/],
      [() => piecewisePoissonProcess({ steps: [], afterLast: 'hold' }), /timetable: .* not 0/],
      [() => piecewisePoissonProcess({ steps: [{ at: 0, value: -2 }], afterLast: 'hold' }), /not -2/],
      [() => wear.next(-1, 0.5), /powerLawProcess: a time .* not -1/],
      [() => shift.next(Infinity, 0.5), /piecewisePoissonProcess: a time .* not Infinity/],
      [() => wear.expected(5, 4), /from 5 back to 4/],
      [() => shift.expected(5, 4), /from 5 back to 4/],
      [() => shift.rate(NaN), /piecewisePoissonProcess: a time .* not NaN/],
      [() => wear.rate(-3), /powerLawProcess: a time .* not -3/],
    ];
    for (const [attempt, message] of refused) {
      expect(attempt).toThrow(RangeError);
      expect(attempt).toThrow(message);
    }
  });
});
