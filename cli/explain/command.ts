import type { Command } from 'commander';
import type { Terminal } from '../call/terminal.ts';
import { exitCode, type ExitCode } from '../call/exit.ts';
import type { ScenarioFlags } from '../call/flags.ts';
export function addExplain(
  _program: Command,
  _act: (file: string, flags: ScenarioFlags) => Promise<void>,
): void {
  return;
}
export function explain(_file: string, _flags: ScenarioFlags, _terminal: Terminal): Promise<ExitCode> {
  return Promise.resolve(exitCode.done);
}
