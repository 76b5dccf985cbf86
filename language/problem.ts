/**
 * What is wrong with a file, and where. A complaint is a message that does not yet know its place: readers of values
 * complain, and whoever knows the source tree turns the complaint into a problem.
 */

/** A point in a text; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a problem is: the point, the path of keys that leads there, and the text that stands there. */
export interface Spot extends Position {
  readonly path: string;
  readonly value: string | null;
}

export interface Problem extends Spot {
  readonly message: string;
  /** The nearest valid name, where the problem is a name. */
  readonly near?: string;
}

/** A message waiting to be told where it belongs. */
export type Complaint = (spot: Spot) => Problem;

/** Keys and list indices from the root of a tree. */
export type Path = readonly (string | number)[];

/** The result of reading one value. */
export type Reading<T> = { readonly value: T } | { readonly complaint: Complaint };

/** More than this many problems in one file are not told apart. */
export const mostProblems = 200;

/** The path of a child, given its parent's: `items.pump.modes.wear` or `jobs.swap.steps[2]`. */
export function childPath(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}[${key}]`;
  return parent === '' ? key : `${parent}.${key}`;
}

/** In reading order, each only once. */
export function sortedProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.file}\n${problem.line}\n${problem.column}\n${problem.path}\n${problem.message}`;
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.message < b.message ? -1 : a.message > b.message ? 1 : 0),
  );
}

/** One line for a reader of a terminal: `file:line:column  path: message; did you mean …?` */
export function formatProblem(problem: Problem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const path = problem.path === '' ? '' : `${problem.path}: `;
  const near = problem.near === undefined ? '' : `; did you mean "${problem.near}"?`;
  return `${place}  ${path}${problem.message}${near}`;
}

/** All problems, one a line. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems.map(formatProblem).join('\n');
}
