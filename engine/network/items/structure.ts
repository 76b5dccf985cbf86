/**
 * A reliability block diagram: which sockets of a machine must hold a working unit for the machine to work. A block works
 * while at least so many of its parts do: all of them in series, one of them in parallel, k of n in between.
 */

/** Sockets are given by their index. */
export interface Block {
  /** Parts that must work. */
  readonly need: number;
  readonly of: readonly (number | Block)[];
}

/** Whether a block has failed, where `failed` says which sockets have. */
export function hasFailed(block: Block, failed: (socket: number) => boolean): boolean {
  let working = 0;
  for (const part of block.of) if (!partHasFailed(part, failed)) working += 1;
  return working < block.need;
}

function partHasFailed(part: number | Block, failed: (socket: number) => boolean): boolean {
  return typeof part === 'number' ? failed(part) : hasFailed(part, failed);
}

/**
 * Whether a socket that has failed is among those to blame for the failure of the whole: every block around it has failed
 * as well. One that stands in for another which works is not.
 */
export function isToBlame(block: Block, socket: number, failed: (socket: number) => boolean): boolean {
  if (!hasFailed(block, failed)) return false;
  return block.of.some((part) =>
    typeof part === 'number' ? part === socket && failed(socket) : isToBlame(part, socket, failed),
  );
}
