// What happens at one instant happens in four phases, so that ties are decided by meaning and not by the order
// in which somebody happened to schedule: what was being done ends, what was on its way arrives, then those
// who choose see everything that the instant brought, and at last those who only watch.

/** The phases of an instant, in the order in which they run. */
export const phase = { complete: 0, arrive: 1, decide: 2, observe: 3 } as const;

/** One of the phases of an instant. */
export type Phase = (typeof phase)[keyof typeof phase];
