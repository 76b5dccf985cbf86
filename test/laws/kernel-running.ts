// The laws of stopping and watching: however a run is paused, stepped and continued, the same events happen, and who
// watches is told of each of them once, before it happens.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { Phase, Simulation } from '../../engine/kernel/index.ts';

/** What the laws need of a simulation. */
export type Runner = Pick<
  Simulation,
  'now' | 'handler' | 'schedule' | 'scheduleIn' | 'run' | 'runWhile' | 'step' | 'pause' | 'watch' | 'pending'
>;

/** An event which is scheduled by an earlier one, or before the run; and whether it pauses the run. */
interface Planned {
  readonly delay: number;
  readonly phase: Phase;
  readonly parent: number;
  readonly pauses: boolean;
}

const plans = fc.array(
  fc.record({
    delay: fc.nat(2),
    phase: fc.constantFrom<Phase>(0, 1, 2, 3),
    parent: fc.nat(60),
    pauses: fc.boolean(),
  }),
  { maxLength: 40, size: 'max' },
);

/** Schedules the plan; the log grows by each event that happens. */
const prepare = (simulation: Runner, plan: readonly Planned[], pausing: boolean) => {
  const log: string[] = [];
  const scheduleChildren = (parent: number | undefined) => {
    for (const [index, event] of plan.entries()) {
      const its = event.parent < index ? event.parent : undefined;
      if (its === parent) simulation.scheduleIn(event.delay, event.phase, happen, index);
    }
  };
  const happen = simulation.handler((index) => {
    log.push(`${String(simulation.now)} ${String(index)}`);
    scheduleChildren(index);
    if (pausing && plan[index]?.pauses === true) simulation.pause();
  }, 'happen');
  scheduleChildren(undefined);
  return log;
};

const whole = (make: () => Runner, plan: readonly Planned[]) => {
  const simulation = make();
  const log = prepare(simulation, plan, false);
  simulation.run();
  return log;
};

/** A run that pauses stops right after the event which asked for it, and going on leads to the same end. */
export const pausesChangeNothing = (make: () => Runner) =>
  fc.property(plans, fc.array(fc.constantFrom('run', 'step', 'while'), { maxLength: 20 }), (plan, ways) => {
    const simulation = make();
    const log = prepare(simulation, plan, true);
    const pauses = (line: string) => plan[Number(line.split(' ')[1])]?.pauses === true;
    for (const way of ways) {
      const before = log.length;
      if (way === 'step') {
        expect(simulation.step()).toBe(log.length > before);
        expect(log.length - before).toBeLessThanOrEqual(1);
        continue;
      }
      const limit = before + 3;
      const ended = way === 'run' ? simulation.run() : simulation.runWhile(() => log.length < limit);
      const happened = log.slice(before);
      expect(happened.findIndex(pauses)).toBe(ended ? -1 : happened.length - 1);
      if (way === 'while') expect(happened.length).toBeLessThanOrEqual(3);
    }
    for (let runs = 0; runs <= plan.length && !simulation.run(); runs += 1);
    expect(log).toEqual(whole(make, plan));
    expect(simulation.pending()).toEqual([]);
  });

/** A watcher is told of every event once, in order and before it happens, and of none after it has stopped watching. */
export const watchersSeeEverything = (make: () => Runner) =>
  fc.property(plans, fc.nat(40), (plan, stopAt) => {
    const simulation = make();
    const log = prepare(simulation, plan, false);
    const seen: string[] = [];
    const happenedBefore: number[] = [];
    const brief: string[] = [];
    simulation.watch(({ at, argument }) => {
      happenedBefore.push(log.length);
      seen.push(`${String(at)} ${String(argument)}`);
    });
    const stop = simulation.watch(({ at, argument }) => {
      brief.push(`${String(at)} ${String(argument)}`);
      if (brief.length >= stopAt) stop();
    });
    simulation.run();
    expect(seen).toEqual(whole(make, plan));
    expect(happenedBefore).toEqual([...seen.keys()]);
    expect(brief).toEqual(seen.slice(0, Math.max(1, stopAt)));
  });

/** Whoever asks before an event what is pending is told of all that was scheduled, in the order in which it will happen. */
export const whatIsPendingHappens = (make: () => Runner) =>
  fc.property(plans, fc.nat(39), (plan, asked) => {
    const simulation = make();
    const log = prepare(simulation, plan, false);
    let foreseen: number[] | undefined;
    let present: number | undefined;
    simulation.watch(({ argument }) => {
      if (log.length !== asked) return;
      foreseen = simulation.pending().map((event) => event.argument);
      present = argument;
    });
    simulation.run();
    if (foreseen === undefined) return;
    const happened = log.map((line) => Number(line.split(' ')[1]));
    const [past, later] = [happened.slice(0, asked), happened.slice(asked)];
    const scheduled = later.filter((index) => {
      const { parent = index } = plan[index] ?? {};
      return index !== present && (parent >= index || past.includes(parent));
    });
    expect(foreseen).toEqual(scheduled);
  });
