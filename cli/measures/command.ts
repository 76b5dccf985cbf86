/** `aftersim measures`: what every measure counts and means. */
import { Option, type Command } from 'commander';
import { exitCode, type ExitCode } from '../call/exit.ts';
import { jsonText } from '../call/output.ts';
import type { Terminal } from '../call/terminal.ts';
import { definitionsCsv, definitionsJson, definitionsTable } from './definitions.ts';

export interface MeasuresFlags {
  readonly format: 'table' | 'json' | 'csv';
}

export function addMeasures(program: Command, act: (flags: MeasuresFlags) => Promise<void>): void {
  program
    .command('measures')
    .summary('list every measure with its unit, formula and direction')
    .description('Lists every measure that `run` may print. Runs nothing.')
    .addOption(
      new Option('--format <form>', 'how to print the list')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
    .addHelpText('after', '\nExample:\n  $ aftersim measures')
    .action(act);
}

export function measures(flags: MeasuresFlags, terminal: Terminal): Promise<ExitCode> {
  const text = {
    table: () => `${definitionsTable(terminal.paint)}\n`,
    json: () => jsonText(definitionsJson()),
    csv: definitionsCsv,
  };
  terminal.print(text[flags.format]());
  return Promise.resolve(exitCode.done);
}
