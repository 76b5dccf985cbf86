// The laws of a simulation: its clock, the order of events which schedule further events, running in pieces and
// running beside another one. Each takes a `make`, so that it can be seen to fail on a wrong simulation.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { Phase, Scheduler } from '../../engine/kernel/index.ts';

/** What the laws need of a simulation. */
export interface Runner extends Pick<Scheduler, 'now' | 'handler' | 'scheduleIn'> {
  step(): boolean;
  run(until: number): void;
}

/** An event which is scheduled by its parent, or before the run if it has none. */
interface Planned {
  readonly delay: number;
  readonly phase: Phase;
  readonly parent: number | undefined;
}

type Log = (readonly [at: number, event: number])[];

const plans = fc
  .array(fc.record({ delay: fc.nat(2), phase: fc.constantFrom<Phase>(0, 1, 2, 3), parent: fc.nat(60) }), {
    maxLength: 60,
    size: 'max',
  })
  .map((list) =>
    list.map((event, index): Planned => ({
      ...event,
      parent: event.parent < index ? event.parent : undefined,
    })),
  );

/** Schedules the plan's first events; the log grows as they and their children happen. */
const prepare = (simulation: Runner, plan: readonly Planned[]): Log => {
  const log: Log = [];
  const scheduleChildren = (parent: number | undefined) => {
    for (const [index, event] of plan.entries()) {
      if (event.parent === parent) simulation.scheduleIn(event.delay, event.phase, happen, index);
    }
  };
  const happen = simulation.handler((index) => {
    log.push([simulation.now, index]);
    scheduleChildren(index);
  }, 'happen');
  scheduleChildren(undefined);
  return log;
};

/** What ought to happen, found by looking for the smallest pending event each time. */
const foreseen = (plan: readonly Planned[]): Log => {
  const log: Log = [];
  const pending: { at: number; phase: Phase; sequence: number; index: number }[] = [];
  let sequence = 0;
  const scheduleChildren = (parent: number | undefined, now: number) => {
    for (const [index, event] of plan.entries()) {
      if (event.parent !== parent) continue;
      pending.push({ at: now + event.delay, phase: event.phase, sequence, index });
      sequence += 1;
    }
    pending.sort((a, b) => a.at - b.at || a.phase - b.phase || a.sequence - b.sequence);
  };
  scheduleChildren(undefined, 0);
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    log.push([next.at, next.index]);
    scheduleChildren(next.index, next.at);
  }
  return log;
};

/** The clock never goes back, and shows each event's own time. */
export const clockOnlyGoesOn = (make: () => Runner) =>
  fc.property(plans, (plan) => {
    const simulation = make();
    const log = prepare(simulation, plan);
    simulation.run(Infinity);
    const times = log.map(([at]) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const timeOf = (event: Planned): number =>
      event.delay + (event.parent === undefined ? 0 : timeOf(plan[event.parent] ?? event));
    for (const [index, event] of plan.entries()) expect(log).toContainEqual([timeOf(event), index]);
  });

/** The next event is always the smallest pending one: work for an earlier phase opens a new round of the instant. */
export const instantsHaveRounds = (make: () => Runner) =>
  fc.property(plans, (plan) => {
    const simulation = make();
    const log = prepare(simulation, plan);
    simulation.run(Infinity);
    expect(log).toEqual(foreseen(plan));
  });

/** A run stops short of the time it is given, leaves the clock there, and pieces of a run add up to the whole. */
export const piecesAddUp = (make: () => Runner) =>
  fc.property(plans, fc.array(fc.nat(10), { maxLength: 5 }), (plan, cuts) => {
    const simulation = make();
    const log = prepare(simulation, plan);
    const whole = foreseen(plan);
    for (const cut of cuts.toSorted((a, b) => a - b)) {
      simulation.run(cut);
      expect(simulation.now).toBe(cut);
      expect(log).toEqual(whole.filter(([at]) => at < cut));
    }
    simulation.run(Infinity);
    expect(log).toEqual(whole);
  });

/** Two simulations stepped in turn do what they do apart. */
export const strangersDoNotMeet = (make: () => Runner) =>
  fc.property(plans, plans, (onePlan, otherPlan) => {
    const one = make();
    const other = make();
    const oneLog = prepare(one, onePlan);
    const otherLog = prepare(other, otherPlan);
    for (let going = true; going;) {
      const oneGoes = one.step();
      const otherGoes = other.step();
      going = oneGoes || otherGoes;
    }
    expect(oneLog).toEqual(foreseen(onePlan));
    expect(otherLog).toEqual(foreseen(otherPlan));
  });
