/** The flags that several commands share, and how their values are read. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import { mostReplications } from '../../language/schema/scenario-schema.ts';

/** Flags about the scenario and the output. */
export interface ScenarioFlags {
  readonly set: readonly string[];
  readonly format: 'table' | 'json' | 'csv';
  readonly quiet: boolean;
  readonly rules?: string;
  readonly out?: string;
}

/** Flags about runs. */
export interface RunFlags extends ScenarioFlags {
  readonly seed?: string;
  readonly replications?: number;
  readonly workers?: number;
}

/** Which runs of one alternative. */
export interface AlternativeFlags {
  readonly alternative?: string;
  readonly decisions?: 'free' | 'frozen';
  readonly paymentOnly?: boolean;
  readonly replication?: number;
}

const mostWorkers = 1024;

/** Reads a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text.replaceAll('_', ''));
    if (!/^[\d_]+$/.test(text) || !(number >= least && number <= most)) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

export function addScenarioFlags(command: Command): Command {
  return command
    .option(
      '--set <path=value>',
      'change a value of the scenario before it is read; may be repeated',
      (setting: string, before: readonly string[]) => [...before, setting],
      [],
    )
    .addOption(
      new Option('--format <form>', 'how to print the result').choices(['table', 'json']).default('table'),
    )
    .option('--out <file>', 'also write the result there, as JSON (with --format csv: as CSV)')
    .option('--rules <file>', 'rules of your own, which the scenario names own.NAME')
    .option('--quiet', 'say nothing but errors on stderr', false);
}

export function addRunFlags(command: Command): Command {
  addSeedFlag(addScenarioFlags(command));
  command.options.find(({ long }) => long === '--format')?.choices(['table', 'json', 'csv']);
  return command
    .option(
      '--replications <n>',
      "how many runs each (default: the scenario's)",
      wholeNumber(1, mostReplications),
    )
    .option(
      '--workers <n>',
      'worker threads; 0: none, in the main thread (default: one per processor)',
      wholeNumber(0, mostWorkers),
    );
}

export function addSeedFlag(command: Command): Command {
  return command.option('--seed <text>', "seed of all randomness (default: the scenario's)");
}

export function addAlternativeFlags(command: Command): Command {
  return command
    .option('--alternative <id>', 'which alternative (default: base, the scenario without any)')
    .addOption(
      new Option(
        '--decisions <how>',
        'whether the parties decide (default: frozen for base, free for an alternative)',
      ).choices(['free', 'frozen']),
    )
    .addOption(
      new Option(
        '--payment-only',
        "the base's network and frozen decisions, with this alternative's contract and prices",
      ).conflicts('decisions'),
    )
    .option('--replication <k>', 'one replication, counted from 0', wholeNumber(0, mostReplications - 1));
}
