/**
 * What a text says otherwise than another, by path in the file: the base as the language understands it, so that `24 h`
 * and `1 d` are the same, and each alternative as it is written.
 */
import { differences } from '../difference.ts';
import { explained, type Explained } from '../provenance.ts';
import { childPath, type Path } from '../problem.ts';
import { readScenario } from '../read-scenario.ts';
import { outlined, type Outlined } from './fields.ts';
import { withoutKey, writtenAtPath } from './text-edit.ts';

export interface Change {
  readonly path: Path;
  readonly at: string;
  /** As it was written; null where nothing was. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The changes from one text to another; null where one of them cannot be taken apart. What is all new or gone is one. */
export function changesBetween(before: string, after: string): readonly Change[] | null {
  const left = outlined(before);
  const right = outlined(after);
  if (left === null || right === null) return null;
  const one = new Map(left.fields.map((field) => [field.at, field]));
  const other = new Map(right.fields.map((field) => [field.at, field]));
  const meant = meantBetween(before, after);
  const found = new Map<string, Change>();
  for (const at of new Set([...one.keys(), ...other.keys()])) {
    const was = one.get(at);
    const is = other.get(at);
    const path = (is ?? was)?.path ?? [];
    if (was !== undefined && is !== undefined && was.text === is.text) continue;
    const inBase = path[0] !== 'alternatives' && path[0] !== 'sweep';
    if (meant !== null && inBase && !meant.has(at)) continue;
    if (was !== undefined && is !== undefined) found.set(at, { path, at, before: was.text, after: is.text });
    else {
      const whole = topmostMissing(path, was === undefined ? left : right);
      const name = whole.reduce<string>(childPath, '');
      const text = writtenAtPath(was === undefined ? after : before, whole) ?? null;
      const sides = was === undefined ? { before: null, after: text } : { before: text, after: null };
      found.set(name, { path: whole, at: name, ...sides });
    }
  }
  return [...found.values()];
}

/** The shortest beginning of the path at which there is nothing. */
function topmostMissing(path: Path, { maps, fields }: Outlined): Path {
  const lists = new Set(
    fields.flatMap(({ path: its }) => its.map((_, index) => its.slice(0, index + 1).join('\n'))),
  );
  for (let length = 1; length < path.length; length++) {
    const part = path.slice(0, length);
    if (!maps.has(part.reduce<string>(childPath, '')) && !lists.has(part.join('\n'))) return part;
  }
  return path;
}

/** Paths of the base where the two mean something else; null where one of them is no scenario. */
function meantBetween(before: string, after: string): ReadonlySet<string> | null {
  const left = meaningOf(before);
  const right = meaningOf(after);
  return left === null || right === null ? null : new Set(differences(left, right).map(({ path }) => path));
}

function meaningOf(text: string): readonly Explained[] | null {
  // Each alternative is read like a whole scenario, and the base alone is asked for.
  const bare = withoutKey(text, ['alternatives']);
  const read = readScenario('text' in bare ? bare.text : text, { file: 'scenario.yaml' });
  if ('problems' in read) return null;
  const written = read.written.get('base');
  return written === undefined ? null : explained(read.scenario, written, read.scenario.base);
}
