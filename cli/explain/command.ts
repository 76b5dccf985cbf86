/** `aftersim explain FILE`: why was a machine down, and why did the parties decide as they did? */
import type { Command } from 'commander';
import { replayCommand } from '../../batch/replay.ts';
import { BrokenTrace, readTrace, type Trace } from '../../engine/trace/trace.ts';
import { exitCode, WrongCall, type ExitCode } from '../call/exit.ts';
import {
  addAlternativeFlags,
  addScenarioFlags,
  addSeedFlag,
  type AlternativeFlags,
  type ScenarioFlags,
} from '../call/flags.ts';
import { giveOut, requireWritable } from '../call/output.ts';
import { callOf, requireAlternative, scenarioFrom, withRunFlags, type Loaded } from '../call/scenario.ts';
import { readSource, type Source } from '../call/source.ts';
import type { Terminal } from '../call/terminal.ts';
import { whichRuns } from '../call/which-run.ts';
import { traceOf } from '../call/write-trace.ts';
import { decisionsJson, decisionsOf } from './decisions.ts';
import { decisionsText } from './decisions-table.ts';
import { machineIndex, machineNames } from './machine.ts';
import { machineJson } from './machine-json.ts';
import { machineTable } from './machine-table.ts';

export interface ExplainFlags extends ScenarioFlags, AlternativeFlags {
  readonly seed?: string;
  readonly machine?: string;
  readonly trace?: string;
}

export function addExplain(
  program: Command,
  act: (file: string, flags: ExplainFlags) => Promise<void>,
): void {
  addAlternativeFlags(
    addSeedFlag(
      addScenarioFlags(
        program
          .command('explain')
          .summary('why was a machine down, why was it decided so?')
          .description(
            'With --machine: every outage of that machine, where its hours went, and the longest one from\n' +
              'beginning to end. Without: the decisions of the parties, with the sums by which they were taken.',
          )
          .argument('<file>', 'a scenario (YAML or JSON), or a trace that `run --trace` wrote; - is stdin'),
      ),
    ),
  )
    .option('--machine <id>', 'explain the outages of this machine, such as A/1')
    .option('--trace <file>', 'read this trace of the scenario instead of running it')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim explain scenarios/first-steps.yaml --machine stations/3',
        '  $ aftersim explain scenarios/aero-engines.yaml --alternative payPerUse',
      ].join('\n'),
    )
    .action(act);
}

export async function explain(file: string, flags: ExplainFlags, terminal: Terminal): Promise<ExitCode> {
  await requireWritable(flags.out);
  const source = await readSource(file);
  if (source.isTrace) return await explainTrace(traceFrom(source), flags, terminal);
  const loaded = withRunFlags(scenarioFrom(source, file, flags), flags);
  if (flags.alternative !== undefined) requireAlternative(loaded.scenario, flags.alternative);
  if (flags.machine !== undefined || flags.trace !== undefined) {
    const trace = flags.trace === undefined ? ownTrace(loaded, flags) : await givenTrace(loaded, flags.trace);
    return await explainTrace(trace, flags, terminal);
  }
  const decisions = decisionsOf(loaded.scenario, flags.alternative);
  await giveOut(flags, terminal, {
    json: () => decisionsJson(loaded, decisions),
    table: () => decisionsText(decisions, loaded.scenario.base.economics.currency, terminal.paint),
  });
  return exitCode.done;
}

async function explainTrace(trace: Trace, flags: ExplainFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.machine === undefined) {
    const names = machineNames(trace.header.directory);
    throw new WrongCall(`a trace tells of machines: name one with --machine (machines: ${names})`);
  }
  const machine = machineIndex(trace.header.directory, flags.machine);
  await giveOut(flags, terminal, {
    json: () => machineJson(trace, machine),
    table: () => machineTable(trace, machine, terminal.paint),
  });
  return exitCode.done;
}

function traceFrom({ bytes, name }: Source): Trace {
  try {
    return readTrace(bytes);
  } catch (error) {
    const why = error instanceof BrokenTrace ? error.message : 'it is damaged';
    throw new WrongCall(`"${name}" cannot be read: ${why}`);
  }
}

/** A run of the scenario, with its trace in memory. */
function ownTrace(loaded: Loaded, flags: ExplainFlags): Trace {
  const run = { ...whichRuns(flags), replication: flags.replication ?? 0 };
  return readTrace(traceOf(loaded.scenario, { ...run, replay: replayCommand(callOf(loaded), run) }));
}

async function givenTrace({ scenario, file }: Loaded, traceFile: string): Promise<Trace> {
  const source = await readSource(traceFile);
  if (!source.isTrace) throw new WrongCall(`"${traceFile}" is not a trace`);
  const trace = traceFrom(source);
  const of = trace.header.scenario;
  if (of !== scenario.name) throw new WrongCall(`"${traceFile}" is a trace of "${of}", not of "${file}"`);
  return trace;
}
