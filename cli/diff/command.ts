/** `aftersim diff A B`: what two scenarios, or two alternatives, differ in. */
import { Option, type Command } from 'commander';
import { engineVersion } from '../../engine/version.ts';
import { differences, type Difference } from '../../language/index.ts';
import { valuesOf } from '../check/explained.ts';
import { exitCode, type ExitCode } from '../call/exit.ts';
import type { ScenarioFlags } from '../call/flags.ts';
import { jsonText } from '../call/output.ts';
import { digestOf, requireAlternative, scenarioFrom, type Loaded } from '../call/scenario.ts';
import { readSource } from '../call/source.ts';
import type { Paint, Terminal } from '../call/terminal.ts';

export interface DiffFlags {
  readonly set: readonly string[];
  readonly format: 'table' | 'json';
}

interface Side {
  readonly loaded: Loaded;
  readonly alternative: string;
}

export function addDiff(
  program: Command,
  act: (first: string, second: string, flags: DiffFlags) => Promise<void>,
): void {
  program
    .command('diff')
    .summary('what do two scenarios, or two alternatives, differ in?')
    .description(
      'Compares what two scenarios mean, not how they are written: 24 h and 1 d are the same, and so are a\n' +
        'default and the same value written out. FILE#ID is an alternative of a file; #ID one of the first file.\n' +
        'Without #ID the scenario as it is, without any alternative.',
    )
    .argument('<first>', 'a scenario, or an alternative of one (FILE#ID)')
    .argument('<second>', 'the same, to be compared with it')
    .option(
      '--set <path=value>',
      'change a value of both scenarios before they are read; may be repeated',
      (setting: string, before: readonly string[]) => [...before, setting],
      [],
    )
    .addOption(
      new Option('--format <form>', 'how to print the differences')
        .choices(['table', 'json'])
        .default('table'),
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim diff scenarios/first-steps.yaml#adHoc #payPerUse',
        '  $ aftersim diff old.yaml new.yaml --format json',
        '\nExit codes: 0 no difference, 1 differences, 2 the call or a scenario is wrong.',
      ].join('\n'),
    )
    .action(act);
}

export async function diff(
  first: string,
  second: string,
  flags: DiffFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const before = await sideOf(first, '', flags);
  const after = await sideOf(second, before.loaded.file, flags);
  const found = differences(
    valuesOf(before.loaded, before.alternative),
    valuesOf(after.loaded, after.alternative),
  );
  if (flags.format === 'json') terminal.print(jsonText(diffJson(before, after, found)));
  else if (found.length > 0) terminal.print(diffText(found, terminal.paint));
  return found.length === 0 ? exitCode.done : exitCode.failed;
}

async function sideOf(text: string, otherwise: string, flags: DiffFlags): Promise<Side> {
  const split = text.lastIndexOf('#');
  const file = split < 0 ? text : text.slice(0, split);
  const alternative = split < 0 ? 'base' : text.slice(split + 1);
  const name = file === '' ? otherwise : file;
  const scenarioFlags: ScenarioFlags = { ...flags, quiet: true };
  const loaded = scenarioFrom(await readSource(name), name, scenarioFlags);
  requireAlternative(loaded.scenario, alternative);
  return { loaded, alternative };
}

function diffJson(before: Side, after: Side, found: readonly Difference[]): object {
  const side = ({ loaded, alternative }: Side): object => ({
    file: loaded.file,
    alternative,
    digest: digestOf(loaded.scenario),
  });
  const shown = (value: Difference['before']): object | null =>
    value === null ? null : { value: value.value, origin: value.origin };
  return {
    schema: 'aftersim.diff/1',
    engine: engineVersion,
    before: side(before),
    after: side(after),
    differences: found.map(({ path, before: one, after: other }) => ({
      path,
      change: one === null ? 'added' : other === null ? 'removed' : 'changed',
      before: shown(one),
      after: shown(other),
    })),
  };
}

function diffText(found: readonly Difference[], paint: Paint): string {
  return found
    .map(({ path, before, after }) => {
      if (before === null) return paint.green(`+ ${path}: ${after?.value ?? ''}`);
      if (after === null) return paint.red(`- ${path}: ${before.value}`);
      return paint.yellow(`~ ${path}: ${before.value} -> ${after.value}`);
    })
    .join('\n');
}
