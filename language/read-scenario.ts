/**
 * Text → normalized scenario, or everything that is wrong with it: parse → settings → migrate → for the base and each
 * alternative: shape → normalize → check. An alternative is the base with its overlay laid over it, and is read like
 * any scenario; what was already wrong with the base is not told again.
 */
import type { Alternative, Scenario } from '../engine/build/scenario.ts';
import type { SweepDesign } from '../engine/experiments/sweep.ts';
import { assumptionsIn, type Assumption } from './assumptions.ts';
import { check } from './check/check.ts';
import { warnOfUnused } from './check/unused.ts';
import {
  badId,
  expectedMap,
  inAlternative,
  inCell,
  missingKey,
  mustBePositive,
  notAScenario,
  notInAlternative,
  tooMany,
  tooManyAlternatives,
} from './messages.ts';
import { currentVersion, migrated } from './migrate.ts';
import type { Context } from './normalize/context.ts';
import { defaults } from './normalize/defaults.ts';
import { normalize } from './normalize/normalize.ts';
import { mostProblems, sortedProblems, type Problem } from './problem.ts';
import { isId } from './schema/form.ts';
import type { Authored } from './schema/scenario-schema.ts';
import { shaped, type Shape, type Tell } from './schema/shape.ts';
import { overlaid } from './source/overlay.ts';
import { parse } from './source/parse.ts';
import { applySettings } from './source/settings.ts';
import { sweepOf, type AuthoredSweep, type AxisSetting } from './sweep.ts';
import {
  childOf,
  everyNode,
  nodeAt,
  plain,
  spotAt,
  textOf,
  without,
  type SourceMap,
  type SourceNode,
} from './source/source-tree.ts';
import { currencyOf } from './units/money.ts';

/** How to read a scenario. */
export interface ReadOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  /** Changes to the file before it is read, such as `fleets.A.count=10`. */
  readonly settings?: readonly string[];
  /** Read the cells of the sweep in place of the alternatives; with axes of one's own, in place of those of the file. */
  readonly sweep?: { readonly axes: readonly AxisSetting[] };
}

/** A scenario that can be run, with what is worth saying about it. */
export interface ReadScenario {
  readonly scenario: Scenario;
  /** What is allowed, but probably not meant. */
  readonly warnings: readonly Problem[];
  readonly assumptions: readonly Assumption[];
  /** The sweep, where one was asked for: its cells are the alternatives of the scenario. Null without axes. */
  readonly sweep: SweepDesign | null;
}

/** Why a text is no scenario. */
export interface RefusedScenario {
  readonly problems: readonly Problem[];
}

/** Alternatives that one file may have. */
export const mostAlternatives = 100;

/** What belongs to the whole scenario. */
const sharedKeys = [
  'aftersim',
  'name',
  'horizon',
  'currency',
  'seed',
  'replications',
  'alternatives',
  'sweep',
];

/** Reads a text, or the bytes of a file. Never throws, whatever it is given. */
export function readScenario(
  source: string | Uint8Array,
  options: ReadOptions,
): ReadScenario | RefusedScenario {
  const parsed = parse(source, options.file);
  if ('problems' in parsed) return refusal(parsed.problems);
  if (parsed.tree.kind !== 'map') return refusal([notAScenario()(spotAt(parsed.tree, []))]);
  const set = applySettings(parsed.tree, options.settings ?? []);
  if (set.problems.length > 0) return refusal(set.problems);
  const present = migrated(set.tree);
  if ('problems' in present) return refusal(present.problems);
  return new Reader(present.tree, options.sweep?.axes).read();
}

function refusal(problems: readonly Problem[]): RefusedScenario {
  const sorted = sortedProblems(problems);
  const last = sorted[mostProblems];
  if (last === undefined) return { problems: sorted };
  return {
    problems: [...sorted.slice(0, mostProblems), tooMany(mostProblems)({ ...last, path: '', value: null })],
  };
}

/** One reading of one tree. */
class Reader {
  readonly #root: SourceNode;
  readonly #base: SourceNode;
  readonly #currency: string;
  readonly #problems: Problem[] = [];
  /** What was told of the base, by path and message. */
  readonly #told = new Set<string>();
  readonly #axes: readonly AxisSetting[] | undefined;
  #horizon = 0;

  /** With `axes`, the cells of the sweep are read in place of the alternatives. */
  constructor(root: SourceNode, axes: readonly AxisSetting[] | undefined) {
    this.#root = root;
    this.#axes = axes;
    this.#base = without(root, [['alternatives'], ['sweep']]);
    this.#currency = statedOrFirstCurrency(root);
  }

  read(): ReadScenario | RefusedScenario {
    const { base, authored } = this.#readBase();
    const sweep = sweepOf(this.#root, this.#axes ?? [], this.#problems);
    const alternatives: Record<string, Alternative> = {};
    const cells: SweepDesign['cells'] =
      this.#axes === undefined || sweep === undefined ? [] : this.#readCells(sweep, alternatives);
    for (const [id, overlay] of this.#axes === undefined ? this.#overlays() : []) {
      if (this.#problems.length > mostProblems) break;
      const alternative = this.#readAlternative(id, overlay);
      if (alternative !== undefined) alternatives[id] = alternative;
    }
    if (base === undefined || this.#problems.length > 0) return refusal(this.#problems);
    const seed = nodeAt(this.#root, ['seed']);
    const scenario: Scenario = {
      aftersim: currentVersion,
      name: authored?.name ?? '',
      horizon: this.#horizon,
      // As it was written: a long number would lose its last digits.
      seed: (seed && textOf(seed)) ?? defaults.seed,
      replications: authored?.replications ?? defaults.replications,
      base,
      alternatives,
    };
    const warnings: Problem[] = [];
    warnOfUnused(base, Object.values(alternatives), (path, complaint, atKey) => {
      warnings.push(complaint(spotAt(this.#base, path, atKey)));
    });
    return {
      scenario,
      warnings: sortedProblems(warnings),
      assumptions: assumptionsIn(this.#root),
      sweep: this.#axes === undefined || sweep === undefined ? null : { ...sweep.design, cells },
    };
  }

  #readBase(): { base: Alternative | undefined; authored: Authored | undefined } {
    const tellIn = (tree: SourceNode): Tell => this.#teller(tree, (problem) => this.#tellBase(problem));
    const tell = tellIn(this.#base);
    for (const key of ['name', 'horizon']) {
      if (childOf(this.#base, key) === undefined) tell([], missingKey(key));
    }
    const shape = shaped(this.#base, this.#currency, tell);
    const { authored } = shape;
    if (authored?.horizon === 0) tell(['horizon'], mustBePositive('0'));
    this.#horizon = authored?.horizon ?? 1;
    const title = authored?.title ?? authored?.name ?? '';
    return { base: this.#finish(this.#base, shape, tellIn(shape.tree), title), authored };
  }

  #readAlternative(id: string, overlay: SourceMap): Alternative | undefined {
    const merged = overlaid(without(this.#base, [['title']]), overlay, this.#problems);
    const report = (problem: Problem): void => this.#tellAlternative(id, problem);
    const shape = shaped(merged, this.#currency, this.#teller(merged, report));
    return this.#finish(merged, shape, this.#teller(shape.tree, report), shape.authored?.title ?? id);
  }

  /** Reads the cells in turn into `alternatives`; what is wrong with a point is told once, not in every cell. */
  #readCells(sweep: AuthoredSweep, alternatives: Record<string, Alternative>): SweepDesign['cells'] {
    const found: Problem[] = [];
    const cells = sweep.cellsOver(without(this.#base, [['title']]), found);
    for (const problem of found) this.#tellCell('', problem);
    for (const { id, tree } of cells) {
      if (this.#problems.length > mostProblems) break;
      const report = (problem: Problem): void => this.#tellCell(id, problem);
      const shape = shaped(tree, this.#currency, this.#teller(tree, report));
      const cell = this.#finish(tree, shape, this.#teller(shape.tree, report), id);
      if (cell !== undefined) alternatives[id] = cell;
    }
    return cells.map(({ id, at }) => ({ id, at }));
  }

  /** What every reading ends with, once its shape is known. */
  #finish(tree: SourceNode, { authored, whole }: Shape, tell: Tell, title: string): Alternative | undefined {
    if (authored === undefined) return undefined;
    const horizon = this.#horizon;
    const context: Context = { authored, tell, tellMissing: whole ? tell : () => undefined };
    const alternative = normalize(context, { title, currency: this.#currency, horizon });
    check({ ...context, ...alternative, horizon, tree, whole });
    return alternative;
  }

  #overlays(): readonly (readonly [string, SourceMap])[] {
    const alternatives = childOf(this.#root, 'alternatives');
    if (alternatives === undefined) return [];
    const tell = this.#teller(this.#root, (problem) => this.#problems.push(problem));
    if (alternatives.kind !== 'map') {
      tell(['alternatives'], expectedMap(plain(alternatives)));
      return [];
    }
    if (alternatives.entries.size > mostAlternatives)
      tell(['alternatives'], tooManyAlternatives(mostAlternatives));
    return [...alternatives.entries].slice(0, mostAlternatives).flatMap(([id, { node }]) => {
      const path = ['alternatives', id];
      if (!isId(id)) tell(path, badId(id), true);
      else if (node.kind !== 'map') tell(path, expectedMap(plain(node)));
      else {
        const shared = sharedKeys.filter((key) => node.entries.has(key));
        for (const key of shared) tell([...path, key], notInAlternative(key), true);
        const entries = new Map([...node.entries].filter(([key]) => !shared.includes(key)));
        return [[id, { ...node, entries }] as const];
      }
      return [];
    });
  }

  #teller(tree: SourceNode, report: (problem: Problem) => void): Tell {
    return (path, complaint, atKey) => {
      if (this.#problems.length <= mostProblems) report(complaint(spotAt(tree, path, atKey)));
    };
  }

  #tellBase(problem: Problem): void {
    this.#problems.push(problem);
    this.#told.add(`${problem.path}\n${problem.message}`);
  }

  #tellCell(id: string, problem: Problem): void {
    const written = problem.path.startsWith('sweep.') || problem.path.startsWith('alternatives.');
    const beside = problem.file.startsWith('--set ');
    const key = `${problem.path}\n${problem.message}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    if (written || beside || id === '') this.#problems.push(problem);
    else this.#problems.push(inCell(id, problem)(spotAt(this.#root, ['sweep'])));
  }

  #tellAlternative(id: string, problem: Problem): void {
    const prefix = `alternatives.${id}`;
    const ofOverlay = problem.path === prefix || problem.path.startsWith(`${prefix}.`);
    const path = ofOverlay ? problem.path.slice(prefix.length + 1) : problem.path;
    if (this.#told.has(`${path}\n${problem.message}`)) return;
    if (ofOverlay) this.#problems.push(problem);
    else this.#problems.push(inAlternative(problem)(spotAt(this.#root, ['alternatives', id])));
  }
}

/** The currency that the file states, or that of the first amount of money in it. */
function statedOrFirstCurrency(root: SourceNode): string {
  const stated = childOf(root, 'currency');
  const text = stated && textOf(stated);
  if (typeof text === 'string' && /^[A-Z]{3}$/.test(text)) return text;
  for (const node of everyNode(root)) {
    const found = node.kind === 'scalar' ? currencyOf(node.text) : undefined;
    if (found !== undefined) return found;
  }
  return defaults.currency;
}
