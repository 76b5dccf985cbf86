/** The commands, and the one place where whatever went wrong becomes a message and an exit code. */
import { Command, CommanderError } from 'commander';
import { engineVersion } from '../engine/version.ts';
import { formatProblems } from '../language/index.ts';
import { exitCode, WrongCall, WrongScenario, type ExitCode } from './call/exit.ts';
import { Terminal } from './call/terminal.ts';
import { addCheck, check } from './check/command.ts';
import { addCompare, compareCommand } from './compare/command.ts';
import { addCompletion, completion } from './completion/command.ts';
import { addDiff, diff } from './diff/command.ts';
import { addExplain, explain } from './explain/command.ts';
import { addFit, fit } from './fit/command.ts';
import { addInit, init } from './init/command.ts';
import { addImport, importCommand } from './import/command.ts';
import { addMeasures, measures } from './measures/command.ts';
import { addMigrate, migrate } from './migrate/command.ts';
import { addRun, runCommand } from './run/command.ts';
import { addSchema, schema } from './schema/command.ts';
import { addSweep, sweepCommand } from './sweep/command.ts';
import { counted } from './text/numbers.ts';

const description = [
  'Simulates after-sales service networks: machines, people, parts, promises and contracts.',
  'Compares business models on the same failures, with confidence intervals.',
].join('\n');

const examples = `
Examples:
  $ aftersim check scenarios/first-steps.yaml
  $ aftersim compare scenarios/aero-engines.yaml --equal-npv
  $ aftersim explain scenarios/first-steps.yaml --machine stations/3

Exit codes: 0 done, 1 the run failed, 2 the call or the scenario is wrong, 130 interrupted.`;

/** Runs the program and gives its exit code. */
export async function aftersim(argv: readonly string[], workerProgram: URL): Promise<ExitCode> {
  const terminal = new Terminal();
  const around = { terminal, workerProgram };
  let code: ExitCode = exitCode.done;
  const keep = async (ending: Promise<ExitCode>): Promise<void> => {
    code = await ending;
  };
  const program = new Command('aftersim')
    .description(description)
    .version(engineVersion)
    .addHelpText('after', examples)
    .showHelpAfterError('(aftersim --help lists the commands, aftersim COMMAND --help their flags)')
    .exitOverride();
  addCheck(program, (file, flags) => keep(check(file, flags, terminal)));
  addRun(program, (file, flags) => keep(runCommand(file, flags, around)));
  addCompare(program, (file, flags) => keep(compareCommand(file, flags, around)));
  addSweep(program, (file, flags) => keep(sweepCommand(file, flags, around)));
  addExplain(program, (file, flags) => keep(explain(file, flags, terminal)));
  addMeasures(program, (flags) => keep(measures(flags, terminal)));
  addSchema(program, (flags) => keep(schema(flags, terminal)));
  addFit(program, (file, flags) => keep(fit(file, flags, terminal)));
  addDiff(program, (first, second, flags) => keep(diff(first, second, flags, terminal)));
  addMigrate(program, (file, flags) => keep(migrate(file, flags, terminal)));
  addInit(program, (file, flags) => keep(init(file, flags, terminal)));
  addCompletion(program, (shell) => keep(completion(program, shell, terminal)));
  addImport(program, (file, flags) => keep(importCommand(file, flags, terminal)));
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    return codeOf(error, terminal);
  }
}

function codeOf(error: unknown, terminal: Terminal): ExitCode {
  // Commander has printed its message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.wrong;
  if (error instanceof WrongScenario) {
    terminal.say(formatProblems(error.problems));
    terminal.say(
      terminal.messagePaint.red(`aftersim: ${counted(error.problems.length, 'problem')}; nothing was run`),
    );
    return exitCode.wrong;
  }
  terminal.say(`aftersim: ${error instanceof Error ? error.message : String(error)}`);
  return error instanceof WrongCall ? exitCode.wrong : exitCode.failed;
}
