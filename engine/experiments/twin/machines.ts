/**
 * Theory of machines: each runs and stands still in turn (alternating renewal). With λᵢ the rate at which mode i strikes
 * per hour of running and Dᵢ the mean time that it keeps the machine down, the share of time up is 1 / (1 + Σ λᵢ Dᵢ),
 * whatever the laws, as modes wear only while the machine runs.
 */
import { entry } from '../../network/entry.ts';
import { stepCode, type NetworkPlan } from '../../network/plan/plan.ts';
import { alternatingRenewal } from '../../theory/index.ts';
import { assume, type ClosedForm } from './closed-form.ts';
import { poolAt, stepsOf, stockAt, timeOf, type Flow } from './flows.ts';
import type { PointRate } from './lives.ts';
import type { Waits } from './stock-world.ts';

interface Down {
  /** Mean hours that a strike keeps its machine down. */
  readonly hours: number;
  /** What is waited for, by name. */
  readonly waits: readonly string[];
  /** A wait that no theory gives. */
  readonly unknown: boolean;
}

/** Mean hours for which a strike of a flow keeps its machine down. */
export function downPer(plan: NetworkPlan, flow: Flow, waits: Waits): Down {
  const job = entry(plan.jobs, flow.job);
  let blocking = flow.point?.point.mode.kind === 'failure' && flow.point.point.mode.severity === 'stops';
  let hours = 0;
  let unknown = false;
  const names: string[] = [];
  const wait = (of: number | undefined, name: string): number => {
    if (of === undefined || of !== of) unknown = true;
    if (of !== 0) names.push(name);
    return of === undefined || of !== of ? 0 : of;
  };
  for (const { step, index, share } of stepsOf(plan, flow)) {
    if (index > job.lastNeeded) break;
    if (step.stopsMachine || step.code === stepCode.remove) blocking = true;
    if (!blocking) continue;
    hours += share * timeOf(plan, flow, step).mean;
    if (step.code === stepCode.take) {
      const pool = poolAt(plan, flow.place, step.group);
      hours += share * wait(waits.pools[pool], entry(plan.pools, pool).name);
    } else if (step.code === stepCode.demand) {
      const stock = stockAt(plan, flow, step);
      hours += share * wait(waits.stocks[stock], entry(plan.stocks, stock).name);
    }
  }
  return { hours, waits: names, unknown };
}

/** Share of time in which each fleet's machines are up. */
export function upShares(plan: NetworkPlan, flows: readonly Flow[], waits: Waits): readonly number[] {
  return plan.fleets.map((_, index) => {
    let down = 0;
    for (const flow of flows) {
      if (flow.fleet === index && flow.point !== undefined)
        down += flow.point.perHour * downPer(plan, flow, waits).hours;
    }
    return down === 0 ? 1 : alternatingRenewal(1 / down, 1).availability;
  });
}

/** What theory says of a fleet's machines. */
export function machineTheory(
  plan: NetworkPlan,
  flows: readonly Flow[],
  waits: Waits,
  [index, up]: readonly [fleet: number, up: number],
): ClosedForm {
  const fleet = entry(plan.fleets, index);
  const own = flows.filter((flow) => flow.fleet === index);
  const downs = own.map((flow) => downPer(plan, flow, waits));
  const waited = [...new Set(downs.flatMap((down) => down.waits))];
  const unknown = downs.some((down) => down.unknown);
  const calendar = own.some(({ point }) => point?.point.mode.meter === 'calendar');
  return {
    part: `machines of ${fleet.name}`,
    theory: 'alternating renewal',
    assumptions: [
      assume(
        'people and parts are at hand',
        waited.length > 0 && `${waited.join(', ')} may be waited for; mean waits are those of theory`,
      ),
      assume('the waits are known', unknown && 'no closed form has them; they are left out'),
      assume('modes wear only while the machine runs', calendar && 'some wear by the calendar'),
      passedOverIn(own),
    ],
    figures: [{ metric: `availability/${fleet.name}`, value: up }],
  };
}

function passedOverIn(flows: readonly Flow[]) {
  const broken = new Set(flows.map(({ point }) => point?.passedOver ?? ''));
  return assume('mending a mode renews no other, or all of them', ...broken);
}

/** Expected strikes of every mode by the horizon, over all fleets. */
export function strikeTheory(
  plan: NetworkPlan,
  rates: readonly (readonly PointRate[])[],
): readonly ClosedForm[] {
  return plan.modes.flatMap((mode) => {
    let count = 0;
    let found = false;
    let fewest = Infinity;
    const theories = new Set<string>();
    const passedOver = new Set<string>();
    for (const [index, fleet] of plan.fleets.entries()) {
      for (const its of entry(rates, index)) {
        if (its.point.mode !== mode) continue;
        found = true;
        count += its.count * fleet.count;
        if (its.longRun) fewest = Math.min(fewest, its.count);
        theories.add(its.theory);
        passedOver.add(its.passedOver);
      }
    }
    if (!found) return [];
    const few =
      fewest < 50 && `${fewest.toFixed(1)} of them in a machine by the horizon, which may not begin as new`;
    return [
      {
        part: `mode ${mode.name}`,
        theory: [...theories].join(', '),
        assumptions: [
          assume('the horizon is many lives', few),
          assume('mending a mode renews no other, or all of them', ...passedOver),
        ],
        figures: [{ metric: `failures/${mode.name}`, value: count }],
      },
    ];
  });
}
