/**
 * Source tree → authored data. Where the tree does not fit the schema, every misfit is reported, and what does not fit
 * is left out so that the rest can still be read: one reading tells of as many problems as possible.
 */
import type { z } from 'zod';
import {
  badId,
  expectedList,
  expectedMap,
  missingKey,
  nothingWritten,
  unknownKey,
  unknownShape,
} from '../messages.ts';
import { nearestName } from '../nearest-name.ts';
import type { Complaint, Path } from '../problem.ts';
import { childOf, nodeAt, plain, without, type SourceNode } from '../source/source-tree.ts';
import { keySeparator } from './form.ts';
import { scenarioSchema, type Authored } from './scenario-schema.ts';

/** Tells of a complaint about what the path leads to; `atKey` when it is about the key itself. */
export type Tell = (path: Path, complaint: Complaint, atKey?: boolean) => void;

export interface Shape {
  /** What fits; undefined when nothing is left. */
  readonly authored: Authored | undefined;
  /** The tree as far as it fits: paths into `authored` are paths into this one. */
  readonly tree: SourceNode;
  /** Nothing had to be left out but keys that are not those of something that is missing. */
  readonly whole: boolean;
}

/** Leaving out one thing may make what holds it incomplete; a tree is at most this deep. */
const mostRounds = 60;

/** The last schema that was made: the alternatives of a file have their currency in common. */
let last: { readonly currency: string; readonly schema: ReturnType<typeof scenarioSchema> } | undefined;

function schemaFor(currency: string): ReturnType<typeof scenarioSchema> {
  if (last?.currency !== currency) last = { currency, schema: scenarioSchema(currency) };
  return last.schema;
}

/** Fits the tree to the schema, telling of the misfits. */
export function shaped(tree: SourceNode, currency: string, tell: Tell): Shape {
  const schema = schemaFor(currency);
  let fitting = tree;
  let whole = true;
  for (let round = 0; round < mostRounds; round++) {
    const result = schema.safeParse(plain(fitting));
    if (result.success) return { authored: result.data, tree: fitting, whole };
    const found = misfits(result.error.issues, fitting);
    for (const misfit of found) {
      if (round === 0) tell(misfit.path, misfit.complaint, misfit.atKey);
      if (!misfit.harmless) whole = false;
    }
    if (found.some(({ path }) => path.length === 0)) break;
    fitting = without(
      fitting,
      found.map(({ path }) => path),
    );
  }
  return { authored: undefined, tree: fitting, whole: false };
}

interface Misfit {
  readonly path: Path;
  readonly complaint: Complaint;
  readonly atKey: boolean;
  /** An unknown key that stands for no known one. */
  readonly harmless: boolean;
}

function misfits(issues: readonly z.core.$ZodIssue[], tree: SourceNode): readonly Misfit[] {
  return issues.flatMap((issue): readonly Misfit[] => {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    if (issue.code === 'unrecognized_keys') {
      const names = issue.message.split(keySeparator);
      const map = nodeAt(tree, path);
      const absent = names.filter((name) => map === undefined || childOf(map, name) === undefined);
      return issue.keys.map((key) => ({
        path: [...path, key],
        complaint: unknownKey(key, names),
        atKey: true,
        harmless: nearestName(key, absent) === undefined,
      }));
    }
    const key = path.at(-1);
    if (issue.code === 'invalid_key') {
      return [{ path, complaint: badId(String(key)), atKey: true, harmless: false }];
    }
    const node = nodeAt(tree, path);
    // A key that is missing is the misfit of the map that should have it.
    if (node === undefined && key !== undefined) {
      return [{ path: path.slice(0, -1), complaint: missingKey(String(key)), atKey: false, harmless: false }];
    }
    return [{ path, complaint: complaintOf(issue, node), atKey: false, harmless: false }];
  });
}

function complaintOf(issue: z.core.$ZodIssue, node: SourceNode | undefined): Complaint {
  if (issue.code === 'custom') {
    const complaint: unknown = issue.params?.['complaint'];
    // Only `scalar.ts` and `jobs.ts` raise these, and both put a complaint there.
    return typeof complaint === 'function' ? (complaint as Complaint) : unknownShape();
  }
  const raw = node === undefined ? undefined : plain(node);
  if (raw === null) return nothingWritten();
  if (issue.code === 'invalid_type') return issue.expected === 'array' ? expectedList(raw) : expectedMap(raw);
  return unknownShape();
}
