// Waits that do not hear, or only half hear, that their waiter has left.

import { received } from '../../../engine/kernel/index.ts';
import type { Wait } from '../../../engine/kernel/index.ts';

/** The same wait, except that whoever wants to leave it is not heard. */
export const deaf = <T>(wait: Wait<T>): Wait<T> => ({
  arm: (waiter) => {
    wait.arm(waiter);
  },
  disarm: () => undefined,
  [Symbol.iterator]() {
    return received(this);
  },
});

/** The same wait, with somebody between it and its waiter who knows whether something was given and who has left. */
const between = <T>(wait: Wait<T>, hear: (leave: () => void, given: boolean) => void): Wait<T> => {
  let [given, left] = [false, false];
  return {
    arm: (waiter) => {
      wait.arm({
        alarms: waiter.alarms,
        resume: (value) => {
          given = true;
          if (!left) waiter.resume(value);
        },
        resumeIn: (delay, ending) => {
          if (!left) waiter.resumeIn(delay, ending);
        },
        stay: () => {
          waiter.stay();
        },
      });
    },
    disarm: (waiter) => {
      left = true;
      hear(() => {
        wait.disarm(waiter);
      }, given);
    },
    [Symbol.iterator]() {
      return received(this);
    },
  };
};

/** What was given to somebody who left before receiving it does not go back. */
export const keepingWhatItGave = <T>(wait: Wait<T>): Wait<T> =>
  between(wait, (leave, given) => {
    if (!given) leave();
  });

/** Who has left stands in the line all the same, and what comes to its turn goes nowhere. */
export const keepingLeavers = <T>(wait: Wait<T>): Wait<T> => between(wait, () => undefined);
