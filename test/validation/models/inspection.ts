// Delay time (A. H. Christer, 1976): a part works, then has a defect that an inspection finds, then fails. Inspections come
// at a fixed interval after each renewal; the one that finds the defect has it repaired at once, and both repair and
// failure renew the part.
import { hold, Simulation, Tally, type DrawKey, type Process } from '../../../engine/kernel-library.ts';
import { sampler, type Law } from './sampler.ts';

/** A part under inspection; times in hours. */
export interface Inspection {
  readonly toDefect: Law;
  /** From the defect to the failure. */
  readonly toFailure: Law;
  readonly interval: number;
  readonly costs: { readonly inspection: number; readonly repair: number; readonly failure: number };
}

/** The averages over `hours` from new. */
export function inspection(
  { toDefect, toFailure, interval, costs }: Inspection,
  key: DrawKey,
  hours: number,
) {
  const simulation = new Simulation();
  const nextDefect = sampler(key, 'defects', toDefect);
  const nextDelay = sampler(key, 'delays', toFailure);
  const found = new Tally();
  const cycles = new Tally();
  const inspections = new Tally();
  let spent = 0;

  function* part(): Process {
    for (;;) {
      const begun = simulation.now;
      const defectAt = begun + nextDefect();
      const failureAt = defectAt + nextDelay();
      let inspected = 0;
      let end: 'defect found' | 'failure' | undefined;
      while (end === undefined) {
        if (failureAt < simulation.now + interval) {
          yield hold(failureAt - simulation.now);
          end = 'failure';
        } else {
          yield hold(interval);
          inspected += 1;
          if (defectAt <= simulation.now) end = 'defect found';
        }
      }
      spent += inspected * costs.inspection + (end === 'failure' ? costs.failure : costs.repair);
      found.add(end === 'defect found' ? 1 : 0);
      cycles.add(simulation.now - begun);
      inspections.add(inspected);
    }
  }
  simulation.start(part(), 'part');
  simulation.run(hours);
  return {
    P_cycle_ends_by_detection: found.mean,
    P_cycle_ends_by_failure: 1 - found.mean,
    mean_cycle_h: cycles.mean,
    mean_inspections_per_cycle: inspections.mean,
    cost_rate_per_h: spent / hours,
  };
}
