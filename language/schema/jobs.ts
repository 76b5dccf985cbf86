/**
 * Jobs: a preset with its few choices, or the steps written out. A step is known by its verb, the key that says what
 * is done.
 */
import { z } from 'zod';
import { buckets } from '../../engine/network/request/job-input.ts';
import { expectedMap, unknownStep } from '../messages.ts';
import { byId, either, form, has } from './form.ts';
import { list } from './list.ts';
import { duration, quantity, share, time } from './quantities.ts';
import { count, flag, scalar, text, word } from './scalar.ts';
import { mostMembers } from './pools.ts';

const servers = count(1, mostMembers);

const take = form({ take: text, count: servers.optional(), skill: text.optional() });
const travel = form({ travel: text });
const work = form({
  do: text,
  time,
  laterVisits: time.optional(),
  bucket: word(...buckets).optional(),
  resolves: share.optional(),
  fixes: share.optional(),
  perVisit: duration.optional(),
  stopsMachine: flag.optional(),
});
const demand = form({
  demand: text,
  at: text.optional(),
  quantity: quantity.optional(),
  ifShort: word('hold', 'release').optional(),
});
const release = form({ release: text });
const giveBack = form({ return: text });
const remove = form({ remove: text });
const install = form({ install: text });

const claim = either<z.output<typeof take> | z.output<typeof demand>>((raw) =>
  has(raw, 'demand') ? demand : take,
);
const together = form({ together: list(claim) });

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

const step = either<AuthoredStep>((raw) => {
  for (const [verb, schema] of Object.entries(verbs)) if (has(raw, verb)) return schema;
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? strangeStep(raw) : noStep;
});

/** The presets of jobs. */
export const jobPresets = ['partFirst', 'crewWaits', 'crewReturns'] as const;

const presetJob = form({
  preset: word(...jobPresets),
  item: text,
  crew: text,
  count: servers.optional(),
  skill: text.optional(),
  travel: flag.optional(),
  work: time,
  workLaterVisits: time.optional(),
  workName: text.optional(),
});
const writtenJob = form({ steps: list(step) });

/** A job as it is written. */
export type AuthoredJob = z.output<typeof presetJob> | z.output<typeof writtenJob>;

/** `jobs:` by id. */
export const jobs = byId(either<AuthoredJob>((raw) => (has(raw, 'preset') ? presetJob : writtenJob)));
