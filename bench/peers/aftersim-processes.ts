/** The four models of the comparison, in the process style: one generator for each timer, customer and machine. */
import { hold, Resource, runKey, Simulation, uniform, type Process } from '../../engine/kernel-library.ts';
import { log } from '../../engine/random/arithmetic/logarithm.ts';
import { TimeWeighted } from '../../engine/kernel/monitors/index.ts';

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

if (model === 'A') {
  function* timer(): Process {
    for (;;) {
      yield hold(exponential(1));
      n += 1;
      if (n === limit) simulation.pause();
    }
  }
  for (let index = 0; index < size; index += 1) simulation.start(timer(), 'timer');
  simulation.run(Infinity);
  check = simulation.now / (limit / size);
} else if (model === 'B') {
  const servers = new Resource(simulation, { name: 'servers', capacity: 3 });
  let waited = 0;
  function* customer(): Process {
    const came = simulation.now;
    const seat = yield* servers.request();
    waited += simulation.now - came;
    yield hold(exponential(1));
    seat.release();
  }
  function* source(): Process {
    for (; n < size; n += 1) {
      yield hold(exponential(1 / 2.7));
      simulation.start(customer(), 'customer');
    }
  }
  simulation.start(source(), 'source');
  simulation.run(Infinity);
  check = waited / n;
} else {
  const repairers = new Resource(simulation, { name: 'repairers', capacity: 12 });
  const up = new TimeWeighted(size, 0);
  let running = size;
  function* machine(): Process {
    for (;;) {
      yield hold(exponential(1000));
      up.set(--running, simulation.now);
      n += 1;
      if (n === limit) simulation.pause();
      const seat = yield* repairers.request();
      yield hold(exponential(10));
      seat.release();
      up.set(++running, simulation.now);
    }
  }
  for (let index = 0; index < size; index += 1) simulation.start(machine(), 'machine');
  simulation.run(Infinity);
  check = (up.average(simulation.now) ?? 0) / size;
}
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ n, sec: seconds, check, events: simulation.eventsExecuted }));
