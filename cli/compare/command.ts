/** `aftersim compare FILE`: all alternatives on the same failures. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { compare, type ResultsByAlternative } from '../../engine/experiments/compare.ts';
import { samePhysics, type Mode } from '../../engine/experiments/study.ts';
import { exitCode, WrongCall, type ExitCode } from '../call/exit.ts';
import { addRunFlags, type RunFlags } from '../call/flags.ts';
import { giveOut, requireWritable } from '../call/output.ts';
import { loadScenario, requireAlternative, withRunFlags, type Loaded } from '../call/scenario.ts';
import { conduct, type Conducted, type Surroundings } from '../study/conduct.ts';
import { compareCsv } from './csv.ts';
import { compareJson } from './json.ts';
import { firstDigests, paymentMovedMoneyAlone, type ShownComparison } from './shown-comparison.ts';
import { compareTable } from './table.ts';

export interface CompareFlags extends RunFlags {
  readonly equalNpv?: boolean;
  readonly only?: string;
  readonly paymentOnly?: boolean;
  readonly withDecisions?: boolean;
}

export function addCompare(
  program: Command,
  act: (file: string, flags: CompareFlags) => Promise<void>,
): void {
  addRunFlags(
    program
      .command('compare')
      .summary('compare all alternatives on the same failures')
      .description(
        'Runs every alternative on the same failures and compares them, twice: payment only (decisions\n' +
          'frozen: the facts must be identical, only money moves), and with the decisions that the parties take.',
      )
      .argument('<file>', 'a scenario (YAML or JSON) with alternatives; - is stdin'),
  )
    .option('--only <ids>', 'only these alternatives, separated by commas')
    .addOption(
      new Option('--payment-only', 'only the first comparison').conflicts(['withDecisions', 'equalNpv']),
    )
    .option('--with-decisions', 'only the second comparison')
    .option('--equal-npv', "also compare at prices that leave the maker with the first alternative's value")
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  $ aftersim compare scenarios/aero-engines.yaml --equal-npv',
        '  $ aftersim compare scenarios/aero-engines.yaml --only adHoc,payPerUse --replications 100',
        '  $ aftersim compare scenarios/first-steps.yaml --set "prices.labourRate=120 USD/h" --format json',
      ].join('\n'),
    )
    .action(act);
}

export async function compareCommand(
  file: string,
  flags: CompareFlags,
  around: Surroundings,
): Promise<ExitCode> {
  await requireWritable(flags.out);
  const loaded = withRunFlags(await loadScenario(file, flags, around.terminal), flags);
  const ids = chosenAlternatives(loaded, flags.only);
  const modes: Mode[] = [];
  if (flags.withDecisions !== true) modes.push('payment');
  if (flags.paymentOnly !== true) modes.push('decisions');
  const { scenario } = loaded;
  const groups = modes.flatMap((mode) =>
    samePhysics(scenario, mode, ids).flatMap(([alternative, ...also]) =>
      alternative === undefined
        ? []
        : [{ mode, alternative, also, ...(mode === 'payment' && { most: paymentReplications(flags) }) }],
    ),
  );
  const plan = { groups, firstReplication: 0, replications: scenario.replications };
  const conducted = await conduct(loaded, plan, flags, around);
  if (conducted.whole === 0) {
    around.terminal.say(`aftersim: ${conducted.incomplete ?? 'nothing was run'}`);
    return conducted.exitCode;
  }
  const shown = fold(loaded, ids, modes, conducted, flags);
  await giveOut(flags, around.terminal, {
    json: () => compareJson(shown),
    table: () => compareTable(shown, around.terminal.paint),
    csv: () => compareCsv(shown),
  });
  if (paymentMovedMoneyAlone(shown.comparison)) return conducted.exitCode;
  around.terminal.say('aftersim: payment only was to move money alone, and did not');
  return exitCode.failed;
}

function fold(
  loaded: Loaded,
  ids: readonly string[],
  modes: readonly Mode[],
  conducted: Conducted,
  flags: CompareFlags,
): ShownComparison {
  const { scenario } = loaded;
  const wholeOf = (mode: Mode): number =>
    mode === 'payment' ? Math.min(conducted.whole, paymentReplications(flags)) : conducted.whole;
  const resultsOf = (mode: Mode): ResultsByAlternative | undefined =>
    modes.includes(mode)
      ? Object.fromEntries(ids.map((id) => [id, conducted.results.of(mode, id, 0, wholeOf(mode))]))
      : undefined;
  const payment = resultsOf('payment');
  const decisions = resultsOf('decisions');
  return {
    loaded,
    comparison: compare(scenario, { payment, decisions }, { equalValue: flags.equalNpv === true }),
    digests: { payment: firstDigests(payment), decisions: firstDigests(decisions) },
    replications: conducted.whole,
    requested: scenario.replications,
    incomplete: conducted.incomplete,
  };
}

/** Identity shows in a few separate runs; where it is all that is asked for, every replication is run. */
function paymentReplications(flags: CompareFlags): number {
  return flags.paymentOnly === true ? Infinity : 2;
}

/** Ids of the alternatives to compare, in the order of the file. */
function chosenAlternatives({ scenario, file }: Loaded, only: string | undefined): readonly string[] {
  const ids = Object.keys(scenario.alternatives);
  if (ids.length === 0) {
    throw new WrongCall(`"${file}" has no alternatives to compare; \`aftersim run\` runs it as it is`);
  }
  if (only === undefined) return ids;
  const asked = only.split(',').map((id) => id.trim());
  for (const id of asked) requireAlternative(scenario, id);
  return [...ids, 'base'].filter((id) => asked.includes(id));
}
