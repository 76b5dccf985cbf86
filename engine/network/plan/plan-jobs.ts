/** Jobs as plans: step codes instead of words, and the few look-aheads that the runner needs. */
import { constant } from '../../random/distributions/constant.ts';
import { distribution } from '../../random/distributions/distribution-spec.ts';
import { buckets } from '../request/job-input.ts';
import type { JobInput, StepInput } from '../request/job-input.ts';
import { stepCode } from './plan.ts';
import type { JobPlan, StepPlan } from './plan.ts';

/** Index of an id; throws on one that normalization should have refused. */
export type IndexOf = (id: string) => number;

export interface JobNames {
  readonly flaw: IndexOf;
  readonly group: IndexOf;
  readonly skill: IndexOf;
  readonly item: IndexOf;
  readonly place: IndexOf;
}

const nothing = constant(0);
const one = constant(1);

function planStep(step: StepInput, names: JobNames): StepPlan {
  const idle: StepPlan = {
    code: stepCode[step.step],
    group: -1,
    count: 0,
    skill: -1,
    item: -1,
    at: -1,
    withNext: false,
    releaseIfShort: false,
    quantity: one,
    single: true,
    name: step.step,
    time: nothing,
    laterVisits: nothing,
    bucket: buckets.indexOf('work'),
    resolves: 0,
    fixes: 1,
    flaws: [],
    perVisit: Infinity,
    stopsMachine: false,
  };
  switch (step.step) {
    case 'take':
      return {
        ...idle,
        group: names.group(step.pool),
        count: step.count,
        skill: step.skill === null ? -1 : names.skill(step.skill),
        withNext: step.withNext,
      };
    case 'travel':
      return { ...idle, group: names.group(step.pool), bucket: buckets.indexOf('travel') };
    case 'release':
      return { ...idle, group: names.group(step.pool) };
    case 'demand':
      return {
        ...idle,
        item: names.item(step.item),
        at: step.at === null ? -1 : names.place(step.at),
        withNext: step.withNext,
        releaseIfShort: step.ifShort === 'release',
        quantity: distribution(step.quantity),
        single: step.quantity.law === 'constant' && step.quantity.value === 1,
        bucket: buckets.indexOf('part'),
      };
    case 'return':
    case 'remove':
    case 'install':
      return { ...idle, item: names.item(step.item) };
    case 'do':
      return {
        ...idle,
        name: step.name,
        time: distribution(step.time),
        laterVisits: distribution(step.laterVisits),
        bucket: buckets.indexOf(step.bucket),
        resolves: step.resolves,
        fixes: step.fixes,
        flaws: Object.entries(step.flaws).map(([flaw, share]) => ({ index: names.flaw(flaw), share })),
        perVisit: step.perVisit ?? Infinity,
        stopsMachine: step.stopsMachine,
      };
  }
}

/** The first take before a step whose servers are still held there. */
function retake(steps: readonly StepPlan[], before: number): number {
  for (let index = 0; index < before; index += 1) {
    const step = steps[index];
    if (step?.code !== stepCode.take) continue;
    const released = steps
      .slice(index, before)
      .some((later) => later.code === stepCode.release && later.group === step.group);
    if (!released) return index;
  }
  return before;
}

/** Turns a normalized job into a plan. */
export function planJob(name: string, index: number, job: JobInput, names: JobNames): JobPlan {
  const steps = job.steps.map((step) => planStep(step, names));
  return {
    name,
    index,
    steps,
    lastNeeded: steps.findLastIndex((step) => step.code !== stepCode.release),
    retakeAt: steps.map((step, index) =>
      step.code === stepCode.demand || step.code === stepCode.do ? retake(steps, index) : -1,
    ),
    travels: steps.some((step) => step.code === stepCode.travel),
  };
}
