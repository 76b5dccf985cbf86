/** A scenario as a call means it: read with the call's settings, seed and number of replications in place. */
import { createHash } from 'node:crypto';
import type { Scenario } from '../../engine/build/scenario.ts';
import type { SweepDesign } from '../../engine/experiments/sweep.ts';
import {
  canonicalJson,
  formatProblems,
  readScenario,
  type Assumption,
  type Problem,
  type ReadScenario,
} from '../../language/index.ts';
import { nearestName } from '../../language/nearest-name.ts';
import { WrongCall, WrongScenario } from './exit.ts';
import type { RunFlags, ScenarioFlags } from './flags.ts';
import { axesIn } from './axes.ts';
import { ownRulesIn } from './own-rules.ts';
import { shellWord } from './shell-word.ts';
import { readSource, type Source } from './source.ts';
import { tablesBeside } from './tables.ts';
import type { Terminal } from './terminal.ts';

export interface Loaded {
  readonly scenario: Scenario;
  /** As it was given; `-` is stdin. */
  readonly file: string;
  readonly settings: readonly string[];
  /** The file of rules of the user's own. */
  readonly rules: string | undefined;
  readonly warnings: readonly Problem[];
  readonly assumptions: readonly Assumption[];
  /** The sweep whose cells are the alternatives; null where none was asked for, or there is none. */
  readonly sweep: SweepDesign | null;
  /** What was written, by alternative. */
  readonly written: ReadScenario['written'];
}

/** How a scenario is to be read. */
export interface HowToLoad {
  /** With the cells of its sweep in place of the alternatives; settings with several values are then axes. */
  readonly cells: boolean;
  /** Alternatives that make an axis of the sweep, before all others. */
  readonly alternatives?: readonly string[];
}

/** Whether an alternative is a cell of the sweep (`level=2, crew=day`): no id of an alternative has such a sign. */
export function namesACell(alternative: string | undefined): boolean {
  return alternative?.includes('=') === true;
}

/** Reads a scenario and says its warnings; throws when it is not one. */
export async function loadScenario(
  file: string,
  flags: ScenarioFlags,
  terminal: Terminal,
  how: HowToLoad = { cells: false },
): Promise<Loaded> {
  return loadedFrom(await readSource(file), file, flags, terminal, how);
}

/** The same from what was read of the file. */
export function loadedFrom(
  source: Source,
  file: string,
  flags: ScenarioFlags,
  terminal: Terminal,
  how: HowToLoad = { cells: false },
): Loaded {
  const loaded = scenarioFrom(source, file, flags, how);
  if (!flags.quiet && loaded.warnings.length > 0) {
    terminal.say(terminal.messagePaint.yellow(formatProblems(loaded.warnings)));
  }
  return loaded;
}

/** Reads a scenario from what was read of its file. */
export function scenarioFrom(
  source: Source,
  file: string,
  flags: ScenarioFlags,
  how: HowToLoad = { cells: false },
): Loaded {
  if (source.isTrace) {
    throw new WrongCall(`"${source.name}" is a trace, not a scenario; \`aftersim explain\` reads traces`);
  }
  const { plain, axes } = how.cells ? axesIn(flags.set) : { plain: flags.set, axes: [] };
  const options = {
    file: source.name,
    settings: plain,
    files: tablesBeside(file),
    ...(how.cells && { sweep: { axes, alternatives: how.alternatives ?? [] } }),
  };
  const own = flags.rules === undefined ? {} : { own: ownRulesIn(flags.rules) };
  const read = readScenario(source.bytes, { ...options, ...own });
  if ('problems' in read) throw new WrongScenario(read.problems);
  return { ...read, file, settings: flags.set, rules: flags.rules };
}

/** The scenario with the seed and the replications of the call. */
export function withRunFlags(
  loaded: Loaded,
  flags: Partial<Pick<RunFlags, 'seed' | 'replications'>>,
): Loaded {
  const { scenario } = loaded;
  const seed = flags.seed ?? scenario.seed;
  const replications = flags.replications ?? scenario.replications;
  return { ...loaded, scenario: { ...scenario, seed, replications } };
}

/** SHA-256 of the normalized scenario, seed and replications aside: they are stated beside it. */
export function digestOf(scenario: Scenario): string {
  const { seed: _seed, replications: _replications, own, ...rest } = scenario;
  const plain = own === undefined ? rest : { ...rest, own: own.source };
  return createHash('sha256').update(canonicalJson(plain)).digest('hex');
}

/** Throws unless there is an alternative of that id; `base` is the scenario itself. */
export function requireAlternative(scenario: Scenario, id: string): void {
  const ids = Object.keys(scenario.alternatives);
  if (id === 'base' || ids.includes(id)) return;
  const near = nearestName(id, ids);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  const there = ids.length === 0 ? 'the scenario has none' : `there are ${ids.join(', ')}, and base`;
  throw new WrongCall(`no alternative is called "${id}"${hint} (${there})`);
}

/** How `aftersim run` is called for single runs of this scenario. */
export function callOf({ file, settings, rules, scenario }: Loaded): string {
  const set = settings.map((setting) => ` --set ${shellWord(setting)}`).join('');
  const own = rules === undefined ? '' : ` --rules ${shellWord(rules)}`;
  return `aftersim run ${shellWord(file)}${own}${set} --seed ${shellWord(scenario.seed)}`;
}
