/** `aftersim migrate FILE`: a scenario in the language's present version, comments kept. */
import type { Command } from 'commander';
import { migratedText, type MigratedText } from '../../language/migrate-text.ts';
import { exitCode, WrongCall, WrongScenario, type ExitCode } from '../call/exit.ts';
import { requireWritable, writeWhole } from '../call/output.ts';
import { readSource } from '../call/source.ts';
import type { Paint, Terminal } from '../call/terminal.ts';

export interface MigrateFlags {
  readonly write: boolean;
}

/** How a text is brought up to date. */
export type MigrateText = (text: string, file: string) => MigratedText;

export function addMigrate(
  program: Command,
  act: (file: string, flags: MigrateFlags) => Promise<void>,
): void {
  program
    .command('migrate')
    .summary('bring a scenario to the present version of the language')
    .description(
      'Prints the lines that change when a scenario of an older version is brought to the present one.\n' +
        'Comments, order and form stay. Changes nothing unless told to with --write.',
    )
    .argument('<file>', 'a scenario (YAML or JSON); - is stdin')
    .option('--write', 'write the file in place of printing what changes', false)
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim migrate scenarios/first-steps.yaml',
        '  $ aftersim migrate old.yaml --write',
      ].join('\n'),
    )
    .action(act);
}

export async function migrate(
  file: string,
  flags: MigrateFlags,
  terminal: Terminal,
  migrateText: MigrateText = migratedText,
): Promise<ExitCode> {
  if (flags.write && file === '-') throw new WrongCall('stdin cannot be written; leave out --write');
  const source = await readSource(file);
  if (source.isTrace) throw new WrongCall(`"${source.name}" is a trace, not a scenario`);
  const before = new TextDecoder().decode(source.bytes);
  const after = migrateText(before, source.name);
  if ('problems' in after) throw new WrongScenario(after.problems);
  const { from, to, text } = after;
  if (from === to) {
    terminal.print(`${source.name}: version ${to}, the present one; nothing to do`);
    return exitCode.done;
  }
  if (flags.write) {
    await requireWritable(file);
    await writeWhole(file, text);
    terminal.print(`${source.name}: version ${from} became ${to}`);
  } else terminal.print(changedLines(before, text, terminal.paint));
  return exitCode.done;
}

/** Migrations keep the number of lines, so that a line can be set against the one in its place. */
function changedLines(before: string, after: string, paint: Paint): string {
  const now = after.split('\n');
  return before
    .split('\n')
    .flatMap((line, index) => {
      const other = now[index] ?? '';
      if (line === other) return [];
      return [`@ line ${index + 1}`, paint.red(`- ${line}`), paint.green(`+ ${other}`)];
    })
    .join('\n');
}
