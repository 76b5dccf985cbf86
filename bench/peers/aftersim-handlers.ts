/** The four models of the comparison, in the handler style: events carry a number, and a line is a resource's affair. */
import { phase, runKey, Simulation, Tally, TimeWeighted, uniform } from '../../engine/kernel-library.ts';
import { log } from '../../engine/random/arithmetic/logarithm.ts';

const [model, first = '0', second = '0', seed = '1'] = process.argv.slice(2);
const size = Number(first);
const limit = Number(second);
const key = runKey(seed, 0);
const began = performance.now();
const simulation = new Simulation();
let n = 0;
let check: number;
let drawn = 0;
const exponential = (mean: number) => -mean * log(uniform(key, 0, drawn++));

/** Who waits, first come first served. */
class Queue {
  length = 0;
  private head = 0;
  private ring = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.ring.length) {
      const wider = new Float64Array(2 * this.ring.length);
      for (let index = 0; index < this.length; index += 1) {
        wider[index] = this.ring[(this.head + index) % this.length] ?? NaN;
      }
      this.ring = wider;
      this.head = 0;
    }
    this.ring[(this.head + this.length) & (this.ring.length - 1)] = value;
    this.length += 1;
  }

  shift(): number {
    const value = this.ring[this.head] ?? NaN;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.length -= 1;
    return value;
  }
}

if (model === 'A') {
  const fire = simulation.handler((timer) => {
    n += 1;
    simulation.scheduleIn(exponential(1), phase.complete, fire, timer);
    if (n === limit) simulation.pause();
  }, 'fire');
  for (let timer = 0; timer < size; timer += 1) {
    simulation.scheduleIn(exponential(1), phase.complete, fire, timer);
  }
  simulation.run();
  check = simulation.now / (limit / size);
} else if (model === 'B') {
  const waiting = new Queue();
  const waits = new Tally();
  const queue = new TimeWeighted(0, 0);
  const busy = new TimeWeighted(0, 0);
  const serve = (came: number): void => {
    waits.add(simulation.now - came);
    simulation.scheduleIn(exponential(1), phase.complete, leave, 0);
  };
  const arrive = simulation.handler(() => {
    n += 1;
    if (busy.current < 3) {
      busy.set(busy.current + 1, simulation.now);
      serve(simulation.now);
    } else {
      waiting.push(simulation.now);
      queue.set(waiting.length, simulation.now);
    }
    if (n < size) simulation.scheduleIn(exponential(1 / 2.7), phase.arrive, arrive, 0);
  }, 'arrive');
  const leave = simulation.handler(() => {
    if (waiting.length > 0) {
      const came = waiting.shift();
      queue.set(waiting.length, simulation.now);
      serve(came);
    } else busy.set(busy.current - 1, simulation.now);
  }, 'leave');
  simulation.scheduleIn(exponential(1 / 2.7), phase.arrive, arrive, 0);
  simulation.run();
  check = waits.mean;
} else {
  const waiting = new Queue();
  const up = new TimeWeighted(size, 0);
  const busy = new TimeWeighted(0, 0);
  const fail = simulation.handler((machine) => {
    n += 1;
    up.set(up.current - 1, simulation.now);
    if (busy.current < 12) {
      busy.set(busy.current + 1, simulation.now);
      simulation.scheduleIn(exponential(10), phase.complete, repaired, machine);
    } else waiting.push(machine);
    if (n === limit) simulation.pause();
  }, 'fail');
  const repaired = simulation.handler((machine) => {
    up.set(up.current + 1, simulation.now);
    simulation.scheduleIn(exponential(1000), phase.complete, fail, machine);
    if (waiting.length > 0) {
      simulation.scheduleIn(exponential(10), phase.complete, repaired, waiting.shift());
    } else busy.set(busy.current - 1, simulation.now);
  }, 'repaired');
  for (let machine = 0; machine < size; machine += 1) {
    simulation.scheduleIn(exponential(1000), phase.complete, fail, machine);
  }
  simulation.run();
  check = (up.average(simulation.now) ?? 0) / size;
}
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ n, sec: seconds, check, events: simulation.eventsExecuted }));
