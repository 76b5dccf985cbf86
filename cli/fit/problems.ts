/** What is wrong with a table of data: every problem of it, each with its line, before anything is fitted. */
import { WrongCall } from '../call/exit.ts';
import { counted } from '../text/numbers.ts';

/** Told at most; the first ones explain the rest. */
const mostTold = 20;

export class DataProblems {
  private readonly name: string;
  private readonly found: string[] = [];

  /** `name` is that of the file, for messages. */
  constructor(name: string) {
    this.name = name;
  }

  add(line: number, message: string): void {
    this.found.push(`${this.name}:${line}: ${message}`);
  }

  /** Ends the call if there is any problem. */
  throwIfAny(): void {
    const count = this.found.length;
    if (count === 0) return;
    const rest = count > mostTold ? [`… and ${counted(count - mostTold, 'more', 'more')}`] : [];
    const told = [...this.found.slice(0, mostTold), ...rest].join('\n');
    throw new WrongCall(`${counted(count, 'problem')} in the data; nothing was fitted\n${told}`);
  }
}
