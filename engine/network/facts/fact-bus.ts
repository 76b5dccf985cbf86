/**
 * Hands each fact to those who asked for its kind, in the order in which they asked. Listeners fold facts into their
 * own state; they cannot answer, so the network is the same whoever listens.
 */
import type { Simulation } from '../../kernel/simulation.ts';
import type { Fact, FactKind, FactOf } from './fact.ts';
import { factKinds } from './fact-fields.ts';

type Listener = (fact: Fact) => void;

export class FactBus {
  private readonly listeners: Record<FactKind, Listener[]>;
  private readonly simulation: Simulation;
  private published = 0;

  constructor(simulation: Simulation) {
    this.simulation = simulation;
    this.listeners = Object.fromEntries(factKinds.map((kind) => [kind, []])) as unknown as Record<
      FactKind,
      Listener[]
    >;
  }

  /** How many facts have been published. */
  get count(): number {
    return this.published;
  }

  /** Calls `listener` with every later fact of the kind. */
  on<K extends FactKind>(kind: K, listener: (fact: FactOf<K>) => void): void {
    this.listeners[kind].push(listener as Listener);
  }

  /** Calls `listener` with every later fact. */
  onAny(listener: (fact: Fact) => void): void {
    for (const kind of factKinds) this.listeners[kind].push(listener);
  }

  /** The id that the next fact to be published must bear. */
  get next(): number {
    return this.published + 1;
  }

  /** The time that it must bear. */
  get now(): number {
    return this.simulation.now;
  }

  /** Publishes a fact and returns its id, which later facts may name as their cause. */
  publish(fact: Fact): number {
    this.published += 1;
    const listeners = this.listeners[fact.kind];
    for (const listener of listeners) listener(fact);
    return this.published;
  }
}
