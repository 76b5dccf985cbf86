/** Nanoseconds per event of the handler style, over 1 k to 1 M pending timers; it asserts how many events ran. */
import { phase } from '../engine/kernel/phase.ts';
import { Simulation } from '../engine/kernel/simulation.ts';
import { uniform } from '../engine/random/draws/draw.ts';
import { indexKey, runKey } from '../engine/random/draws/key.ts';
import { log } from '../engine/random/arithmetic/logarithm.ts';

const run = runKey('bench', 0);
for (const timers of [1_000, 10_000, 100_000, 1_000_000]) {
  const rounds = 3;
  const perEvent: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const simulation = new Simulation();
    const keys = Array.from({ length: timers }, (_, index) => indexKey(run, index));
    const counts = new Uint32Array(timers);
    const fire = simulation.handler((timer) => {
      const count = counts[timer]!;
      counts[timer] = count + 1;
      simulation.schedule(simulation.now - log(uniform(keys[timer]!, 0, count)), phase.complete, fire, timer);
    }, 'fire');
    for (let timer = 0; timer < timers; timer += 1) {
      simulation.schedule(-log(uniform(keys[timer]!, 1, 0)), phase.complete, fire, timer);
    }
    const horizon = Math.max(1, 1_000_000 / timers);
    const start = performance.now();
    simulation.run(horizon);
    perEvent.push(((performance.now() - start) * 1e6) / simulation.eventsExecuted);
    const expected = timers * horizon;
    if (Math.abs(simulation.eventsExecuted - expected) > 6 * Math.sqrt(expected)) {
      throw new Error(`${simulation.eventsExecuted} events ran, about ${expected} should have`);
    }
  }
  perEvent.sort((a, b) => a - b);
  console.log(
    `${timers.toLocaleString('en').padStart(9)} timers: ${perEvent[1]!.toFixed(0)} ns per event, draw and log included`,
  );
}
