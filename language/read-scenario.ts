/**
 * Text → normalized scenario, or everything that is wrong with it: parse → settings → migrate → for the base and each
 * alternative: shape → normalize → check. An alternative is the base with its overlay laid over it, and is read like
 * any scenario; what was already wrong with the base is not told again.
 */
import type { Alternative, Scenario } from '../engine/build/scenario.ts';
import type { OwnRules } from '../engine/build/own-rules.ts';
import type { SweepDesign } from '../engine/experiments/sweep.ts';
import { assumptionsIn, type Assumption } from './assumptions.ts';
import { check } from './check/check.ts';
import { namesOf } from './check/own-rules.ts';
import { clocksThatFail } from './check/promises.ts';
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
  templateUnused,
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
import { scenarioWideKeys } from './schema/scenario-wide.ts';
import { shaped, type Shape, type Tell } from './schema/shape.ts';
import { parse } from './source/parse.ts';
import { applySettings } from './source/settings.ts';
import { Tables, type Files } from './source/tables.ts';
import { laidOver, overlaysIn, writtenOut } from './source/templates.ts';
import { sweepOf, type AuthoredSweep, type SweepAsked } from './sweep.ts';
import {
  childOf,
  nodeAt,
  plain,
  spotAt,
  textOf,
  without,
  type SourceMap,
  type SourceNode,
} from './source/source-tree.ts';
import { statedOrFirstCurrency } from './source/stated-currency.ts';

/** How to read a scenario. */
export interface ReadOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  /** Changes to the file before it is read, such as `fleets.A.count=10`. */
  readonly settings?: readonly string[];
  /** Read the cells of the sweep in place of the alternatives; with axes of one's own, in place of those of the file. */
  readonly sweep?: SweepAsked;
  /** Rules of the user's own, which the file may name `own.NAME`. */
  readonly own?: OwnRules;
  /** The tables beside the scenario, by the names that it gives them. Without it, there are none. */
  readonly files?: Files;
}

/** A scenario that can be run, with what is worth saying about it. */
export interface ReadScenario {
  readonly scenario: Scenario;
  /** What is allowed, but probably not meant. */
  readonly warnings: readonly Problem[];
  readonly assumptions: readonly Assumption[];
  /** The sweep, where one was asked for: its cells are the alternatives of the scenario. Null without axes. */
  readonly sweep: SweepDesign | null;
  /** What was written: the base, and each alternative with its overlay laid over it. For telling where values are from. */
  readonly written: ReadonlyMap<string, SourceNode>;
}

/** Why a text is no scenario. */
export interface RefusedScenario {
  readonly problems: readonly Problem[];
}

/** Alternatives that one file may have. */
export const mostAlternatives = 100;

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
  return new Reader(present.tree, options).read();
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
  readonly #asked: SweepAsked | undefined;
  readonly #own: OwnRules | undefined;
  readonly #written = new Map<string, SourceNode>();
  readonly #tables: Tables;
  /** The base with the tables in it. */
  #whole: SourceNode;
  readonly #seen = new Set<string>();
  /** Whether something is like what is not there, so that what seems to be missing may not be. */
  #isUnclear = false;
  /** Whether too much is like something, so that not all of it was written out. */
  #isCut = false;
  /** Templates that something is like. */
  readonly #used = new Set<string>();
  #horizon = 0;

  /** With a sweep, its cells are read in place of the alternatives. */
  constructor(root: SourceNode, { sweep, own, files, file }: ReadOptions) {
    this.#root = root;
    this.#asked = sweep;
    this.#own = own;
    this.#tables = new Tables(files, file);
    this.#base = without(root, [['alternatives'], ['sweep']]);
    this.#whole = this.#base;
    this.#currency = statedOrFirstCurrency(root);
  }

  read(): ReadScenario | RefusedScenario {
    const { base, authored } = this.#readBase();
    const sweep = sweepOf(this.#root, this.#asked ?? { axes: [] }, this.#problems);
    const alternatives: Record<string, Alternative> = {};
    const cells: SweepDesign['cells'] =
      this.#asked === undefined || sweep === undefined ? [] : this.#readCells(sweep, alternatives);
    for (const [id, overlay] of this.#asked === undefined ? this.#overlays() : []) {
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
      ...(this.#own !== undefined && { own: this.#own }),
    };
    const warnings: Problem[] = [];
    const warn: Tell = (path, complaint, atKey) => {
      warnings.push(complaint(spotAt(this.#whole, path, atKey)));
    };
    warnOfUnused(base, Object.values(alternatives), warn);
    clocksThatFail(base.network, warn, 'sometimes');
    const templates = nodeAt(this.#root, ['templates']);
    for (const name of templates?.kind === 'map' ? templates.entries.keys() : []) {
      if (this.#used.has(name)) continue;
      warnings.push(templateUnused(name)(spotAt(this.#root, ['templates', name], true)));
    }
    return {
      scenario,
      warnings: sortedProblems(warnings),
      assumptions: assumptionsIn(this.#root),
      sweep: this.#asked === undefined || sweep === undefined ? null : { ...sweep.design, cells },
      written: this.#written,
    };
  }

  #readBase(): { base: Alternative | undefined; authored: Authored | undefined } {
    const tellIn = (tree: SourceNode): Tell => this.#teller(tree, (problem) => this.#tellBase(problem));
    const base = this.#writtenOut(this.#base, (problem) => this.#tellBase(problem));
    this.#whole = this.#filled(base, (problem) => this.#tellBase(problem));
    const tell = tellIn(this.#whole);
    for (const key of ['name', 'horizon']) {
      if (childOf(this.#base, key) === undefined) tell([], missingKey(key));
    }
    const shape = this.#shaped(this.#whole, tell);
    const { authored } = shape;
    if (authored?.horizon === 0) tell(['horizon'], mustBePositive('0'));
    this.#horizon = authored?.horizon ?? 1;
    this.#written.set('base', base);
    const title = authored?.title ?? authored?.name ?? '';
    return { base: this.#finish(this.#whole, shape, tellIn(shape.tree), title), authored };
  }

  #readAlternative(id: string, overlay: SourceMap): Alternative | undefined {
    const report = (problem: Problem): void => this.#tellAlternative(id, problem);
    const found: Problem[] = [];
    const laid = this.#writtenOut(laidOver(without(this.#base, [['title']]), overlay, found), report);
    for (const problem of found) report(problem);
    this.#written.set(id, laid);
    const merged = this.#filled(laid, report);
    const shape = this.#shaped(merged, this.#teller(merged, report));
    return this.#finish(merged, shape, this.#teller(shape.tree, report), shape.authored?.title ?? id);
  }

  /** Reads the cells in turn into `alternatives`; what is wrong with a point is told once, not in every cell. */
  #readCells(sweep: AuthoredSweep, alternatives: Record<string, Alternative>): SweepDesign['cells'] {
    const found: Problem[] = [];
    const cells = sweep.cellsOver(without(this.#base, [['title']]), found);
    for (const problem of found) this.#tellCell('', problem);
    for (const { id, tree: written } of cells) {
      if (this.#problems.length > mostProblems) break;
      const report = (problem: Problem): void => this.#tellCell(id, problem);
      const tree = this.#filled(this.#writtenOut(written, report), report);
      const shape = this.#shaped(tree, this.#teller(tree, report));
      const cell = this.#finish(tree, shape, this.#teller(shape.tree, report), id);
      if (cell !== undefined) alternatives[id] = cell;
    }
    return cells.map(({ id, at }) => ({ id, at }));
  }

  /** The tree with all that is like another written out. */
  #writtenOut(tree: SourceNode, report: (problem: Problem) => void): SourceNode {
    const problems: Problem[] = [];
    const { tree: written, used, isTooMuch } = writtenOut(tree, problems);
    for (const problem of problems.slice(0, mostProblems + 1)) report(problem);
    if (problems.length > 0) this.#isUnclear = true;
    if (isTooMuch) this.#isCut = true;
    for (const name of used) this.#used.add(name);
    return written;
  }

  /** The tree with the tables beside the scenario in it. */
  #filled(tree: SourceNode, report: (problem: Problem) => void): SourceNode {
    const problems: Problem[] = [];
    const filled = this.#tables.filled(tree, problems);
    for (const problem of problems.slice(0, mostProblems + 1)) report(problem);
    return filled;
  }

  /** Where something was wrong with a table, what is not there may only be missing because of that. */
  #shaped(tree: SourceNode, tell: Tell): Shape {
    if (this.#isCut) return { tree, authored: undefined, whole: false };
    const shape = shaped(tree, this.#currency, tell);
    if (this.#tables.lost) return { ...shape, authored: undefined };
    return this.#tables.failed || this.#isUnclear ? { ...shape, whole: false } : shape;
  }

  /** What every reading ends with, once its shape is known. */
  #finish(tree: SourceNode, { authored, whole }: Shape, tell: Tell, title: string): Alternative | undefined {
    if (authored === undefined) return undefined;
    const horizon = this.#horizon;
    const context: Context = { authored, tell, tellMissing: whole ? tell : () => undefined };
    const alternative = normalize(context, { title, currency: this.#currency, horizon });
    check({ ...context, ...alternative, horizon, tree, whole, own: namesOf(this.#own) });
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
    const entries = [...alternatives.entries].slice(0, mostAlternatives).flatMap(([id, entry]) => {
      const { node } = entry;
      const path = ['alternatives', id];
      if (!isId(id)) tell(path, badId(id), true);
      else if (node.kind !== 'map') tell(path, expectedMap(plain(node)));
      else {
        const shared = scenarioWideKeys.filter((key) => node.entries.has(key));
        for (const key of shared) tell([...path, key], notInAlternative(key), true);
        const its = new Map([...node.entries].filter(([key]) => !shared.includes(key)));
        return [[id, { ...entry, node: { ...node, entries: its } }] as const];
      }
      return [];
    });
    return [...overlaysIn({ ...alternatives, entries: new Map(entries) }, this.#problems)];
  }

  #teller(tree: SourceNode, report: (problem: Problem) => void): Tell {
    return (path, complaint, atKey) => {
      if (this.#problems.length > mostProblems) return;
      const problem = complaint(spotAt(tree, path, atKey));
      // What all machines of a table have in common is written once, and told of once.
      const key = `${problem.file}\n${problem.line}\n${problem.column}\n${problem.path}\n${problem.message}`;
      if (this.#seen.has(key)) return;
      this.#seen.add(key);
      report(problem);
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
    // What another says that this one is like is told where it stands.
    if (problem.path.startsWith('alternatives.')) this.#problems.push(problem);
    else this.#problems.push(inAlternative(problem)(spotAt(this.#root, ['alternatives', id])));
  }
}
