/** Reliability block diagrams: series, parallel and k-of-n become one kind of block, groups of sockets one by one. */
import type { BlockInput } from '../../engine/network/items/item-input.ts';
import { emptyBlock, moreThanThereAre, noSuch, socketNamedTwice } from '../messages.ts';
import type { Path } from '../problem.ts';
import type { AuthoredBlock } from '../schema/items.ts';
import type { Context } from './context.ts';
import { entriesOf } from './context.ts';
import { socketNames, type AuthoredSockets } from './sockets.ts';

/** The diagram of a product. */
export function normalizeStructure(
  structure: AuthoredBlock | undefined,
  sockets: AuthoredSockets,
  path: Path,
  context: Context,
): BlockInput | null {
  if (structure === undefined) return null;
  const lines = new Map(
    entriesOf(sockets).map(([name, { quantity }]) => [name, socketNames(name, quantity)]),
  );
  const known = [...new Set([...lines.keys(), ...[...lines.values()].flat()])];
  const named = new Set<string>();
  const socketsOf = (name: string, at: Path): readonly string[] => {
    const found = lines.get(name) ?? (known.includes(name) ? [name] : undefined);
    if (found === undefined) context.tell(at, noSuch('socket', name, known, ' of this product'));
    for (const socket of found ?? []) {
      if (named.has(socket)) context.tell(at, socketNamedTwice(socket));
      named.add(socket);
    }
    return found ?? [];
  };
  const blockOf = (block: AuthoredBlock, at: Path): readonly BlockInput[] => {
    if (typeof block === 'string') return socketsOf(block, at);
    const [key, parts] =
      'all' in block ? ['all', block.all] : 'any' in block ? ['any', block.any] : ['of', block.of];
    const of = parts.flatMap((part, index) => blockOf(part, [...at, key, index]));
    if (of.length === 0) context.tell(at, emptyBlock());
    const need = 'all' in block ? of.length : 'any' in block ? 1 : block.atLeast;
    if (need > of.length && of.length > 0)
      context.tell([...at, 'atLeast'], moreThanThereAre(need, of.length));
    return [{ need, of }];
  };
  const blocks = blockOf(structure, path);
  const [only] = blocks;
  return blocks.length === 1 && only !== undefined ? only : { need: blocks.length, of: blocks };
}
