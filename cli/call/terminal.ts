/**
 * Where the program writes: data to stdout, everything said about it to stderr. Colours only where a person looks on,
 * and each stream decides for itself, for one may be a terminal and the other a file.
 */
import { isatty } from 'node:tty';
import picocolors from 'picocolors';
import { exitCode } from './exit.ts';

export type Paint = Pick<
  ReturnType<typeof picocolors.createColors>,
  'bold' | 'dim' | 'green' | 'red' | 'yellow'
>;

/**
 * Whether what is written to a file descriptor takes colours: a terminal does, unless NO_COLOR is set to anything
 * (no-color.org). A stream's own `isTTY` is missing rather than false where it is none, so the descriptor is asked.
 */
function takesColours(descriptor: number): boolean {
  const { NO_COLOR: refused = '', TERM: terminal = '' } = process.env;
  return isatty(descriptor) && refused === '' && terminal !== 'dumb';
}

export class Terminal {
  readonly paint: Paint;
  readonly messagePaint: Paint;

  constructor() {
    this.paint = picocolors.createColors(takesColours(1));
    this.messagePaint = picocolors.createColors(takesColours(2));
    // A reader that has seen enough (`| head`) closes the pipe: no reason for complaint, and nobody to tell.
    process.stdout.on('error', leaveQuietly);
    process.stderr.on('error', leaveQuietly);
  }

  /** Whether a person looks at the messages. */
  get isWatched(): boolean {
    return isatty(2);
  }

  /** Writes data. */
  print(text: string): void {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Writes a message. */
  say(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** Rewrites the last line of the messages, on a terminal. */
  rewrite(line: string): void {
    process.stderr.write(`\r\u001b[K${line}`);
  }
}

function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCode.done);
  process.exit(exitCode.failed);
}
