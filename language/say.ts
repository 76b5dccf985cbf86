/** The grammar of messages: how values and names are shown, and how a near name is offered. */
import { nearestName } from './nearest-name.ts';
import type { Complaint, Problem } from './problem.ts';

/** A message that waits to be told its place. */
export function say(message: string): Complaint {
  return (spot) => ({ ...spot, message });
}

/** One about a name; the search for a near one waits until the problem is wanted. */
export function sayNear(message: string, name: string, names: Iterable<string>): Complaint {
  return (spot): Problem => {
    const near = nearestName(name, names);
    return near === undefined ? { ...spot, message } : { ...spot, message, near };
  };
}

/** A raw value in a message: short, and never a dump. */
export function shown(raw: unknown): string {
  if (Array.isArray(raw)) return 'a list';
  if (raw === null || raw === undefined) return 'nothing';
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return 'a map';
  const text = String(raw);
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

/** Names in a message: not more than can be read. */
export function listed(names: readonly string[]): string {
  if (names.length > 20) return `${names.slice(0, 20).join(', ')} …`;
  return names.join(', ');
}
