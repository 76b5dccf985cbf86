// Every oracle that is met by simulation: the program, the figure that speaks for it, and how long it runs. The long plans
// reach what the oracles ask, with their lengths taken from pilot runs: a half width falls with the square root of the
// length. The short ones are what a test may take; `coarse` says how wide their widest interval is.
import type { DrawKey } from '../../engine/kernel-library.ts';
import type { Figures, Plan, Validation } from './comparison.ts';
import { inspection } from './models/inspection.ts';
import { line } from './models/line.ts';
import { machineRepair } from './models/machine-repair.ts';
import { fleet, minimalRepair, twoDimensional } from './models/minimal-repair.ts';
import { openingHours } from './models/opening-hours.ts';
import { priorityLine } from './models/priority-line.ts';
import { upAndDown } from './models/up-and-down.ts';
import { proRata } from './models/warranty.ts';
import { oracle } from './oracle.ts';
import {
  age,
  block,
  freeReplacements,
  machines,
  newLoops,
  penalties,
  pipelines,
  systems,
  uses,
} from './combined.ts';

type Rest = Omit<Validation, 'oracle' | 'simulate'>;

function entry(
  id: string,
  program: (model: never, key: DrawKey, length: number) => Figures,
  rest: Rest,
): Validation {
  const its = oracle(id);
  const model = its.model as never;
  return { oracle: its, simulate: (key, length) => program(model, key, length), ...rest };
}

const plan = (samples: number, length: number): Plan => ({ samples, length });

const onceInTenMillionHours = ['P_all_down'];
const input = 'an input here: what it costs is simulated, and that its neighbours cost more';

/** All of them. */
export const simulated: readonly Validation[] = [
  entry('q1.mmc.1', line, { speaker: 'W', short: plan(20, 30_000), long: plan(100, 200_000), coarse: 0.053 }),
  entry('q1.mmc.3', line, { speaker: 'L', short: plan(20, 30_000), long: plan(100, 760_000), coarse: 0.31 }),
  entry('q1.mmc.6', line, {
    speaker: 'utilisation',
    short: plan(8, 300_000),
    long: plan(160, 5_300_000),
    coarse: 1.8,
  }),
  entry('q1.md1.1', line, { speaker: 'Wq', short: plan(20, 30_000), long: plan(100, 750_000), coarse: 0.16 }),
  entry('q1.md1.3', line, { speaker: 'L', short: plan(20, 30_000), long: plan(100, 300_000), coarse: 0.41 }),
  entry('q1.mdc.1', line, { speaker: 'Wq', short: plan(20, 30_000), long: plan(100, 200_000), coarse: 0.14 }),
  entry('q1.mg1.1', line, {
    speaker: 'P_wait',
    short: plan(20, 30_000),
    long: plan(100, 52_500),
    coarse: 0.09,
  }),
  entry('q1.mg1.3', line, { speaker: 'W', short: plan(20, 60_000), long: plan(100, 450_000), coarse: 0.17 }),
  entry('q1.mg1.6', line, {
    speaker: 'Lq',
    short: plan(20, 200_000),
    long: plan(100, 3_000_000),
    coarse: 0.34,
  }),
  entry('q1.mmck.1', line, {
    speaker: 'P_block',
    short: plan(20, 20_000),
    long: plan(100, 97_500),
    coarse: 0.044,
  }),
  entry('q1.mmck.3', line, { speaker: 'L', short: plan(20, 40_000), long: plan(100, 275_000), coarse: 0.07 }),
  entry('q1.mginf.1', pipelines, {
    speaker: 'fill_rate',
    short: plan(20, 1_000),
    long: plan(100, 12_000),
    coarse: 0.1,
  }),
  entry('q1.mginf.3', pipelines, {
    speaker: 'expected_backorders',
    short: plan(20, 1_000),
    long: plan(100, 4_200),
    coarse: 0.042,
  }),
  entry('q1.tr.1', openingHours, {
    speaker: 'number_in_system_mean_over_0_T',
    short: plan(20, 500),
    long: plan(100, 2_500),
    coarse: 0.061,
  }),
  entry('q2.rep.1', machineRepair, {
    speaker: 'availability',
    short: plan(100, 450_000),
    long: plan(100, 450_000),
  }),
  entry('q2.rep.3', machineRepair, {
    speaker: 'mean_wait_for_crew_h',
    short: plan(20, 200_000),
    long: plan(100, 3_750_000),
    coarse: 0.12,
    rare: onceInTenMillionHours,
  }),
  entry('q2.rep.5', machineRepair, {
    speaker: 'mean_units_in_shop',
    short: plan(20, 200_000),
    long: plan(100, 1_500_000),
    coarse: 0.12,
    rare: onceInTenMillionHours,
  }),
  entry('q2.sp.1', machineRepair, {
    speaker: 'mean_turnaround_h',
    short: plan(20, 200_000),
    long: plan(100, 1_500_000),
    coarse: 0.052,
    rare: onceInTenMillionHours,
  }),
  entry('q2.sp.4', machineRepair, {
    speaker: 'mean_position_down_h',
    short: plan(20, 2_000_000),
    long: plan(100, 30_000_000),
    coarse: 0.07,
  }),
  entry('q2.ins.1', machineRepair, {
    speaker: 'availability',
    short: plan(20, 200_000),
    long: plan(100, 2_900_000),
    coarse: 0.1,
    rare: onceInTenMillionHours,
  }),
  entry('q2.tr.1', newLoops, {
    speaker: 'units_in_shop_mean_over_0_T',
    short: plan(20, 100),
    long: plan(100, 1_400),
    coarse: 0.12,
  }),
  entry('q3.np.1', priorityLine, {
    speaker: 'Wq_tier2',
    short: plan(20, 20_000),
    long: plan(100, 110_000),
    coarse: 0.12,
  }),
  entry('q3.np.3', priorityLine, {
    speaker: 'Wq_tier1',
    short: plan(20, 20_000),
    long: plan(100, 240_000),
    coarse: 0.3,
  }),
  entry('q3.mg1.1', priorityLine, {
    speaker: 'Wq_tier3',
    short: plan(20, 60_000),
    long: plan(100, 350_000),
    coarse: 0.16,
  }),
  entry('q3.pr.1', priorityLine, {
    speaker: 'T_tier2',
    short: plan(20, 20_000),
    long: plan(100, 110_000),
    coarse: 0.17,
  }),
  entry('q3.pr.3', priorityLine, {
    speaker: 'L_tier2',
    short: plan(20, 20_000),
    long: plan(100, 175_000),
    coarse: 0.35,
  }),
  entry('q3.prc.1', priorityLine, {
    speaker: 'T_tier2',
    short: plan(20, 30_000),
    long: plan(100, 575_000),
    coarse: 0.25,
  }),
  entry('q4.alt.1', upAndDown, {
    speaker: 'availability',
    short: plan(100, 3_250_000),
    long: plan(100, 3_250_000),
  }),
  entry('q4.alt.3', upAndDown, {
    speaker: 'availability',
    short: plan(100, 3_000_000),
    long: plan(100, 3_000_000),
  }),
  entry('q4.kofn.1', systems, {
    speaker: 'system_availability',
    short: plan(20, 100),
    long: plan(100, 1_250),
    coarse: 0.16,
  }),
  entry('q4.kofn.3', systems, {
    speaker: 'mean_units_down',
    short: plan(20, 100),
    long: plan(100, 600),
    coarse: 0.098,
  }),
  entry('q4.tr.1', machines, {
    speaker: 'interval_availability_sd',
    short: plan(20, 2_000),
    long: plan(100, 8_700),
    coarse: 0.067,
  }),
  entry('q4.tr.3', machines, {
    speaker: 'expected_shortfall',
    short: plan(20, 2_000),
    long: plan(100, 7_800),
    coarse: 0.065,
  }),
  entry('q4.age.1', age('q4.age.1'), {
    speaker: 'cost_rate_at_test_age',
    short: plan(100, 4_000_000),
    long: plan(100, 4_000_000),
    leftOut: { optimal_age_h: input },
  }),
  entry('q4.age.3', age('q4.age.3'), {
    speaker: 'cost_rate_at_test_age',
    short: plan(100, 5_750_000),
    long: plan(100, 5_750_000),
    leftOut: { optimal_age_h: input },
  }),
  entry('q4.block.1', block('q4.block.1'), {
    speaker: 'renewals_in_test_interval',
    short: plan(100, 4_000_000),
    long: plan(100, 4_000_000),
    leftOut: { optimal_interval_h: input },
  }),
  entry('q4.pf.1', inspection, {
    speaker: 'cost_rate_per_h',
    short: plan(100, 8_500_000),
    long: plan(100, 8_500_000),
  }),
  entry('q5.frw.1', freeReplacements, {
    speaker: 'expected_replacements',
    short: plan(20, 2_000),
    long: plan(100, 7_000),
    coarse: 0.036,
  }),
  entry('q5.frw.3', freeReplacements, {
    speaker: 'discounted_expected_cost',
    short: plan(20, 2_000),
    long: plan(100, 9_750),
    coarse: 0.045,
  }),
  entry('q5.prw.1', proRata, {
    speaker: 'expected_rebate',
    short: plan(20, 2_000),
    long: plan(100, 15_000),
    coarse: 0.053,
  }),
  entry('q5.prw.3', proRata, {
    speaker: 'renewing_mean_covered_time',
    short: plan(100, 3_250),
    long: plan(100, 3_250),
  }),
  entry('q5.min.1', minimalRepair, {
    speaker: 'expected_failures',
    short: plan(20, 2_000),
    long: plan(100, 27_000),
    coarse: 0.45,
  }),
  entry('q5.min.3', minimalRepair, {
    speaker: 'var_failures',
    short: plan(20, 2_000),
    long: plan(100, 25_000),
    coarse: 0.075,
  }),
  entry('q5.2d.1', twoDimensional, {
    speaker: 'expected_failures',
    short: plan(20, 2_000),
    long: plan(100, 12_500),
    coarse: 0.033,
  }),
  entry('q5.fleet.1', fleet, {
    speaker: 'expected_claims_total',
    short: plan(20, 30),
    long: plan(100, 4_400),
    coarse: 0.26,
  }),
  entry('q6.pen.1', penalties, {
    speaker: 'expected_penalty',
    short: plan(20, 100),
    long: plan(100, 5_500),
    coarse: 0.17,
    rare: ['P_no_failure_in_period'],
  }),
  entry('q6.pen.3', penalties, {
    speaker: 'P_penalty',
    short: plan(20, 300),
    long: plan(100, 6_750),
    coarse: 0.099,
    rare: ['P_no_failure_in_period'],
  }),
  entry('q6.ppu.1', uses, {
    speaker: 'npv_usage_revenue',
    short: plan(20, 300),
    long: plan(100, 6_300),
    coarse: 0.11,
  }),
  entry('q6.ppu.3', uses, {
    speaker: 'floor_top_up_h',
    short: plan(20, 1_000),
    long: plan(100, 34_000),
    coarse: 0.12,
  }),
];
