/** Records a run so that it can be watched. Runs in a worker. */
import type { Blueprint } from '../../engine/build/world.ts';
import { runFully } from '../../engine/experiments/run.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { factFields, factKinds } from '../../engine/network/facts/fact-fields.ts';
import type { NetworkPlan } from '../../engine/network/plan/plan.ts';
import { buckets } from '../../engine/network/request/job-input.ts';
import { directoryOf } from '../../engine/trace/directory.ts';
import { rowLength, writeRow } from '../../engine/trace/fact-row.ts';
import { GrowingNumbers } from './growing.ts';
import { spanKind, type MotionTrace, type Steps } from './motion-trace.ts';
import { SpanWriter } from './span-writer.ts';

/** Which run it is. */
export interface Recorded {
  readonly alternative: string;
  readonly title: string;
  readonly replication: number;
  readonly seed: string;
}

export function record(blueprint: Blueprint, its: Recorded): MotionTrace {
  const { plan, horizon } = blueprint;
  const recorder = new Recorder(plan, horizon);
  const { result } = runFully(blueprint, {
    seed: its.seed,
    replication: its.replication,
    replay: '',
    onFact: (fact) => recorder.take(fact),
  });
  return { ...its, ...recorder.done(), digest: result.facts };
}

const momentNames = ['failures', 'stops', 'broken', 'kept', 'stockOut'] as const;
type Moment = (typeof momentNames)[number];

/** What is known of a request that is still open. */
interface OpenRequest {
  readonly machine: number;
  /** Where work on it is done. */
  place: number;
  /** Servers it holds: pool, count, since. */
  readonly held: { readonly pool: number; readonly count: number; readonly since: number }[];
}

class Recorder {
  readonly #plan: NetworkPlan;
  readonly #horizon: number;
  readonly #spans = new SpanWriter();
  readonly #numbers = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  readonly #row = new Float64Array(rowLength);
  readonly #open = new Map<number, OpenRequest>();
  readonly #machinePlace: Int32Array;
  readonly #byMachine: number[][];
  readonly #shelf: { readonly times: GrowingNumbers; readonly values: GrowingNumbers; now: number }[];
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  readonly #moments = Object.fromEntries(momentNames.map((name) => [name, new GrowingNumbers()])) as Record<
    Moment,
    GrowingNumbers
  >;

  constructor(plan: NetworkPlan, horizon: number) {
    this.#plan = plan;
    this.#horizon = horizon;
    this.#machinePlace = Int32Array.from(
      plan.fleets.flatMap(({ count, place }) => Array.from({ length: count }, () => place)),
    );
    this.#byMachine = Array.from({ length: plan.machines }, () => []);
    this.#from = new Float64Array(plan.machines).fill(Infinity);
    this.#to = new Float64Array(plan.machines).fill(Infinity);
    for (const [index, machine] of plan.fleets.entries()) {
      if (machine.alwaysInService)
        this.#from.fill(0, firstOf(plan, index), firstOf(plan, index) + machine.count);
    }
    this.#shelf = plan.stocks.map(({ initial }) => {
      const shelf = { times: new GrowingNumbers(), values: new GrowingNumbers(), now: initial };
      shelf.times.push(0);
      shelf.values.push(initial);
      return shelf;
    });
  }

  take(fact: Fact): void {
    this.#write(fact);
    // Most kinds change nothing that is drawn.
    // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
    switch (fact.kind) {
      case 'commissioned':
        this.#from[fact.machine] = fact.at;
        break;
      case 'retired':
        this.#to[fact.machine] = fact.at;
        break;
      case 'failed':
        this.#moments.failures.push(fact.at);
        break;
      case 'stopped':
        this.#moments.stops.push(fact.at);
        break;
      case 'promiseBroken':
        this.#moments.broken.push(fact.at);
        break;
      case 'promiseKept':
        this.#moments.kept.push(fact.at);
        break;
      case 'raised': {
        const place = fact.machine >= 0 ? (this.#machinePlace[fact.machine] ?? -1) : -1;
        this.#open.set(fact.request, { machine: fact.machine, place, held: [] });
        break;
      }
      case 'closed':
      case 'withdrawn':
        this.#open.delete(fact.request);
        break;
      case 'downtime':
        this.#spans.add({
          kind: spanKind.down,
          start: fact.at - fact.hours,
          end: fact.at,
          subject: fact.machine,
          reason: fact.bucket,
          machine: fact.machine,
          request: fact.request,
        });
        break;
      case 'assigned': {
        const its = this.#open.get(fact.request);
        this.#span(spanKind.poolWait, fact.at - fact.waited, fact.at, fact.pool, fact.request);
        its?.held.push({ pool: fact.pool, count: fact.count, since: fact.at });
        if (its !== undefined && its.place < 0) its.place = this.#plan.pools[fact.pool]?.home ?? -1;
        break;
      }
      case 'released': {
        const its = this.#open.get(fact.request);
        const index = its?.held.findIndex(({ pool }) => pool === fact.pool) ?? -1;
        const [held] = index < 0 ? [] : (its?.held.splice(index, 1) ?? []);
        if (held !== undefined) {
          this.#span(spanKind.held, held.since, fact.at, held.pool, fact.request, { reason: held.count });
        }
        break;
      }
      case 'arrived': {
        const home = this.#plan.pools[fact.pool]?.home ?? -1;
        const to = this.#open.get(fact.request)?.place ?? -1;
        this.#span(spanKind.travel, fact.at - fact.hours, fact.at, fact.pool, fact.request, {
          from: home,
          to,
        });
        break;
      }
      case 'demanded':
        if ((this.#shelf[fact.stock]?.now ?? 0) <= 0) this.#moments.stockOut.push(fact.at);
        break;
      case 'issued':
        this.#span(spanKind.partWait, fact.at - fact.waited, fact.at, fact.stock, fact.request);
        this.#shelve(fact.stock, fact.at, -1);
        break;
      case 'filled':
        this.#shelve(fact.source, fact.at, -1);
        break;
      case 'received':
        this.#shelve(fact.stock, fact.at, 1);
        break;
      case 'shipped':
        this.#spans.add({
          kind: spanKind.transit,
          start: fact.at,
          end: Math.min(this.#horizon, fact.at + fact.hours),
          subject: fact.unit,
          from: fact.from,
          to: fact.to,
        });
        break;
    }
  }

  done(): Omit<MotionTrace, 'alternative' | 'title' | 'replication' | 'seed' | 'digest'> {
    const plan = this.#plan;
    const horizon = this.#horizon;
    for (const [request, { held }] of this.#open) {
      for (const { pool, count, since } of held)
        this.#span(spanKind.held, since, horizon, pool, request, { reason: count });
    }
    this.#starts.push(this.#numbers.length);
    const directory = directoryOf(plan);
    const machineStart = new Uint32Array(plan.machines + 1);
    for (const [machine, facts] of this.#byMachine.entries()) {
      machineStart[machine + 1] = (machineStart[machine] ?? 0) + facts.length;
    }
    const moments = Object.fromEntries(
      Object.entries(this.#moments).map(([name, its]) => [name, its.done()]),
    ) as Record<Moment, Float64Array>;
    const { failures, stops, broken, kept, stockOut } = moments;
    return {
      horizon,
      places: plan.places.map(({ name, parent }) => ({ name, kind: '', parent })),
      pools: plan.pools.map(({ name, kind, home, members, unlimited }) => ({
        name,
        kind,
        home,
        servers: unlimited ? -1 : members.reduce((sum, its) => sum + its.count, 0),
      })),
      stocks: plan.stocks.map(({ name, place, item, unlimited }) => ({
        name,
        place,
        item: plan.items[item]?.name ?? '',
        unlimited,
      })),
      machines: directory.machines,
      machinePlace: this.#machinePlace,
      names: {
        items: directory.items,
        modes: directory.modes,
        tiers: directory.tiers,
        customers: directory.customers,
        buckets,
        flaws: plan.flaws,
      },
      spans: this.#spans.done(horizon),
      inService: { from: this.#from, to: this.#to },
      onHand: this.#shelf.map(({ times, values }): Steps => ({ times: times.done(), values: values.done() })),
      totals: { failures, stops, broken, kept },
      jumps: { failure: failures.slice(), stockOut, broken: broken.slice() },
      kinds: factKinds,
      fields: factKinds.map((kind) => factFields[kind]),
      numbers: this.#numbers.done(),
      starts: Uint32Array.from(this.#starts.done()),
      machineStart,
      ofMachine: Uint32Array.from(this.#byMachine.flat()),
    };
  }

  #write(fact: Fact): void {
    const length = writeRow(fact, this.#row);
    const index = this.#starts.length;
    this.#starts.push(this.#numbers.length);
    for (let at = 0; at < length; at += 1) this.#numbers.push(this.#row[at] ?? 0);
    const machine = this.#machineOf(fact);
    if (machine >= 0 && fact.kind !== 'metered' && fact.kind !== 'downtime')
      this.#byMachine[machine]?.push(index);
  }

  #machineOf(fact: Fact): number {
    if ('machine' in fact) return fact.machine;
    return 'request' in fact ? (this.#open.get(fact.request)?.machine ?? -1) : -1;
  }

  #span(
    kind: number,
    start: number,
    end: number,
    subject: number,
    request: number,
    more: { readonly reason?: number; readonly from?: number; readonly to?: number } = {},
  ): void {
    this.#spans.add({
      kind,
      start,
      end,
      subject,
      request,
      machine: this.#open.get(request)?.machine ?? -1,
      ...more,
    });
  }

  #shelve(stock: number, at: number, change: number): void {
    const shelf = this.#shelf[stock];
    if (shelf === undefined) return;
    shelf.now += change;
    shelf.times.push(at);
    shelf.values.push(shelf.now);
  }
}

function firstOf(plan: NetworkPlan, fleet: number): number {
  return plan.fleets[fleet]?.firstMachine ?? 0;
}
