/**
 * Lives by cause, in hours that the machine worked: from one failure of the cause to the next, and from the last one to the
 * end of the window, which is censored. What came before the first failure is a part of a life whose beginning nobody saw;
 * it counts only where the machine was new, or where the law has no memory.
 */
import {
  fitExponential,
  fitLognormal,
  FitError,
  fitWeibull,
  rankFits,
  type Life,
  type LifeFit,
  type LognormalFit,
} from '../../engine/stats/fit/index.ts';
import type { History, Machine, Order } from './history.ts';

/** Complete lives from which a shape can be told. */
const fewestForShape = 5;

export interface CauseFit {
  readonly cause: string;
  /** The part that its orders used most; empty for none. */
  readonly part: string;
  readonly failures: number;
  readonly fit: LifeFit;
  /** Whether all time under observation counts, as it does without memory. */
  readonly memoryless: boolean;
  readonly response: Times;
  readonly repair: Times;
}

/** Times that were seen; the law is undefined where all are alike or there are too few, and then `mean` is all there is. */
export interface Times {
  readonly count: number;
  readonly mean: number;
  readonly fit: LognormalFit | undefined;
}

/** Hours that the machine worked from the start of its observation to a moment. */
function clockOf({ orders, use, installedBefore }: Machine): (hour: number) => number {
  const start = Math.max(0, -(installedBefore ?? 0));
  return (hour) => {
    let down = 0;
    let until = start;
    for (const { failed, restored } of orders) {
      if (failed >= hour) break;
      down += Math.max(0, Math.min(restored, hour) - Math.max(failed, until));
      until = Math.max(until, restored);
    }
    return Math.max(0, hour - start - down) * use;
  };
}

/** Hours that it worked since its last failure of any cause, or since it was installed, as far as is known. */
export function ageOf(machine: Machine, span: number): number {
  const clock = clockOf(machine);
  const last = machine.orders.at(-1);
  if (last !== undefined) return clock(span) - clock(last.restored);
  return clock(span) + Math.max(0, machine.installedBefore ?? 0) * machine.use;
}

/** What each cause's lives and orders say, in the order of the causes' names. */
export function causesOf({ machines, span }: History): readonly CauseFit[] {
  const all = machines.flatMap(({ orders }) => orders);
  const causes = [...new Set(all.map(({ cause }) => cause))].sort();
  return causes.map((cause) => {
    const its = all.filter((order) => order.cause === cause);
    const remembered: Life[] = [];
    const whole: Life[] = [];
    for (const machine of machines) {
      const clock = clockOf(machine);
      const seenNew = machine.installedBefore !== undefined && machine.installedBefore <= 0;
      let before = 0;
      for (const [index, { failed }] of machine.orders.filter((order) => order.cause === cause).entries()) {
        const at = clock(failed);
        // Two reports of one moment are one failure, an instant apart.
        const time = Math.max(at - before, 1e-3);
        if (index > 0 || seenNew) remembered.push({ time, event: true });
        whole.push({ time, event: true });
        before = at;
      }
      const rest = clock(span) - before;
      if (rest <= 0) continue;
      if (before > 0 || seenNew) remembered.push({ time: rest, event: false });
      whole.push({ time: rest, event: false });
    }
    const complete = remembered.filter(({ event }) => event).length;
    const shaped = complete < fewestForShape ? undefined : shapeOf(remembered);
    const memoryless = shaped?.law !== 'weibull';
    return {
      cause,
      part: mostUsed(its),
      failures: its.length,
      fit: memoryless ? fitExponential(whole) : shaped,
      memoryless,
      response: timesOf(
        its.flatMap(({ failed, arrived }) => (arrived === undefined ? [] : [arrived - failed])),
      ),
      repair: timesOf(its.map(({ failed, arrived, restored }) => restored - (arrived ?? failed))),
    };
  });
}

/** With a shape or without one, whichever is better by AIC. */
function shapeOf(lives: readonly Life[]): LifeFit | undefined {
  const { ranked } = rankFits<LifeFit>({
    exponential: () => fitExponential(lives),
    weibull: () => fitWeibull(lives),
  });
  return ranked[0]?.fit;
}

function mostUsed(orders: readonly Order[]): string {
  const counts = new Map<string, number>();
  for (const { part } of orders) counts.set(part, (counts.get(part) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function timesOf(times: readonly number[]): Times {
  const mean = times.length === 0 ? 0 : times.reduce((sum, time) => sum + time, 0) / times.length;
  const above = times.filter((time) => time > 0);
  if (above.length < fewestForShape || above.length < times.length)
    return { count: times.length, mean, fit: undefined };
  try {
    return { count: times.length, mean, fit: fitLognormal(above.map((time) => ({ time, event: true }))) };
  } catch (error) {
    if (error instanceof FitError) return { count: times.length, mean, fit: undefined };
    throw error;
  }
}
