/** `aftersim init`: a commented scenario to begin with. */
import { access } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { contractPresets } from '../../engine/contracts/switches/presets.ts';
import { exitCode, WrongCall, type ExitCode } from '../call/exit.ts';
import { requireWritable, writeWhole } from '../call/output.ts';
import { shellWord } from '../call/shell-word.ts';
import type { Terminal } from '../call/terminal.ts';
import { sectors } from '../../language/starter/sectors.ts';
import { starter } from '../../language/starter/starter.ts';

export interface InitFlags {
  readonly sector: string;
  readonly model: string;
  readonly force: boolean;
}

export function addInit(program: Command, act: (file: string, flags: InitFlags) => Promise<void>): void {
  program
    .command('init')
    .summary('write a commented scenario to begin with')
    .description('Writes a small commented scenario of a sector under a contract, to be changed to your own.')
    .argument('[file]', 'where to write it; - is stdout', 'scenario.yaml')
    .addOption(
      new Option('--sector <name>', 'what the machines are')
        .choices(Object.keys(sectors))
        .default('constructionEquipment'),
    )
    .addOption(
      new Option('--model <name>', 'the contract').choices(Object.keys(contractPresets)).default('adHoc'),
    )
    .option('--force', 'overwrite a file that is there', false)
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim init',
        '  $ aftersim init --sector wind --model performanceBased turbines.yaml',
        '  $ aftersim init --sector vehicles --model lease - | aftersim check -',
      ].join('\n'),
    )
    .action(act);
}

export async function init(file: string, flags: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const sector = sectors[flags.sector];
  if (sector === undefined) throw new WrongCall(`there is no sector "${flags.sector}"`);
  const text = starter(sector, flags.model);
  if (file === '-') {
    terminal.print(text);
    return exitCode.done;
  }
  await requireWritable(file);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere && !flags.force) throw new WrongCall(`"${file}" is there already; --force overwrites it`);
  await writeWhole(file, text);
  terminal.say(`wrote ${file}; next: aftersim compare ${shellWord(file)}`);
  return exitCode.done;
}
