/** `aftersim completion SHELL`: a script that lets a shell complete commands, flags and their values. */
import { Argument, type Command } from 'commander';
import { exitCode, type ExitCode } from '../call/exit.ts';
import type { Terminal } from '../call/terminal.ts';
import { completionScript, shells, type Shell } from './script.ts';

export function addCompletion(program: Command, act: (shell: Shell) => Promise<void>): void {
  program
    .command('completion')
    .summary('print a completion script for a shell')
    .description('Prints a script that completes commands, flags and their values.')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ source <(aftersim completion bash)',
        '  $ aftersim completion zsh > ~/.zfunc/_aftersim',
        '  $ aftersim completion fish | source',
      ].join('\n'),
    )
    .action(act);
}

export function completion(program: Command, shell: Shell, terminal: Terminal): Promise<ExitCode> {
  terminal.print(completionScript(program, shell));
  return Promise.resolve(exitCode.done);
}
