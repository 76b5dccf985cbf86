/**
 * What was done to a text, and how to take it back. One history for everything that edits: it keeps what was replaced
 * by what, and not whole texts.
 */

/** One replacement; offsets in UTF-16 units. */
export interface Splice {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/** An edit as one step of undo. */
interface Step extends Splice {
  /** Edits with the same name that follow each other soon are one step; null: always a step of its own. */
  readonly name: string | null;
  /** Milliseconds. */
  readonly when: number;
}

/** Steps that can be taken back. */
export const mostSteps = 500;
/** Milliseconds between two edits of one step. */
export const pause = 1000;

/** The shortest replacement that turns one text into the other. */
export function spliceBetween(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  return {
    at: start,
    removed: before.slice(start, before.length - end),
    inserted: after.slice(start, after.length - end),
  };
}

export function spliced(text: string, { at, removed, inserted }: Splice): string {
  return text.slice(0, at) + inserted + text.slice(at + removed.length);
}

function reversed({ at, removed, inserted }: Splice): Splice {
  return { at, removed: inserted, inserted: removed };
}

export class History {
  #done: readonly Step[] = [];
  #undone: readonly Step[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Notes an edit; what was undone before it can no longer be redone. */
  record(before: string, after: string, name: string | null, when: number): void {
    if (before === after) return;
    const last = this.#done.at(-1);
    this.#undone = [];
    const continues = last !== undefined && name !== null && last.name === name && when - last.when <= pause;
    const origin = continues ? spliced(before, reversed(last)) : before;
    const kept = continues ? this.#done.slice(0, -1) : this.#done;
    const step: Step = { ...spliceBetween(origin, after), name, when };
    // Typed and typed back again: nothing was done.
    this.#done = origin === after ? kept : [...kept, step].slice(-mostSteps);
  }

  /** The text before the last step; undefined where there is none. */
  undo(text: string): string | undefined {
    const step = this.#done.at(-1);
    if (step === undefined) return undefined;
    this.#done = this.#done.slice(0, -1);
    // What is typed next is a new step, however soon it comes.
    this.#undone = [...this.#undone, { ...step, name: null }];
    return spliced(text, reversed(step));
  }

  redo(text: string): string | undefined {
    const step = this.#undone.at(-1);
    if (step === undefined) return undefined;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, step];
    return spliced(text, step);
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
  }
}
