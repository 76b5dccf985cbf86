/** Jobs as steps: presets are written out, defaults filled. */
import type { JobInput, StepInput } from '../../engine/network/request/job-input.ts';
import type { AuthoredJob, AuthoredStep } from '../schema/jobs.ts';
import { mapped, type Context } from './context.ts';
import { defaults } from './defaults.ts';

type SingleStep = Exclude<AuthoredStep, { together: unknown }>;

/** What is claimed together is written out as steps of which each knows whether the next one belongs to it. */
function normalizeSteps(step: AuthoredStep): readonly StepInput[] {
  if (!('together' in step)) return [normalizeStep(step)];
  const last = step.together.length - 1;
  return step.together.map((claim, index): StepInput => {
    const its = normalizeStep(claim);
    return its.step === 'take' || its.step === 'demand' ? { ...its, withNext: index < last } : its;
  });
}

function normalizeStep(step: SingleStep): StepInput {
  if ('take' in step) {
    return {
      step: 'take',
      pool: step.take,
      count: step.count ?? defaults.take.count,
      skill: step.skill ?? null,
      withNext: false,
    };
  }
  if ('travel' in step) return { step: 'travel', pool: step.travel };
  if ('do' in step) {
    const bucket = step.bucket ?? defaults.step.bucket;
    return {
      step: 'do',
      name: step.do,
      time: step.time,
      laterVisits: step.laterVisits ?? step.time,
      bucket,
      resolves: step.resolves ?? defaults.step.resolves,
      fixes: step.fixes ?? defaults.step.fixes,
      flaws: step.flaws ?? {},
      perVisit: step.perVisit ?? null,
      // Work is done on a machine that stands still; a call to the desk is not.
      stopsMachine: step.stopsMachine ?? bucket === 'work',
    };
  }
  if ('demand' in step) {
    return {
      step: 'demand',
      item: step.demand,
      at: step.at ?? null,
      quantity: step.quantity ?? defaults.demand.quantity,
      ifShort: step.ifShort ?? defaults.step.ifShort,
      withNext: false,
    };
  }
  if ('release' in step) return { step: 'release', pool: step.release };
  if ('remove' in step) return { step: 'remove', item: step.remove };
  if ('install' in step) return { step: 'install', item: step.install };
  return { step: 'return', item: step.return };
}

function writtenOut(job: Extract<AuthoredJob, { preset: unknown }>, id: string): readonly StepInput[] {
  const { item, crew } = job;
  const crewComes: SingleStep[] = [{ take: crew, count: job.count, skill: job.skill }];
  if (job.travel ?? defaults.travel) crewComes.push({ travel: crew });
  const work: SingleStep = { do: job.workName ?? id, time: job.work, laterVisits: job.workLaterVisits };
  const before: Record<typeof job.preset, readonly SingleStep[]> = {
    partFirst: [{ demand: item, ifShort: 'hold' }, ...crewComes],
    crewWaits: [...crewComes, { demand: item, ifShort: 'hold' }],
    crewReturns: [...crewComes, { demand: item, ifShort: 'release' }],
  };
  return [...before[job.preset], work, { return: item }, { release: crew }].map(normalizeStep);
}

/** The jobs. */
export function normalizeJobs({ authored }: Context): Readonly<Record<string, JobInput>> {
  return mapped(authored.jobs, (job, id) => ({
    steps: 'preset' in job ? writtenOut(job, id) : job.steps.flatMap(normalizeSteps),
  }));
}
