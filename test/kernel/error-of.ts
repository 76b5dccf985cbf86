// Most error cases want more than "it throws": kind, time and culprit.

import { SimulationError } from '../../engine/kernel/index.ts';

/** The simulation error which the action throws; it is a failure of the test if there is none. */
export const errorOf = (action: () => unknown): SimulationError => {
  try {
    action();
  } catch (error) {
    if (error instanceof SimulationError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};
