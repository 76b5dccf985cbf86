/** `aftersim schema`: the language, or a result, as JSON Schema. */
import { Option, type Command } from 'commander';
import { jsonSchemaText } from '../../language/reference/json-schema.ts';
import { exitCode, type ExitCode } from '../call/exit.ts';
import { jsonText } from '../call/output.ts';
import type { Terminal } from '../call/terminal.ts';
import { outputNames, outputSchema, type OutputName } from '../../language/reference/results.ts';

export interface SchemaFlags {
  readonly output?: OutputName;
}

export function addSchema(program: Command, act: (flags: SchemaFlags) => Promise<void>): void {
  program
    .command('schema')
    .summary('print the scenario language as JSON Schema, for editors')
    .description(
      'Prints the JSON Schema (draft 2020-12) of scenario files. Runs nothing.\n' +
        'An editor completes keys by it when a scenario begins with\n' +
        '# yaml-language-server: $schema=scenario.schema.json',
    )
    .addOption(
      new Option('--output <command>', 'the schema of what this command prints with --format json').choices(
        outputNames,
      ),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ aftersim schema > scenario.schema.json\n  $ aftersim schema --output compare',
    )
    .action(act);
}

export function schema({ output }: SchemaFlags, terminal: Terminal): Promise<ExitCode> {
  terminal.print(output === undefined ? jsonSchemaText() : jsonText(outputSchema(output)));
  return Promise.resolve(exitCode.done);
}
