/** `aftersim sweep FILE`: every cell of a grid on the same failures. */
import { Option, type Command } from 'commander';
import { isMeasure, sweep, usualMeasures, type SweepDesign } from '../../engine/experiments/sweep.ts';
import { samePhysics, type Mode } from '../../engine/experiments/study.ts';
import { nearestName } from '../../language/nearest-name.ts';
import { WrongCall, type ExitCode } from '../call/exit.ts';
import { addRunFlags, type RunFlags } from '../call/flags.ts';
import { giveOut, requireWritable } from '../call/output.ts';
import { loadScenario, withRunFlags, type Loaded } from '../call/scenario.ts';
import { conduct, type Surroundings } from '../study/conduct.ts';
import { sweepCsv } from './csv.ts';
import { sweepJson } from './json.ts';
import type { ShownSweep } from './shown-sweep.ts';
import { sweepTable } from './table.ts';

export interface SweepFlags extends RunFlags {
  readonly only?: string;
  readonly measures?: string;
  readonly pivot?: string;
  readonly decisions: 'free' | 'frozen';
  readonly equalNpv?: boolean;
}

export function addSweep(program: Command, act: (file: string, flags: SweepFlags) => Promise<void>): void {
  addRunFlags(
    program
      .command('sweep')
      .summary('run every cell of a grid on the same failures')
      .description(
        'Runs every combination of the points of its axes on the same failures. The axes are those of the\n' +
          "scenario's section `sweep`, or each --set with several values, parted by commas.",
      )
      .argument('<file>', 'a scenario (YAML or JSON); - is stdin'),
  )
    .option('--only <ids>', 'these alternatives, parted by commas, each with every combination')
    .option('--measures <names>', "what to look at, parted by commas (default: the scenario's)")
    .option('--pivot <measure>', 'a table of one measure: rows by the first axes, columns by the last')
    .addOption(
      new Option('--decisions <how>', 'whether the parties decide')
        .choices(['free', 'frozen'])
        .default('free'),
    )
    .option('--equal-npv', "also the price in each cell that leaves the maker with the first cell's value")
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim sweep scenarios/offering-cube.yaml --equal-npv',
        '  $ aftersim sweep scenarios/first-steps.yaml --set stocks.pump.plant.level=1,2,3 \\',
        '      --set "stocks.pump.plant.leadTime=7 d,14 d" --pivot availability',
        '  $ aftersim sweep scenarios/first-steps.yaml --only adHoc,payPerUse \\',
        "      --set 'prices.ratePerUse=0.5 USD/h,1 USD/h' --pivot value/maker",
      ].join('\n'),
    )
    .action(act);
}

export async function sweepCommand(file: string, flags: SweepFlags, around: Surroundings): Promise<ExitCode> {
  await requireWritable(flags.out);
  const alternatives = [...new Set(flags.only?.split(',').map((id) => id.trim()))];
  const how = { cells: true, alternatives };
  const loaded = withRunFlags(await loadScenario(file, flags, around.terminal, how), flags);
  const design = designOf(loaded, flags);
  const { scenario } = loaded;
  const mode: Mode = flags.decisions === 'free' ? 'decisions' : 'frozen';
  const ids = design.cells.map(({ id }) => id);
  const groups = samePhysics(scenario, mode, ids).flatMap(([alternative, ...also]) =>
    alternative === undefined ? [] : [{ mode, alternative, also }],
  );
  const plan = { groups, firstReplication: 0, replications: scenario.replications };
  const conducted = await conduct(loaded, plan, flags, around);
  if (conducted.whole === 0) {
    around.terminal.say(`aftersim: ${conducted.incomplete ?? 'nothing was run'}`);
    return conducted.exitCode;
  }
  const byCell = Object.fromEntries(
    ids.map((id) => [id, conducted.results.of(mode, id, 0, conducted.whole)]),
  );
  const first = byCell[ids[0] ?? '']?.[0];
  const known = first === undefined ? [] : Object.keys(first.indicators);
  for (const name of design.measures) {
    if (first === undefined || isMeasure(name, first)) continue;
    const near = nearestName(name, [...known, ...usualMeasures, 'stockValue']);
    throw new WrongCall(
      `there is no measure "${name}"${near === undefined ? '' : `; did you mean "${near}"?`} (\`aftersim run\` lists them)`,
    );
  }
  const shown: ShownSweep = {
    loaded,
    design,
    mode,
    sweep: sweep(scenario, design, mode, byCell, { equalValue: flags.equalNpv === true }),
    pivot: flags.pivot,
    requested: scenario.replications,
    incomplete: conducted.incomplete,
  };
  await giveOut(flags, around.terminal, {
    json: () => sweepJson(shown),
    table: () => sweepTable(shown, around.terminal.paint),
    csv: () => sweepCsv(shown),
  });
  return conducted.exitCode;
}

/** The design with the measures of the call. */
function designOf({ sweep: design, file }: Loaded, flags: SweepFlags): SweepDesign {
  if (design === null || design.cells.length === 0) {
    throw new WrongCall(
      `"${file}" has no axes to sweep; write a section "sweep", or give --set path=v1,v2 with several values`,
    );
  }
  const asked = [
    ...(flags.measures === undefined
      ? design.measures
      : flags.measures.split(',').map((name) => name.trim())),
  ];
  if (flags.pivot !== undefined && !asked.includes(flags.pivot)) asked.push(flags.pivot);
  return { ...design, measures: asked };
}
