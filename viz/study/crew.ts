/**
 * The workers of a page. Work waits in one line, the urgent before the rest, and a worker has one piece at a time, so
 * that whatever is dropped from the line costs nothing more. Whoever asked gets a promise.
 */
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Done, FromWorker, ToWorker, Work } from './protocol.ts';

/** Why a piece of work came to nothing: it was dropped before it was done. */
export class Dropped extends Error {
  override readonly name = 'Dropped';
}

interface Piece {
  readonly ticket: number;
  readonly about: Scenario;
  readonly work: Work;
  readonly resolve: (answer: Done[Work['kind']]) => void;
  readonly reject: (error: Error) => void;
}

interface Hand {
  worker: Worker;
  readonly knows: Set<number>;
  piece: Piece | undefined;
}

export interface CrewOptions {
  readonly workers: number;
  readonly start: () => Worker;
}

export class Crew {
  readonly #start: () => Worker;
  readonly #hands: readonly Hand[];
  #waiting: Piece[] = [];
  #tickets = 0;
  readonly #numbers = new WeakMap<Scenario, number>();
  #scenarios = 0;

  constructor({ workers, start }: CrewOptions) {
    this.#start = start;
    this.#hands = Array.from({ length: workers }, (): Hand => this.#hired({ knows: new Set() }));
  }

  /** How many work at once. */
  get size(): number {
    return this.#hands.length;
  }

  /** Asks for work about a scenario; rejects with the worker's reason, or with `Dropped`. */
  ask<K extends Work['kind']>(
    about: Scenario,
    work: Extract<Work, { readonly kind: K }>,
    { urgent = false } = {},
  ): Promise<Done[K]> {
    this.#tickets += 1;
    const ticket = this.#tickets;
    return new Promise<Done[K]>((resolve, reject) => {
      const piece: Piece = {
        ticket,
        about,
        work,
        resolve: resolve as (answer: Done[Work['kind']]) => void,
        reject,
      };
      if (urgent) this.#waiting.unshift(piece);
      else this.#waiting.push(piece);
      this.#supply();
    });
  }

  /**
   * Drops what waits about a scenario, and what is in progress: a worker cannot be asked to stop, so it is replaced.
   * Without one, drops everything.
   */
  drop(about?: Scenario): void {
    const isMeant = (piece: Piece): boolean => about === undefined || piece.about === about;
    const dropped = this.#waiting.filter(isMeant);
    this.#waiting = this.#waiting.filter((piece) => !isMeant(piece));
    for (const hand of this.#hands) {
      if (hand.piece === undefined || !isMeant(hand.piece)) continue;
      dropped.push(hand.piece);
      hand.worker.terminate();
      this.#hired(hand);
    }
    for (const { reject } of dropped) reject(new Dropped('dropped before it was done'));
    this.#supply();
  }

  #hired(hand: { readonly knows: Set<number> }): Hand {
    const worker = this.#start();
    hand.knows.clear();
    const its: Hand = Object.assign(hand, { worker, piece: undefined });
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      this.#answered(its, data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const { piece } = its;
      worker.terminate();
      this.#hired(its);
      piece?.reject(new Error(event.message === '' ? 'a worker could not be started' : event.message));
      if (piece !== undefined) this.#supply();
    };
    return its;
  }

  #answered(hand: Hand, answer: FromWorker): void {
    const { piece } = hand;
    if (piece?.ticket !== answer.ticket) return;
    hand.piece = undefined;
    this.#supply();
    if ('failure' in answer) piece.reject(new Error(answer.failure));
    else piece.resolve(answer.answer);
  }

  #supply(): void {
    for (const hand of this.#hands) {
      if (hand.piece !== undefined) continue;
      const piece = this.#waiting.shift();
      if (piece === undefined) return;
      hand.piece = piece;
      const { ticket, about, work } = piece;
      const number = this.#numberOf(about);
      const send = (message: ToWorker): void => {
        hand.worker.postMessage(message);
      };
      if (!hand.knows.has(number)) {
        hand.knows.add(number);
        send({ kind: 'scenario', number, scenario: about });
      }
      send({ kind: 'work', ticket, about: number, work });
    }
  }

  #numberOf(scenario: Scenario): number {
    const found = this.#numbers.get(scenario);
    if (found !== undefined) return found;
    this.#scenarios += 1;
    this.#numbers.set(scenario, this.#scenarios);
    return this.#scenarios;
  }
}
