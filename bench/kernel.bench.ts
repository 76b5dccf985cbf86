/**
 * What the small things cost, in nanoseconds: an event, a hold, a resume, a draw, a published fact; and how many levels of
 * the calendar's heap an event visits, from 1 k to 1 M timers, which must grow as log n. Medians of several rounds. It
 * asserts that what should have run did run.
 */
import { distributions, drawStream, EventCalendar, hold, phase, Resource } from '../engine/kernel-library.ts';
import { runKey, Signal, Simulation, uniform, type Process } from '../engine/kernel-library.ts';
import { log } from '../engine/random/arithmetic/logarithm.ts';
import { FactBus } from '../engine/network/facts/fact-bus.ts';
import type { Fact } from '../engine/network/facts/fact.ts';
import { Digest } from '../engine/trace/digest.ts';
import { onEveryRow } from '../engine/trace/fact-row.ts';

const rounds = 5;
const key = runKey('bench', 0);

/** The median over rounds of the time of one of `count` operations. */
function measure(what: string, count: number, round: () => number): void {
  const times: number[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const start = performance.now();
    const done = round();
    times.push(((performance.now() - start) * 1e6) / count);
    if (Math.abs(done - count) > 0.01 * count) throw new Error(`${what}: ${done} of ${count} happened`);
  }
  times.sort((a, b) => a - b);
  console.log(`${what.padEnd(58)} ${(times[rounds >> 1] ?? NaN).toFixed(0).padStart(6)} ns`);
}

/** Timers that each schedule themselves again, in the handler style. */
function timers(count: number, events: number): () => number {
  return () => {
    const simulation = new Simulation({ eventBudget: events + count });
    let fired = 0;
    const fire = simulation.handler((timer) => {
      fired += 1;
      simulation.scheduleIn(-log(uniform(key, 0, fired)), phase.complete, fire, timer);
    }, 'fire');
    for (let timer = 0; timer < count; timer += 1) {
      simulation.scheduleIn(-log(uniform(key, 1, timer)), phase.complete, fire, timer);
    }
    simulation.runWhile(() => fired < events);
    return fired;
  };
}

/** The same in the process style, one generator each, started beforehand. */
function holds(count: number, each: number): () => number {
  return () => {
    const simulation = new Simulation();
    let held = 0;
    function* clock(index: number): Process {
      for (let tick = 0; tick < each; tick += 1) {
        yield hold(-log(uniform(key, index & 255, tick)));
        held += 1;
      }
    }
    for (let index = 0; index < count; index += 1) simulation.start(clock(index), 'clock');
    simulation.run();
    return held;
  };
}

/** A process that waits for news which a handler brings. */
function resumes(count: number): () => number {
  return () => {
    const simulation = new Simulation();
    const news = new Signal('news');
    let resumed = 0;
    function* reader(): Process {
      for (;;) {
        yield news;
        resumed += 1;
      }
    }
    simulation.start(reader(), 'reader', { background: true });
    const bring = simulation.handler((left) => {
      news.fire();
      if (left > 0) simulation.scheduleIn(1, phase.complete, bring, left - 1);
    }, 'bring');
    simulation.scheduleIn(1, phase.complete, bring, count - 1);
    simulation.run();
    return resumed;
  };
}

/** A seat that is claimed and released at once. */
function claims(count: number): () => number {
  return () => {
    const simulation = new Simulation();
    const desk = new Resource(simulation, { name: 'desk', capacity: 1 });
    let served = 0;
    function* visitor(): Process {
      for (; served < count; served += 1) {
        const seat = yield* desk.request();
        seat.release();
      }
    }
    simulation.start(visitor(), 'visitor');
    simulation.run();
    return served;
  };
}

console.log('An event with its draw and logarithm, in the handler style');
for (const count of [1_000, 10_000, 100_000, 1_000_000]) {
  measure(
    `  ${count.toLocaleString('en')} timers`,
    Math.max(1_000_000, count),
    timers(count, Math.max(1_000_000, count)),
  );
}
console.log('A hold with its draw and logarithm, in the process style');
for (const count of [1, 1_000, 100_000]) {
  measure(`  ${count.toLocaleString('en')} processes`, 1_000_000, holds(count, 1_000_000 / count));
}
console.log('Waking and handing out, with what it takes to bring it about');
measure('  a resume: a signal fired, one process woken', 500_000, resumes(500_000));
measure('  a claim: a seat asked for, decided, received, released', 500_000, claims(500_000));

console.log('A draw');
const draws = 1_000_000;
let sum = 0;
measure('  uniform', draws, () => {
  for (let ordinal = 0; ordinal < draws; ordinal += 1) sum += uniform(key, 0, ordinal);
  return draws;
});
const laws = {
  exponential: distributions.exponential(3),
  weibull: distributions.weibull(1.7, 3),
  lognormal: distributions.lognormal(3, 0.8),
  normal: distributions.normal(3, 0.8),
  gamma: distributions.gamma(2.5, 3),
};
for (const [name, law] of Object.entries(laws)) {
  const count = name === 'gamma' ? 50_000 : draws;
  measure(`  ${name}`, count, () => {
    const stream = drawStream(key, name);
    for (let ordinal = 0; ordinal < count; ordinal += 1) sum += stream.next(law);
    return stream.count;
  });
}
if (!(sum > 0)) throw new Error('the draws are gone');

console.log('A published fact');
const fact = (id: number): Fact => ({
  kind: 'failed',
  id,
  at: id * 0.1,
  cause: 0,
  machine: 3,
  socket: 2,
  mode: 1,
  age: id,
});
for (const [what, listen] of [
  ['nobody listens', undefined],
  ['with the digest', new Digest()],
] as const) {
  measure(`  ${what}`, draws, () => {
    const bus = new FactBus(new Simulation());
    if (listen !== undefined) {
      onEveryRow(bus, (row, length) => {
        listen.addRow(row, length);
      });
    }
    for (let id = 1; id <= draws; id += 1) bus.publish(fact(id));
    return bus.count;
  });
}

console.log('Levels of the heap that an event visits (two comparisons each), hold model');
const levels: number[] = [];
for (const count of [1_000, 10_000, 100_000, 1_000_000]) {
  levels.push(levelsVisited(count, 20_000));
  console.log(
    `  ${count.toLocaleString('en').padStart(9)} timers ${(levels.at(-1) ?? NaN).toFixed(1).padStart(6)}`,
  );
}
const [first = NaN, second = NaN, , last = NaN] = levels;
if (!(last - first < 3 * 1.6 * (second - first))) throw new Error('the calendar is worse than logarithmic');

/** Watches the heap's array of times while events are taken and pushed: going down one level reads three of them. */
function levelsVisited(count: number, events: number): number {
  const calendar = new EventCalendar();
  for (let timer = 0; timer < count; timer += 1)
    calendar.push(-log(uniform(key, 2, timer)), phase.complete, 0, timer);
  calendar.pop();
  let reads = 0;
  const heap = calendar as unknown as { times: Float64Array };
  heap.times = new Proxy(heap.times, {
    get(times, index) {
      reads += 1;
      return times[Number(index)];
    },
  });
  for (let event = 0; event < events; event += 1) {
    calendar.push(calendar.time - log(uniform(key, 3, event)), phase.complete, 0, calendar.argument);
    calendar.pop();
  }
  return reads / events / 3;
}
