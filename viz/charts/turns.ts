/**
 * Who draws next. A page with a dozen charts would stand still for a tenth of a second at each result if all of them
 * drew at once; here each draws in a task of its own, and input comes in between. Asked twice, one draws once.
 */
const waiting = new Set<() => void>();
const channel = typeof MessageChannel === 'undefined' ? undefined : new MessageChannel();
let posted = false;

if (channel !== undefined) {
  channel.port1.onmessage = () => {
    posted = false;
    const [next] = waiting;
    if (next === undefined) return;
    waiting.delete(next);
    post();
    next();
  };
}

function post(): void {
  if (posted || waiting.size === 0) return;
  posted = true;
  channel?.port2.postMessage(null);
}

/** Calls `draw` in a task of its own, after those that asked before. */
export function askForTurn(draw: () => void): void {
  waiting.add(draw);
  post();
}

/** Takes the request back. */
export function leaveTurn(draw: () => void): void {
  waiting.delete(draw);
}
