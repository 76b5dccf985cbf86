// What has to come out the same everywhere, bit for bit: small programs over every part of the engine, each of which gives
// the digest of all that it computed. They import nothing but the engine, so they run wherever JavaScript does.

import {
  allOf,
  anyOf,
  batchMeans,
  Container,
  distributions,
  drawStream,
  hold,
  indexKey,
  Interrupt,
  meanInterval,
  mser5,
  pairedDifference,
  pathKey,
  phase,
  quantileInterval,
  Resource,
  runKey,
  Signal,
  Simulation,
  Store,
  Timetable,
  uniform,
  type Process,
} from '../../engine/kernel-library.ts';
import {
  exp,
  expm1,
  gamma,
  log,
  log1p,
  logGamma,
  normalCdf,
  normalQuantile,
  pow,
} from '../../engine/random/index.ts';
import { Digest } from '../../engine/trace/digest.ts';

/** A named program that gives a digest. */
export type Subject = () => string;

const key = runKey('golden', 0);

/** Numbers of all sizes, from the smallest to the largest double, with those around 0 and 1 well covered. */
function* numbers(count: number): Generator<number> {
  for (const special of [0, 1, 2, 0.5, Number.MIN_VALUE, Number.MAX_VALUE, Number.EPSILON, 709, 745])
    yield special;
  for (let n = 0; n < count; n += 1) {
    const u = uniform(key, 1, n);
    yield n % 2 === 0 ? u : (u - 0.5) * pow(10, 40 * uniform(key, 2, n) - 20);
  }
}

/** The digest of a function's values over those numbers; −0 and NaN count by a number of their own. */
function values(evaluate: (x: number) => number): Subject {
  return () => {
    const digest = new Digest();
    for (const x of numbers(4_000)) {
      const y = evaluate(x);
      digest.add(y !== y ? 0.123 : Object.is(y, -0) ? 0.321 : y);
    }
    return digest.hex();
  };
}

const laws = {
  constant: distributions.constant(3),
  exponential: distributions.exponential(1800),
  weibull: distributions.weibull(1.7, 900),
  lognormal: distributions.lognormal(72, 0.8),
  uniform: distributions.uniformBetween(2, 5),
  normal: distributions.normal(10, 3),
  truncatedNormal: distributions.truncatedNormal(2, 3, 0, 9),
  gamma: distributions.gamma(2.5, 4),
  erlang: distributions.erlang(3, 12),
  beta: distributions.beta(2, 5),
  triangular: distributions.triangular(1, 2, 6),
  discrete: distributions.discrete([
    { value: 1, weight: 2 },
    { value: 4, weight: 5 },
  ]),
  empirical: distributions.empirical([3, 1, 4, 1, 5, 9, 2, 6]),
  mixture: distributions.mixture([
    { weight: 0.3, distribution: distributions.exponential(5) },
    { weight: 0.7, distribution: distributions.weibull(2, 50) },
  ]),
  poisson: distributions.poisson(7.5),
};

function quantiles(law: distributions.Distribution): Subject {
  return () => {
    const digest = new Digest();
    const stream = drawStream(key, 'quantiles');
    for (let n = 0; n < 1_000; n += 1) {
      const x = stream.next(law);
      digest.add(x);
      digest.add(law.cdf(x));
      digest.add(law.survival(x));
    }
    digest.add(law.mean);
    digest.add(law.variance);
    return digest.hex();
  };
}

/** The digest of the time and name of every event that happens until the end. */
function events(prepare: (simulation: Simulation) => void, until: number): Subject {
  return () => {
    const simulation = new Simulation();
    const digest = new Digest();
    simulation.watch((event) => {
      digest.add(event.at);
      digest.add(event.phase);
      digest.add(event.argument);
    });
    prepare(simulation);
    simulation.run(until);
    digest.add(simulation.eventsExecuted);
    return digest.hex();
  };
}

function threeServers(simulation: Simulation): void {
  const servers = new Resource(simulation, { name: 'servers', capacity: 3 });
  const arrivals = drawStream(key, 'arrivals');
  const services = drawStream(key, 'services');
  function* customer(number: number): Process {
    const seat = yield* servers.request({ priority: number % 3 });
    yield hold(services.at(number, laws.lognormal));
    seat.release();
  }
  function* source(): Process {
    for (let number = 0; number < 2_000; number += 1) {
      yield hold(arrivals.next(distributions.exponential(25)));
      simulation.start(customer(number), `customer ${String(number)}`);
    }
  }
  simulation.start(source(), 'source');
}

function repairShop(simulation: Simulation): void {
  const hours = new Timetable({
    steps: [
      { at: 0, value: 0 },
      { at: 8, value: 2 },
      { at: 17, value: 1 },
    ],
    afterLast: { repeatEvery: 24 },
  });
  const benches = new Resource(simulation, { name: 'benches', capacity: hours, atClosing: 'interrupt' });
  const parts = new Store<number>(simulation, { name: 'parts', capacity: 5 });
  const oil = new Container(simulation, { name: 'oil', capacity: 40, level: 40 });
  const stopped = new Signal<number>('stopped');
  function* machine(index: number): Process {
    const lives = drawStream(indexKey(key, index), 'lives');
    for (;;) {
      yield hold(lives.next(laws.weibull));
      stopped.fire(index);
      const first = yield* anyOf(allOf(parts.take(), oil.take(1 + (index % 3))), hold(48));
      const urgent = index % 4 === 0;
      yield benches.use(lives.next(laws.gamma), {
        priority: urgent ? 0 : 1,
        preempt: urgent,
        ifInterrupted: index % 2 === 0 ? 'resume' : 'restart',
      });
      if (first.index === 1) yield hold(24);
    }
  }
  function* supplier(): Process {
    for (let part = 0; ; part += 1) {
      yield parts.place(part);
      yield hold(30);
      if (oil.level < 20) yield oil.put(15);
    }
  }
  function* foreman(): Process {
    for (;;) {
      try {
        yield hold(500);
      } catch (cause) {
        if (!(cause instanceof Interrupt)) throw cause;
        yield hold(1);
      }
    }
  }
  const boss = simulation.start(foreman(), 'foreman');
  function* messenger(): Process {
    for (;;) {
      const machine = yield* stopped;
      if (machine % 5 === 0) boss.interrupt(machine);
    }
  }
  simulation.start(messenger(), 'messenger');
  simulation.start(supplier(), 'supplier');
  for (let index = 0; index < 40; index += 1) simulation.start(machine(index), `machine ${String(index)}`);
}

function handlers(simulation: Simulation): void {
  const fire = simulation.handler((timer) => {
    const delay = -log(uniform(key, 3, simulation.eventsExecuted));
    // Every seventh lands on a whole hour, so that many events meet in one instant.
    const at = simulation.now + delay;
    simulation.schedule(
      timer % 7 === 0 ? Math.ceil(at) : at,
      timer % 2 === 0 ? phase.arrive : phase.decide,
      fire,
      timer,
    );
  }, 'fire');
  for (let timer = 0; timer < 300; timer += 1) simulation.schedule(timer % 3, phase.complete, fire, timer);
}

const subjects: Record<string, Subject> = {
  log: values((x) => log(Math.abs(x))),
  log1p: values((x) => log1p(Math.abs(x))),
  exp: values(exp),
  expm1: values(expm1),
  pow: values((x) => pow(Math.abs(x), 1.7)),
  gamma: values((x) => gamma(Math.abs(x) % 150)),
  'log gamma': values((x) => logGamma(Math.abs(x) % 1e6)),
  'normal cdf': values(normalCdf),
  'normal quantile': values((x) => normalQuantile(Math.abs(x) % 1)),
  'uniform draws': () => {
    const digest = new Digest();
    for (let n = 0; n < 5_000; n += 1) {
      digest.add(uniform(pathKey(indexKey(key, n % 17), `machine/${String(n % 5)}`), n % 10, n * n));
    }
    return digest.hex();
  },
  statistics: () => {
    const digest = new Digest();
    const stream = drawStream(key, 'statistics');
    const xs = Array.from({ length: 500 }, () => stream.next(laws.lognormal));
    const ys = Array.from({ length: 500 }, () => stream.next(laws.lognormal));
    const { mean, halfWidth, sd } = meanInterval(xs, 0.95);
    const paired = pairedDifference(xs, ys, 0.99);
    const batches = batchMeans(xs, { batches: 20, confidence: 0.95 });
    const truncated = mser5(xs);
    const median = quantileInterval(xs, 0.5, 0.95);
    for (const value of [mean, halfWidth, sd, paired.mean, paired.pValue, paired.correlation ?? NaN])
      digest.add(value);
    for (const value of [batches.halfWidth, batches.lag1 ?? NaN, truncated.truncatedMean]) digest.add(value);
    for (const value of [median.estimate ?? NaN, median.lower, median.upper]) digest.add(value);
    return digest.hex();
  },
  'points of a rate that repeats': () => {
    const digest = new Digest();
    const rate = distributions.piecewisePoissonProcess({
      steps: [
        { at: 0, value: 1 },
        { at: 8, value: 6 },
        { at: 18, value: 0 },
      ],
      afterLast: { repeatEvery: 24 },
    });
    const wear = distributions.powerLawProcess(1.8, 700);
    let [day, age] = [0, 0];
    for (let n = 0; n < 2_000; n += 1) {
      day = rate.next(day, uniform(key, 4, n));
      age = wear.next(age, uniform(key, 5, n));
      digest.add(day);
      digest.add(age);
    }
    return digest.hex();
  },
  'three servers with priorities': events(threeServers, 60_000),
  'a repair shop with shifts, parts and interruptions': events(repairShop, 20_000),
  'handlers that meet in one instant': events(handlers, 60),
};
for (const [name, law] of Object.entries(laws)) subjects[`law ${name}`] = quantiles(law);

/** Digests by name. */
export type Digests = Readonly<Record<string, string>>;

/** Runs every subject. */
export function digestsOfSubjects(): Digests {
  return Object.fromEntries(Object.entries(subjects).map(([name, subject]) => [name, subject()]));
}
