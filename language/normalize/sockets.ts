/** Sockets one by one: what is written once for several units alike becomes as many sockets, numbered from 1. */
import { socketTwice } from '../messages.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import { entriesOf, type Context } from './context.ts';

export type AuthoredSockets = NonNullable<Authored['products']>[string]['sockets'];

/** Names of the sockets that a line stands for. */
export function socketNames(name: string, quantity: number | undefined): readonly string[] {
  if (quantity === undefined) return [name];
  return Array.from({ length: quantity }, (_, index) => `${name}${index + 1}`);
}

/** Socket id → item id. */
export function normalizeSockets(
  sockets: AuthoredSockets | undefined,
  path: Path,
  context: Context,
): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [name, { item, quantity }] of entriesOf(sockets)) {
    for (const socket of socketNames(name, quantity)) {
      if (Object.hasOwn(all, socket)) context.tell([...path, name], socketTwice(socket));
      all[socket] = item;
    }
  }
  return all;
}
