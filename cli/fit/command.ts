/** `aftersim fit DATA.csv`: laws from records of the field, censored lives included. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { mostBytes } from '../../language/source/parse.ts';
import { hoursPerUnit } from '../../language/units/duration.ts';
import { calendar } from '../../language/units/meter.ts';
import { exitCode, WrongCall, type ExitCode } from '../call/exit.ts';
import { jsonText, requireWritable, writeWhole } from '../call/output.ts';
import { readSource } from '../call/source.ts';
import type { Terminal } from '../call/terminal.ts';
import { overlookedColumns, readColumns, type ColumnFlags } from './columns.ts';
import { readCsv } from './csv.ts';
import { fragment } from './fragment.ts';
import { fitJson } from './json.ts';
import { DataProblems } from './problems.ts';
import { recordsOf } from './records.ts';
import { laws, reportOf, type FitReport, type LawName } from './report.ts';
import { fitTable } from './table.ts';

export interface FitFlags extends ColumnFlags {
  readonly law: LawName | 'best';
  readonly each: boolean;
  readonly unit: string;
  readonly meter?: string;
  readonly source?: string;
  readonly format: 'table' | 'json' | 'yaml';
  readonly out?: string;
  readonly quiet: boolean;
}

export function addFit(program: Command, act: (file: string, flags: FitFlags) => Promise<void>): void {
  program
    .command('fit')
    .summary('fit a law to failure records, as a life that a scenario can use')
    .description(
      'Fits laws to records of failures by maximum likelihood, units that have not\n' +
        'failed yet included, and prints their parameters with 95 % intervals. With\n' +
        '--system: to the failures of machines that are repaired. --format yaml prints\n' +
        'the best law as a piece of a scenario.',
    )
    .argument('<data>', 'a table (CSV with a header row; lines that begin with # are remarks); - is stdin')
    .option('--time <column>', 'ages at failure, or at the end of observation', 'time')
    .addOption(
      new Option('--event <column>', '1: it failed then; 0: it had not (default: all failed)').conflicts(
        'censored',
      ),
    )
    .option('--censored <column>', 'the reverse: 1 for a life that had not ended')
    .addOption(new Option('--count <column>', 'how many lives a row stands for').conflicts('system'))
    .option('--system <column>', 'which machine a row is of; its rows are its failures in order')
    .option('--gaps', 'with --system: times count from the failure before, not from the start', false)
    .option('--each', 'with --system: also look at every machine by itself', false)
    .addOption(
      new Option('--law <law>', 'which law; best: all that the data allow, ranked by AIC')
        .choices([...laws, 'best'])
        .default('best'),
    )
    .option('--unit <unit>', 'what times are measured in', 'h')
    .option('--meter <id>', 'the meter that counts them in a scenario (default: the unit, or calendar)')
    .option('--source <text>', 'where the data come from, for the scenario (default: the name of the file)')
    .addOption(
      new Option('--format <form>', 'how to print the result')
        .choices(['table', 'json', 'yaml'])
        .default('table'),
    )
    .option('--out <file>', 'also write the result there, as JSON')
    .option('--quiet', 'say nothing but errors on stderr', false)
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim fit fans.csv --time hours --event status',
        '  $ aftersim fit fans.csv --time hours --event status --law weibull --format yaml',
        '  $ aftersim fit loaders.csv --time hours_since_previous --gaps --system machine --each',
      ].join('\n'),
    )
    .action(act);
}

export async function fit(file: string, flags: FitFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.system === undefined && (flags.gaps || flags.each)) {
    const flag = flags.gaps ? '--gaps' : '--each';
    throw new WrongCall(`${flag} is about machines: name the column that says which with --system`);
  }
  const meter = meterOf(flags);
  await requireWritable(flags.out);
  const { bytes, name } = await readData(file);
  const csv = readCsv(bytes, name);
  const problems = new DataProblems(name);
  const records = recordsOf(readColumns(csv, flags, problems), flags, problems);
  problems.throwIfAny();
  const [overlooked] = overlookedColumns(csv, flags);
  if (overlooked !== undefined && !flags.quiet) {
    const doubt = `every row was taken for a failure; if "${overlooked}" says which are, add --event "${overlooked}"`;
    terminal.say(terminal.messagePaint.yellow(`${name}: ${doubt}`));
  }
  const origin = {
    file,
    digest: createHash('sha256').update(bytes).digest('hex'),
    source: flags.source ?? (file === '-' ? 'stdin' : basename(file)),
    unit: flags.unit,
    meter,
  };
  const report = reportOf(records, origin, flags.law, flags.each);
  const { time, event, censored, system, count, gaps } = flags;
  const json = (): string => jsonText(fitJson(report, { time, event, censored, system, count, gaps }));
  const text = {
    table: () => fitTable(report, terminal.paint),
    json,
    yaml: () => fragmentOf(report),
  };
  try {
    if (flags.out !== undefined) await writeWhole(flags.out, json());
  } finally {
    terminal.print(text[flags.format]());
  }
  return exitCode.done;
}

function fragmentOf(report: FitReport): string {
  const text = fragment(report);
  if (text !== undefined) return text;
  throw new WrongCall(
    `the mean of this ${report.best.law} law is too large for a scenario; choose another --law`,
  );
}

/** A meter's unit is its own id; only the calendar has units of time. */
function meterOf({ unit, meter }: FitFlags): string {
  const isTime = hoursPerUnit.has(unit);
  if (!/^[A-Za-z]\w*$/.test(unit))
    throw new WrongCall(`--unit is one word, such as h, d or fh, not "${unit}"`);
  if (meter === undefined) return isTime && unit !== 'h' ? calendar : unit;
  if (meter === calendar ? isTime : meter === unit) return meter;
  throw new WrongCall(
    meter === calendar
      ? `--meter calendar counts time, in ${[...hoursPerUnit.keys()].join(', ')}, not in "${unit}"`
      : `--meter ${meter} counts in ${meter}, not in "${unit}": a meter's unit is its own id`,
  );
}

async function readData(file: string): Promise<{ bytes: Uint8Array; name: string }> {
  const there = file === '-' ? undefined : await stat(file).catch(() => undefined);
  if (there?.isDirectory() === true) throw new WrongCall(`"${file}" is a folder; give a table (CSV)`);
  const source = await readSource(file);
  if (source.isTrace) throw new WrongCall(`"${source.name}" is a trace, not a table (CSV)`);
  if (source.bytes.length > mostBytes) {
    throw new WrongCall(
      `"${source.name}" is longer than ${mostBytes} bytes; put equal lives into one row, with --count`,
    );
  }
  return source;
}
