/** `aftersim import FLEET.csv --orders ORDERS.csv`: a scenario from what was recorded of machines. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { FitError } from '../../engine/stats/fit/index.ts';
import { engineVersion } from '../../engine/version.ts';
import { formatProblems, mostTableBytes, readScenario, readTable, type Table } from '../../language/index.ts';
import { exitCode, Failed, WrongCall, WrongScenario, type ExitCode } from '../call/exit.ts';
import { jsonText, requireWritable, writeWhole } from '../call/output.ts';
import type { Paint, Terminal } from '../call/terminal.ts';
import { counted, decimalsFor, grouped } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import { historyOf, type Mapped, type Window } from './history.ts';
import { causesOf } from './lives.ts';
import { mappingOf, mappingText, type TableKind } from './mapping.ts';
import { readMoment } from './moment.ts';
import { replayPicture } from './picture.ts';
import { replayOf, type Figure } from './replay.ts';
import { machinesText, scenarioText } from './scenario-text.ts';

export interface ImportFlags {
  readonly orders: string;
  readonly parts?: string;
  readonly from: string;
  readonly to: string;
  readonly map: readonly string[];
  readonly name?: string;
  readonly currency: string;
  readonly out?: string;
  readonly replay?: number;
  readonly picture?: string;
  readonly format: 'table' | 'json';
  readonly dryRun: boolean;
  readonly quiet: boolean;
}

export function addImport(program: Command, act: (file: string, flags: ImportFlags) => Promise<void>): void {
  program
    .command('import')
    .summary('make a scenario from machines, work orders and parts in tables')
    .description(
      'Makes a scenario from an installed base, the work orders of a time and a list of parts\n' +
        '(CSV): lives by cause fitted with censoring, times of response and repair, stocks. The\n' +
        'scenario and the table of its machines are written beside each other.',
    )
    .argument(
      '<fleet>',
      'the machines, one a row: machine, and perhaps place, customer, installed, use (hours a day)',
    )
    .requiredOption(
      '--orders <file>',
      'the work orders: machine, failed, restored, and perhaps arrived, cause, part',
    )
    .option('--parts <file>', 'the parts: part, and perhaps price, lead time (days), stock')
    .requiredOption('--from <moment>', 'when the recording of work orders began: a date, or hours')
    .requiredOption('--to <moment>', 'when it ended; machines that had not failed by then count too')
    .option(
      '--map <table.meaning=column>',
      'which column means what, where its name does not say it; as often as needed',
      (value: string, before: readonly string[]) => [...before, value],
      [] as readonly string[],
    )
    .option('--name <text>', 'the name of the scenario (default: that of the fleet file)')
    .option('--currency <code>', 'of the prices', 'USD')
    .option(
      '--out <file>',
      'where to write the scenario; its machines go to the same name with -machines.csv',
    )
    .option('--replay <runs>', 'also run it so often, and set what was seen beside what is simulated', runsOf)
    .option('--picture <file>', 'draw the replay there as well (SVG)')
    .addOption(
      new Option('--format <form>', 'how to print the replay').choices(['table', 'json']).default('table'),
    )
    .option('--dry-run', 'show which column was taken for what, and write nothing', false)
    .option('--quiet', 'say nothing but errors on stderr', false)
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim import fleet.csv --orders orders.csv --from 2025-01-01 --to 2026-01-01 --dry-run',
        '  $ aftersim import fleet.csv --orders orders.csv --parts parts.csv --from 2025-01-01 --to 2026-01-01 \\',
        '      --map "orders.failed=Reported on" --out mine.yaml',
      ].join('\n'),
    )
    .action(act);
}

export async function importCommand(file: string, flags: ImportFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.out === undefined && !flags.dryRun) {
    throw new WrongCall('say where to write the scenario with --out FILE, or look first with --dry-run');
  }
  if (!/^[A-Z]{3}$/.test(flags.currency))
    throw new WrongCall(`--currency is three capital letters, not "${flags.currency}"`);
  if (flags.picture !== undefined && flags.replay === undefined)
    throw new WrongCall('--picture draws the replay: say how many runs with --replay RUNS');
  const window = windowOf(flags);
  const tables = {
    fleet: mapped('fleet', file, flags),
    orders: mapped('orders', flags.orders, flags),
    parts: flags.parts === undefined ? undefined : mapped('parts', flags.parts, flags),
  };
  if (flags.dryRun) {
    const kinds = ['fleet', 'orders', 'parts'] as const;
    const lines = kinds.flatMap((kind) => {
      const its = tables[kind];
      return its === undefined ? [] : [mappingText(kind, its.table, its.mapping)];
    });
    terminal.print(`${lines.join('\n')}\n`);
  }
  const history = historyOf(tables, window);
  const causes = fitted(() => causesOf(history));
  if (causes.length === 0) throw new WrongCall(`"${flags.orders}" has no work orders: nothing can be fitted`);
  const { out } = flags;
  if (flags.dryRun || out === undefined) return exitCode.done;
  const stem = out.replace(/\.ya?ml$/, '');
  const machinesFile = `${stem}-machines.csv`;
  for (const path of [out, machinesFile, flags.picture]) await requireWritable(path);
  const machines = machinesText(history);
  const text = scenarioText(history, causes, {
    name: flags.name ?? basename(file),
    currency: flags.currency,
    fleet: basename(file),
    orders: basename(flags.orders),
    parts: flags.parts === undefined ? undefined : basename(flags.parts),
    machines: basename(machinesFile),
  });
  const read = readScenario(text, { file: out, files: () => machines });
  if ('problems' in read) throw new WrongScenario(read.problems);
  await writeWhole(machinesFile, machines);
  await writeWhole(out, text);
  if (!flags.quiet) {
    const { length } = history.machines;
    terminal.say(
      `${out}: ${counted(length, 'machine')}, ${counted(causes.length, 'cause')} of failure; machines in ${machinesFile}`,
    );
  }
  if (flags.replay !== undefined) {
    const figures = replayOf(read.scenario, history, flags.replay);
    if (flags.picture !== undefined)
      await writeWhole(flags.picture, replayPicture(figures, read.scenario.name, flags.replay));
    const json = { schema: 'aftersim.replay/1', engine: engineVersion, replications: flags.replay, figures };
    terminal.print(flags.format === 'json' ? jsonText(json) : replayTable(figures, terminal.paint));
  }
  return exitCode.done;
}

function runsOf(text: string): number {
  const runs = Number(text);
  if (/^\d+$/.test(text) && runs >= 20 && runs <= 10_000) return runs;
  throw new WrongCall(`--replay is a whole number of runs from 20 to 10000, not "${text}"`);
}

function replayTable(figures: readonly Figure[], paint: Paint): string {
  const columns = [
    { title: 'Figure', align: 'left' },
    { title: 'seen', align: 'right' },
    { title: 'simulated', align: 'right' },
    { title: '19 of 20 runs', align: 'left' },
    { title: 'within', align: 'left' },
  ] as const;
  const number = (value: number): string => grouped(value, decimalsFor(value, 4, 2));
  const rows = figures.map(({ name, observed, simulated, low, high, within }) => [
    name,
    number(observed),
    number(simulated),
    `${number(low)} to ${number(high)}`,
    within ? 'yes' : 'no',
  ]);
  return table(columns, rows, paint.bold);
}

function windowOf(flags: ImportFlags): Window {
  const [from, to] = (['from', 'to'] as const).map((flag) => {
    const moment = readMoment(flags[flag]);
    if (typeof moment === 'string') throw new WrongCall(`--${flag}: ${moment}`);
    return moment;
  });
  if (from === undefined || to === undefined) throw new Failed('the window has no ends');
  if (from.clock !== to.clock) throw new WrongCall('--from and --to are either both dates or both hours');
  if (to.hour <= from.hour) throw new WrongCall('--to is after --from');
  return { from, to };
}

function mapped(kind: TableKind, file: string, flags: ImportFlags): Mapped {
  const table = tableIn(file);
  return { table, mapping: mappingOf(kind, table, flags.map) };
}

function tableIn(file: string): Table {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file).subarray(0, mostTableBytes + 1);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new WrongCall(
      code === 'ENOENT' ? `there is no file "${file}"` : `cannot read "${file}": ${message}`,
    );
  }
  const read = readTable(bytes, file);
  if ('problems' in read) throw new WrongCall(`"${file}" cannot be read\n${formatProblems(read.problems)}`);
  return read;
}

function fitted<T>(fit: () => T): T {
  try {
    return fit();
  } catch (error) {
    if (error instanceof FitError) throw new WrongCall(error.message);
    throw error;
  }
}
