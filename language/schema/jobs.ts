/**
 * Jobs: a preset with its few choices, or the steps written out. A step is known by its verb, the key that says what
 * is done.
 */
import { z } from 'zod';
import { buckets } from '../../engine/network/request/job-input.ts';
import { expectedMap, unknownStep } from '../messages.ts';
import { defaults } from '../normalize/defaults.ts';
import { byId, either, form, has } from './form.ts';
import { key } from './key.ts';
import { list } from './list.ts';
import { duration, quantity, share, time } from './quantities.ts';
import { count, flag, scalar, text, word } from './scalar.ts';
import { mostMembers } from './pools.ts';

const servers = count(1, mostMembers);

const take = form({
  take: key('The pool from which somebody is taken, as soon as somebody is free.', text, {
    example: 'technicians',
    rows: ['B05'],
  }),
  count: key('How many are taken together.', servers.optional(), {
    byDefault: defaults.take.count,
    example: '2',
    rows: ['B05'],
  }),
  skill: key('What each of them must be able to do.', text.optional(), {
    otherwise: 'anybody will do',
    example: 'turbines',
    rows: ['B05'],
  }),
});
const travel = form({
  travel: key('The pool whose people go from their home to the machine.', text, { example: 'technicians' }),
});
const work = form({
  do: key('What the work is called.', text, { example: 'exchange' }),
  time: key('How long it takes.', time, { example: '"lognormal(3 h, 50 %)"' }),
  laterVisits: key('How long it takes on later visits.', time.optional(), {
    otherwise: 'as "time"',
    example: '1 h',
  }),
  bucket: key('The cause of downtime that its hours count to.', word(...buckets).optional(), {
    byDefault: defaults.step.bucket,
    example: 'desk',
  }),
  resolves: key('The chance that nothing more is needed: the rest of the job falls away.', share.optional(), {
    byDefault: defaults.step.resolves,
    example: '35 %',
    rows: ['B03'],
  }),
  fixes: key(
    'The chance that the work holds; otherwise whoever is there leaves and comes again.',
    share.optional(),
    {
      byDefault: defaults.step.fixes,
      example: '85 %',
      rows: ['A13', 'C21'],
    },
  ),
  flaws: key(
    'What may be wrong with what was done, by name, such as damage or papers.',
    byId(key('The chance of it.', share, { example: '3 %' })).optional(),
    { otherwise: 'nothing', rows: ['D11', 'D12'] },
  ),
  perVisit: key('The most of this work that one visit can do.', duration.optional(), {
    otherwise: 'all of it',
    example: '6 h',
  }),
  stopsMachine: key('Whether a machine that still runs is stopped for it.', flag.optional(), {
    otherwise: 'true in the bucket "work", else false',
  }),
});
const demand = form({
  demand: key('The item that is needed.', text, { example: 'pump', rows: ['C20'] }),
  at: key('The place where it is sought.', text.optional(), {
    otherwise: 'the first stocking place on the way up',
    example: 'depot',
  }),
  quantity: key('How many units: a number, or counts that vary.', quantity.optional(), {
    byDefault: defaults.demand.quantity,
    example: '"discrete(1: 50 %, 2: 50 %)"',
    rows: ['A31'],
  }),
  ifShort: key(
    'Whether the crew stays while the part is on its way, or leaves and comes again.',
    word('hold', 'release').optional(),
    { byDefault: defaults.step.ifShort },
  ),
});
const release = form({
  release: key('The pool whose people may go.', text, { example: 'technicians' }),
});
const giveBack = form({
  return: key('The item whose old unit goes the way back, to repair or to scrap.', text, {
    example: 'pump',
    rows: ['A05'],
  }),
});
const remove = form({
  remove: key('The item that is taken out and repaired here.', text, { example: 'engine' }),
});
const install = form({
  install: key('The item that is put back in.', text, { example: 'engine' }),
});

const claim = either<z.output<typeof take> | z.output<typeof demand>>(
  (raw) => (has(raw, 'demand') ? demand : take),
  () => [take, demand],
);
const together = form({
  together: key('Crews and parts that are claimed all at once or not at all.', list(claim), {
    example: '[{ take: technicians }, { demand: pump }]',
  }),
});

const verbs = {
  take,
  travel,
  do: work,
  demand,
  release,
  return: giveBack,
  remove,
  install,
  together,
} as const;

/** A step as it is written. */
export type AuthoredStep = { [V in keyof typeof verbs]: z.output<(typeof verbs)[V]> }[keyof typeof verbs];

const noStep = scalar<never>((raw) => ({ complaint: expectedMap(raw) }));
const strangeStep = (raw: object) =>
  z.unknown().transform((_, context): never => {
    const complaint = unknownStep(Object.keys(raw), Object.keys(verbs));
    context.addIssue({ code: 'custom', params: { complaint } });
    return z.NEVER;
  });

const step = either<AuthoredStep>(
  (raw) => {
    for (const [verb, schema] of Object.entries(verbs)) if (has(raw, verb)) return schema;
    return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? strangeStep(raw) : noStep;
  },
  () => Object.values(verbs),
);

/** The presets of jobs. */
export const jobPresets = ['partFirst', 'crewWaits', 'crewReturns'] as const;

const presetJob = form({
  preset: key(
    'The order of part and crew: first the part, then the crew; the crew waits for the part; or it leaves and returns.',
    word(...jobPresets),
    { example: 'partFirst' },
  ),
  item: key('The item that is exchanged.', text, { example: 'pump' }),
  crew: key('The pool that does it.', text, { example: 'technicians' }),
  count: key('How many are taken together.', servers.optional(), {
    byDefault: defaults.take.count,
    example: '2',
  }),
  skill: key('What each of them must be able to do.', text.optional(), {
    otherwise: 'anybody will do',
    example: 'turbines',
  }),
  travel: key('Whether the crew travels from its home.', flag.optional(), { byDefault: defaults.travel }),
  work: key('How long the work takes.', time, { example: '"lognormal(3 h, 50 %)"' }),
  workLaterVisits: key('How long it takes on later visits.', time.optional(), {
    otherwise: 'as "work"',
    example: '1 h',
  }),
  workName: key('What the work is called.', text.optional(), {
    otherwise: 'as the job',
    example: 'exchange',
  }),
});
const writtenJob = form({ steps: key('What is done, in order; each step has one verb.', list(step)) });

/** A job as it is written. */
export type AuthoredJob = z.output<typeof presetJob> | z.output<typeof writtenJob>;

/** `jobs:` by id. */
export const jobs = byId(
  either<AuthoredJob>(
    (raw) => (has(raw, 'preset') ? presetJob : writtenJob),
    () => [presetJob, writtenJob],
  ),
);
