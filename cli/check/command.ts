/** `aftersim check FILE`: is this a scenario that can be run? */
import type { Command } from 'commander';
import { formatProblems } from '../../language/index.ts';
import { WrongCall, WrongScenario, exitCode, type ExitCode } from '../call/exit.ts';
import { addScenarioFlags, type ScenarioFlags } from '../call/flags.ts';
import { giveOut, jsonText, requireWritable, writeWhole } from '../call/output.ts';
import { loadedFrom, requireAlternative, scenarioFrom } from '../call/scenario.ts';
import { readSource } from '../call/source.ts';
import type { Terminal } from '../call/terminal.ts';
import { explainedJson, explainedText } from './explained.ts';
import { checkedJson, refusedJson } from './json.ts';
import { checkedTable } from './table.ts';

export interface CheckFlags extends ScenarioFlags {
  readonly explain?: boolean;
  readonly alternative?: string;
}

export function addCheck(program: Command, act: (file: string, flags: CheckFlags) => Promise<void>): void {
  addScenarioFlags(
    program
      .command('check')
      .summary('is this a scenario that can be run?')
      .description(
        'Reads a scenario and says what it holds, or everything that is wrong with it: each problem\n' +
          'with file, line and column. Runs nothing.',
      )
      .argument('<file>', 'a scenario (YAML or JSON); - is stdin'),
  )
    .option('--explain', 'print every value of the normalized scenario, and where it comes from')
    .option(
      '--alternative <id>',
      'with --explain: which alternative (default: base, the scenario without any)',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim check scenarios/first-steps.yaml',
        '  $ aftersim check scenarios/first-steps.yaml --explain --alternative payPerUse',
      ].join('\n'),
    )
    .action(act);
}

export async function check(file: string, flags: CheckFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.alternative !== undefined && flags.explain !== true) {
    throw new WrongCall('--alternative is for --explain: without it, every alternative is checked');
  }
  await requireWritable(flags.out);
  try {
    // In JSON the warnings stand in the result.
    const quiet = flags.quiet || flags.format === 'json';
    const source = await readSource(file);
    const loaded = loadedFrom(source, file, { ...flags, quiet }, terminal);
    // The cells of a sweep are read only where they are run, and here.
    scenarioFrom(source, file, flags, { cells: true });
    const id = flags.alternative ?? 'base';
    requireAlternative(loaded.scenario, id);
    if (flags.explain === true) {
      await giveOut(flags, terminal, {
        json: () => explainedJson(loaded, id),
        table: () => explainedText(loaded, id, terminal.paint),
      });
      return exitCode.done;
    }
    await giveOut(flags, terminal, {
      json: () => checkedJson(loaded),
      table: () => checkedTable(loaded, terminal.paint),
    });
    return exitCode.done;
  } catch (error) {
    if (!(error instanceof WrongScenario)) throw error;
    const json = jsonText(refusedJson(file, flags.set, error.problems));
    if (flags.out !== undefined) await writeWhole(flags.out, json);
    if (flags.format === 'json') terminal.print(json);
    else terminal.say(formatProblems(error.problems));
    return exitCode.wrong;
  }
}
