/**
 * The form of `alternatives` and `sweep`, for the reference. They are taken apart before the schema sees the file, by
 * `read-scenario.ts` and `../sweep.ts`, since each of their parts is read together with the base.
 */
import type { z } from 'zod';
import { byId, form } from './form.ts';
import { key } from './key.ts';
import { list } from './list.ts';
import { text } from './scalar.ts';
import { unknownFor } from './written.ts';

/** Stands for a form that others read. */
export function asWritten(schema: z.ZodType): z.ZodUnknown {
  return unknownFor({ is: 'oneOf', forms: () => [schema] });
}

/** What is laid over the base. */
export const overlay = unknownFor({ is: 'overlay' });

/** One of `sweep.axes`. */
export const axis = form({
  points: key('Overlays by name.', byId(overlay).optional(), {
    otherwise: 'see "values" and "alternatives"',
  }),
  path: key('The key whose values are tried, as `--set` names it.', text.optional(), {
    otherwise: 'needed with "values"',
    example: 'stocks.pump.depot.level',
  }),
  values: key('The values of that key.', list(key('One value.', unknownFor({ is: 'anything' }))).optional(), {
    otherwise: 'see "points" and "alternatives"',
    example: '[2, 4, 8]',
  }),
  alternatives: key('Alternatives of the file, by name.', list(text).optional(), {
    otherwise: 'see "points" and "values"',
    example: '[adHoc, payPerUse]',
  }),
});

/** `sweep:`. */
export const sweep = form({
  axes: key('Every point of each axis is combined with every point of the others.', byId(axis), {
    rows: ['A65'],
  }),
  measures: key('What to show of each cell.', list(text).optional(), {
    otherwise: 'as `--measures` says',
    example: '[availability, cost/customer]',
  }),
});
