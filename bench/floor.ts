/**
 * What stands below the process style: the hold model with the engine's own calendar and draws, first without any process,
 * then with what JavaScript asks for one, bit by bit. Each line is the median of several rounds, in ns per event.
 */
import { EventCalendar, hold, runKey, Simulation, uniform, type Process } from '../engine/kernel-library.ts';
import { log } from '../engine/random/arithmetic/logarithm.ts';

const rounds = 5;
const events = 1_000_000;
const key = runKey('floor', 0);
let drawn = 0;
const exponential = (): number => -log(uniform(key, 0, drawn++));

/** Holds by the calendar alone: `next` gives the delay of a timer's next event. */
function byCalendar(count: number, next: (timer: number) => number): void {
  const calendar = new EventCalendar();
  for (let timer = 0; timer < count; timer += 1) calendar.push(next(timer), 0, 0, timer);
  for (let event = 0; event < events; event += 1) {
    calendar.pop();
    calendar.push(calendar.time + next(calendar.argument), 0, 0, calendar.argument);
  }
}

function* delays(): Generator<number, never, undefined> {
  for (;;) yield exponential();
}

function* delaysInObjects(): Generator<{ duration: number }, never, undefined> {
  for (;;) yield { duration: exponential() };
}

function* clock(simulation: Simulation, held: { count: number }): Process {
  for (;;) {
    yield hold(exponential());
    held.count += 1;
    if (held.count === events) simulation.pause();
  }
}

const steps: Record<string, (count: number) => void> = {
  'the calendar and the draw': (count) => {
    byCalendar(count, exponential);
  },
  'and a generator resumed for each event': (count) => {
    const bodies = Array.from({ length: count }, delays);
    byCalendar(count, (timer) => bodies[timer]!.next().value);
  },
  'and an object yielded by it': (count) => {
    const bodies = Array.from({ length: count }, delaysInObjects);
    byCalendar(count, (timer) => bodies[timer]!.next().value.duration);
  },
  'and an object for each process': (count) => {
    const processes = Array.from({ length: count }, () => ({ awake: 0, body: delaysInObjects() }));
    byCalendar(count, (timer) => {
      const process = processes[timer]!;
      process.awake += 1;
      return process.body.next().value.duration;
    });
  },
  'the library': (count) => {
    const simulation = new Simulation();
    const held = { count: 0 };
    for (let index = 0; index < count; index += 1) simulation.start(clock(simulation, held), 'clock');
    simulation.run();
    if (held.count !== events) throw new Error(`${String(held.count)} holds instead of ${String(events)}`);
  },
};

console.log(
  `${''.padEnd(44)}${[1_000, 100_000].map((count) => `${count.toLocaleString('en')} timers`.padStart(18)).join('')}`,
);
for (const [what, run] of Object.entries(steps)) {
  const cells = [1_000, 100_000].map((count) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      run(count);
      times.push(((performance.now() - began) * 1e6) / events);
    }
    times.sort((a, b) => a - b);
    return `${(times[rounds >> 1] ?? NaN).toFixed(0)} ns`.padStart(18);
  });
  console.log(`${what.padEnd(44)}${cells.join('')}`);
}
