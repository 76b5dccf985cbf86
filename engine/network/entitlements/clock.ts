/** The clocks of a tier; the codes stand in the facts. */
export const clock = { response: 0, restore: 1, uptime: 2 } as const;

/** Their names, by code. */
export const clockNames = ['response', 'restore', 'uptime'] as const;
