/** Ctrl-C: the first asks for an orderly end with what there is, the second ends at once. */
import { exitCode } from '../call/exit.ts';

export interface Interruption {
  readonly happened: boolean;
  /** Gives the signal back to whoever had it before. */
  release(): void;
}

/** Calls `stop` on the first interrupt. */
export function onInterrupt(stop: () => void): Interruption {
  let happened = false;
  const handler = (): void => {
    if (happened) process.exit(exitCode.interrupted);
    happened = true;
    stop();
  };
  process.on('SIGINT', handler);
  process.on('SIGTERM', handler);
  return {
    get happened() {
      return happened;
    },
    release() {
      process.off('SIGINT', handler);
      process.off('SIGTERM', handler);
    },
  };
}
