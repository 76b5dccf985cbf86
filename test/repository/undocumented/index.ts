// Exports one thing without a word about it, for the test that TypeDoc notices.

export const silent = 1;
