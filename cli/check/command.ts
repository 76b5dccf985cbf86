/** `aftersim check FILE`: is this a scenario that can be run? */
import type { Command } from 'commander';
import { formatProblems } from '../../language/index.ts';
import { WrongScenario, exitCode, type ExitCode } from '../call/exit.ts';
import { addScenarioFlags, type ScenarioFlags } from '../call/flags.ts';
import { giveOut, jsonText, requireWritable, writeWhole } from '../call/output.ts';
import { loadedFrom, scenarioFrom } from '../call/scenario.ts';
import { readSource } from '../call/source.ts';
import type { Terminal } from '../call/terminal.ts';
import { checkedJson, refusedJson } from './json.ts';
import { checkedTable } from './table.ts';

export function addCheck(program: Command, act: (file: string, flags: ScenarioFlags) => Promise<void>): void {
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
    .addHelpText('after', '\nExample:\n  $ aftersim check scenarios/first-steps.yaml')
    .action(act);
}

export async function check(file: string, flags: ScenarioFlags, terminal: Terminal): Promise<ExitCode> {
  await requireWritable(flags.out);
  try {
    // In JSON the warnings stand in the result.
    const quiet = flags.quiet || flags.format === 'json';
    const source = await readSource(file);
    const loaded = loadedFrom(source, file, { ...flags, quiet }, terminal);
    // The cells of a sweep are read only where they are run, and here.
    scenarioFrom(source, file, flags, { cells: true });
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
