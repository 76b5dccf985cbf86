/** `aftersim run FILE`: one alternative, many replications. */
import type { Command } from 'commander';
import { replayCommand } from '../../batch/replay.ts';
import { WrongCall, type ExitCode } from '../call/exit.ts';
import { addAlternativeFlags, addRunFlags, type AlternativeFlags, type RunFlags } from '../call/flags.ts';
import { giveOut, requireWritable, writeWhole } from '../call/output.ts';
import { callOf, loadScenario, namesACell, requireAlternative, withRunFlags } from '../call/scenario.ts';
import { whichRuns } from '../call/which-run.ts';
import { traceOf } from '../call/write-trace.ts';
import { conduct, type Surroundings } from '../study/conduct.ts';
import { accountsOf } from './accounts.ts';
import { runCsv } from './csv.ts';
import { estimateRun } from './estimate-run.ts';
import { runJson } from './json.ts';
import { shownMeasures } from './measures.ts';
import { runTable } from './table.ts';

export interface RunCommandFlags extends RunFlags, AlternativeFlags {
  readonly trace?: string;
  readonly measures?: string;
  readonly twin?: boolean;
  readonly accounts?: boolean;
}

export function addRun(program: Command, act: (file: string, flags: RunCommandFlags) => Promise<void>): void {
  addAlternativeFlags(
    addRunFlags(
      program
        .command('run')
        .summary('run one alternative and print its indicators and its money')
        .description(
          'Runs replications of one alternative, and prints indicators and money by party, each with its\n' +
            '95 % confidence interval.',
        )
        .argument('<file>', 'a scenario (YAML or JSON); - is stdin'),
    ),
  )
    .option('--trace <file>', 'write the trace of one run there (replication 0, or that of --replication)')
    .option(
      '--measures <names>',
      '`all`, or names parted by commas (see aftersim measures); default: the main ones',
    )
    .option(
      '--twin',
      'set beside the figures what closed forms say of parts of the model, and on what conditions',
    )
    .option('--accounts', 'print the accounts of one run as well (replication 0, or that of --replication)')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim run scenarios/first-steps.yaml',
        '  $ aftersim run scenarios/first-steps.yaml --alternative payPerUse --replications 100',
        '  $ aftersim run scenarios/first-steps.yaml --set fleets.stations.count=40 --format json',
        '  $ aftersim run scenarios/first-steps.yaml --replication 7 --trace seventh.trace',
        '  $ aftersim run scenarios/first-steps.yaml --measures mtbf,orderFill',
        '  $ aftersim run scenarios/first-steps.yaml --twin',
        '  $ aftersim run scenarios/first-steps.yaml --alternative payPerUse --accounts',
      ].join('\n'),
    )
    .action(act);
}

export async function runCommand(
  file: string,
  flags: RunCommandFlags,
  around: Surroundings,
): Promise<ExitCode> {
  if (flags.replication !== undefined && flags.replications !== undefined) {
    throw new WrongCall(
      '--replication names a single run, --replications a number of runs; give one of them',
    );
  }
  const measures = shownMeasures(flags.measures);
  await requireWritable(flags.out);
  await requireWritable(flags.trace);
  const how = { cells: namesACell(flags.alternative) };
  const loaded = withRunFlags(await loadScenario(file, flags, around.terminal, how), flags);
  const { scenario } = loaded;
  const which = whichRuns(flags);
  requireAlternative(scenario, which.alternative);
  const firstReplication = flags.replication ?? 0;
  const replications = flags.replication === undefined ? scenario.replications : 1;
  const plan = { groups: [which], firstReplication, replications };
  const asked = measures === 'main' && flags.twin !== true ? 'main' : 'all';
  const conducted = await conduct(loaded, plan, flags, around, asked);
  if (conducted.whole > 0) {
    const results = conducted.results.of(which.mode, which.alternative, firstReplication, conducted.whole);
    const estimated = estimateRun(scenario, which, results, { measures, twin: flags.twin === true });
    const one = { ...which, replication: firstReplication };
    const replay = replayCommand(callOf(loaded), one);
    const accounts = flags.accounts === true ? accountsOf(scenario, { ...one, replay }) : undefined;
    const { incomplete } = conducted;
    const shown = { loaded, which, estimated, requested: replications, incomplete, accounts };
    await giveOut(flags, around.terminal, {
      json: () => runJson(shown),
      table: () => runTable(shown, around.terminal.paint),
      csv: () => runCsv(shown),
    });
  } else if (conducted.incomplete !== undefined) around.terminal.say(`aftersim: ${conducted.incomplete}`);
  if (flags.trace !== undefined && conducted.whole > 0) {
    const replay = replayCommand(callOf(loaded), { ...which, replication: firstReplication });
    const trace = traceOf(scenario, { ...which, replication: firstReplication, replay });
    await writeWhole(flags.trace, trace);
    if (!flags.quiet) {
      const size = (trace.length / 1e6).toFixed(1);
      around.terminal.say(`trace of replication ${firstReplication}: ${flags.trace} (${size} MB)`);
    }
  }
  return conducted.exitCode;
}
