// The timetable against a walk from step to step. Times and values are multiples of powers of two, so that the walk is
// exact and the comparison is by equality, also a million hours out.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Timetable, type TimetableInput } from '../../engine/kernel/timetable.ts';
import { expectCaught } from './seen-to-fail.ts';

type Make = (input: TimetableInput) => Pick<Timetable, 'valueAt' | 'nextChange' | 'total' | 'when'>;

const grain = 1 / 64;
const tables: fc.Arbitrary<TimetableInput> = fc
  .record({
    gaps: fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 0, maxLength: 6 }),
    values: fc.array(fc.constantFrom(0, 0, 1, 2, 2, 0.5, 7), { minLength: 7, maxLength: 7 }),
    rest: fc.option(fc.integer({ min: 1, max: 900 })),
  })
  .map(({ gaps, values, rest }) => {
    let at = 0;
    const steps = [{ at, value: values[0] ?? 0 }];
    for (const [n, gap] of gaps.entries()) steps.push({ at: (at += gap * grain), value: values[n + 1] ?? 0 });
    return { steps, afterLast: rest === null ? 'hold' : { repeatEvery: at + rest * grain } };
  });
const times = fc.tuple(fc.constantFrom(0, 0, 1e3, 1e6), fc.nat(20_000)).map(([base, n]) => base + n * grain);
const spans = fc.nat(6000).map((n) => n * grain);

/** The value by looking at every step. */
const naiveValue = ({ steps, afterLast }: TimetableInput, time: number) => {
  const local = afterLast === 'hold' ? time : time % afterLast.repeatEvery;
  return steps.findLast(({ at }) => at <= local)!.value;
};

/** Every start of a step after `from`, up to and including `to`. */
function* boundaries(
  { steps, afterLast }: TimetableInput,
  from: number,
  to: number,
): Generator<number, undefined> {
  const period = afterLast === 'hold' ? Infinity : afterLast.repeatEvery;
  for (let start = afterLast === 'hold' ? 0 : from - (from % period); start <= to; start += period) {
    for (const { at } of steps) if (start + at > from && start + at <= to) yield start + at;
    if (period === Infinity) return undefined;
  }
  return undefined;
}

const naiveTotal = (input: TimetableInput, from: number, to: number) => {
  let [sum, since] = [0, from];
  for (const next of [...boundaries(input, from, to), to]) {
    sum += naiveValue(input, since) * (next - since);
    since = next;
  }
  return sum;
};

/** A time, or the start of the first step after it, where the value is that of the new step. */
const somewhere = (input: TimetableInput, time: number, atStep: boolean) =>
  atStep ? (boundaries(input, time, time + 1500 * grain).next().value ?? time) : time;

const valuesAgree = (make: Make) =>
  fc.property(tables, times, fc.boolean(), (input, from, atStep) => {
    const time = somewhere(input, from, atStep);
    expect(make(input).valueAt(time)).toBe(naiveValue(input, time));
  });

const changesAgree = (make: Make) =>
  fc.property(tables, times, fc.boolean(), (input, from, atStep) => {
    const time = somewhere(input, from, atStep);
    const value = naiveValue(input, time);
    const reach = time + 2 * (600 * 6 + 900) * grain;
    const wanted = [...boundaries(input, time, reach)].find((at) => naiveValue(input, at) !== value);
    // A timetable that holds may change long after.
    const later = input.steps.find(({ at, value: its }) => at > time && its !== value)?.at;
    const found = make(input).nextChange(time);
    expect(found).toBe(wanted ?? (input.afterLast === 'hold' ? (later ?? Infinity) : Infinity));
  });

const totalsAgree = (make: Make) =>
  fc.property(tables, times, spans, (input, from, span) => {
    expect(make(input).total(from, from + span)).toBe(naiveTotal(input, from, from + span));
  });

/** The amount is met at the time given and, on the exact grid, not a grain before. */
const amountsAreMet = (make: Make) =>
  fc.property(tables, times, spans, (input, from, span) => {
    const table = make(input);
    const amount = naiveTotal(input, from, from + span);
    const time = table.when(from, amount);
    expect(time).toBeLessThanOrEqual(from + span);
    expect(naiveTotal(input, from, time)).toBe(amount);
    if (time > from) expect(naiveTotal(input, from, time - grain / 8)).toBeLessThan(amount);
    else expect(amount).toBe(0);
  });

/** Any amount, on no grid at all, is met to rounding; a table with nothing left never meets it. */
const anyAmountIsMet = (make: Make) =>
  fc.property(tables, times, fc.double({ min: 1e-6, max: 1e7, noNaN: true }), (input, from, amount) => {
    const table = make(input);
    const time = table.when(from, amount);
    const values = input.steps.map(({ value }) => value);
    const ends = input.afterLast === 'hold' ? values.at(-1) === 0 : values.every((value) => value === 0);
    if (time === Infinity) {
      expect(ends).toBe(true);
      const last = Math.max(from, input.steps.at(-1)!.at);
      if (input.afterLast === 'hold') expect(naiveTotal(input, from, last)).toBeLessThan(amount);
      return;
    }
    const largest = Math.max(...values);
    const slack = 1e-14 * amount + largest * 4.5e-16 * time;
    expect(Math.abs(table.total(from, time) - amount)).toBeLessThanOrEqual(slack);
  });

const make: Make = (input) => new Timetable(input);
const week: TimetableInput = {
  steps: [
    { at: 0, value: 0 },
    { at: 8, value: 3 },
    { at: 16, value: 1 },
    { at: 22, value: 0 },
  ],
  afterLast: { repeatEvery: 24 },
};

describe('a timetable', () => {
  const laws = { valuesAgree, changesAgree, totalsAgree, amountsAreMet, anyAmountIsMet };
  for (const [name, law] of Object.entries(laws)) {
    test(`agrees with a walk from step to step: ${name}`, () => {
      fc.assert(law(make) as fc.IProperty<unknown>, { numRuns: 2000 });
    });
  }
  test('counts days exactly a million hours out', () => {
    const table = make(week);
    const midnight = 24 * 41_667;
    expect(table.total(0, midnight)).toBe(30 * 41_667);
    expect(table.total(midnight + 7, midnight + 24 * 1e6 + 9)).toBe(30 * 1e6 + 3);
    expect(table.when(0, 30 * 41_667)).toBe(midnight - 2);
    expect([table.nextChange(midnight - 2), table.nextChange(midnight + 8)]).toEqual([
      midnight + 8,
      midnight + 16,
    ]);
  });
  test('changes at the very doubles that it names, for a cycle that no double holds', () => {
    const table = make({
      steps: [
        { at: 0, value: 1 },
        { at: 0.03, value: 2 },
        { at: 0.07, value: 3 },
      ],
      afterLast: { repeatEvery: 0.1 },
    });
    for (const start of [0, 12.3, 99_999.95, 1e6]) {
      let time = start;
      for (let n = 0; n < 3000; n += 1) {
        const next = table.nextChange(time);
        expect(next).toBeGreaterThan(time);
        expect(table.valueAt(next)).toBe((table.valueAt(time) % 3) + 1);
        time = next;
      }
    }
  });
  test('refuses what is no timetable, and times before it, by the offending value', () => {
    const held = (...steps: [number, number][]) =>
      make({ steps: steps.map(([at, value]) => ({ at, value })), afterLast: 'hold' });
    const refused: [() => unknown, RegExp][] = [
      [() => held(), /at least one step/],
      [() => held([1, 5]), /first step must be at 0, not 1/],
      [() => held([0, 5], [3, 1], [3, 2]), /3 is followed by 3/],
      [() => held([0, 5], [NaN, 1]), /0 is followed by NaN/],
      [() => held([0, -5]), /value at 0 .* not -5/],
      [() => held([0, Infinity]), /not Infinity/],
      [() => make({ steps: week.steps, afterLast: { repeatEvery: 22 } }), /last step \(22\), not 22/],
      [() => make(week).valueAt(-1), /time -1/],
      [() => make(week).nextChange(NaN), /time NaN/],
      [() => make(week).total(5, 4), /from 5 to 4/],
      [() => make(week).total(-5, 4), /time -5/],
      [() => make(week).when(0, -1), /not -1/],
    ];
    for (const [attempt, message] of refused) {
      expect(attempt).toThrow(RangeError);
      expect(attempt).toThrow(message);
    }
  });
});

describe('the laws of a timetable catch', () => {
  const wrong = (over: (table: Timetable) => Partial<ReturnType<Make>>): Make => {
    return (input) => {
      const table = new Timetable(input);
      return {
        valueAt: (time) => table.valueAt(time),
        nextChange: (time) => table.nextChange(time),
        total: (from, to) => table.total(from, to),
        when: (from, amount) => table.when(from, amount),
        ...over(table),
      };
    };
  };
  test('a value that is left-continuous', () => {
    expectCaught(valuesAgree(wrong((table) => ({ valueAt: (t) => table.valueAt(Math.max(0, t - grain)) }))));
  });
  test('a next change that may be now', () => {
    expectCaught(
      changesAgree(wrong((table) => ({ nextChange: (t) => table.nextChange(Math.max(0, t - grain)) }))),
    );
  });
  test('a total by the value at the start alone', () => {
    expectCaught(totalsAgree(wrong((table) => ({ total: (a, b) => table.valueAt(a) * (b - a) }))));
  });
  test('a total that forgets the cycles', () => {
    const forgets: Make = (input) =>
      new Timetable({ steps: input.steps, afterLast: 'hold' as const }) satisfies ReturnType<Make>;
    expectCaught(totalsAgree(forgets));
  });
  test('a time that is late by an idle stretch', () => {
    const late = wrong((table) => ({
      when: (from, amount) => {
        const time = table.when(from, amount);
        return table.valueAt(time) === 0 ? table.nextChange(time) : time;
      },
    }));
    expectCaught(amountsAreMet(late));
  });
  test('a time that takes the mean rate', () => {
    const mean = wrong((table) => ({
      when: (from, amount) => {
        const rate = table.total(from, from + 24) / 24;
        return rate > 0 ? from + amount / rate : table.when(from, amount);
      },
    }));
    expectCaught(anyAmountIsMet(mean));
  });
});
