import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VacantSeats } from '../../engine/network/pools/vacant-seats.ts';

type Step = { readonly seat: number; readonly from: number };

/** What a plain list of flags says is the first free seat. */
function firstFree(free: readonly boolean[], from: number): number {
  return free.findIndex((its, seat) => its && seat >= from);
}

/** Takes and frees seats at random and compares each answer with a plain list's. */
function agrees(
  count: number,
  steps: readonly Step[],
  next: (seats: VacantSeats, from: number) => number,
): boolean {
  const seats = new VacantSeats(count);
  const free = new Array<boolean>(count).fill(true);
  return steps.every(({ seat: any, from: start }) => {
    const seat = any % count;
    const from = start % (count + 1);
    if (free[seat] === true) seats.take(seat);
    else seats.free(seat);
    free[seat] = free[seat] !== true;
    return next(seats, from) === firstFree(free, from) && seats.has(seat) === free[seat];
  });
}

const step = fc.record({ seat: fc.nat(5000), from: fc.nat(5000) });
const many = fc.tuple(
  fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constantFrom(1024, 1025, 3000)),
  fc.array(step, { maxLength: 400 }),
);

describe('vacant seats', () => {
  it('finds the first free seat as a plain list does', () => {
    fc.assert(fc.property(many, ([count, steps]) => agrees(count, steps, (seats, from) => seats.next(from))));
  });

  it('all may be taken, and one given back', () => {
    const seats = new VacantSeats(2000);
    for (let seat = 0; seat < 2000; seat += 1) seats.take(seat);
    expect(seats.next(0)).toBe(-1);
    seats.free(1234);
    expect([seats.next(0), seats.next(1234), seats.next(1235)]).toEqual([1234, 1234, -1]);
  });

  it('that is seen to fail where the search looks into the first word only', () => {
    const shortSighted = (seats: VacantSeats, from: number): number => {
      for (let seat = from; seat < Math.min(32, 5000); seat += 1) if (seats.has(seat)) return seat;
      return -1;
    };
    expect(fc.check(fc.property(many, ([count, steps]) => agrees(count, steps, shortSighted))).failed).toBe(
      true,
    );
  });
});
