/** What whoever arrives brings along to be repaired, and what is wrong with it. */
import type { BroughtInput } from '../../engine/network/request/job-input.ts';
import { faultsMissing, faultsWithoutItem, noSuchFault, sharesOfFaults } from '../messages.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import { entriesOf, own, type Context } from './context.ts';
import { defaults } from './defaults.ts';
import { socketNames } from './sockets.ts';

type AuthoredArrival = NonNullable<Authored['arrivals']>[string];

/** Items may be written in a circle, which is told of elsewhere. */
const deepest = 20;
const tolerance = 1e-9;

/** The failure modes of an item and of all in it, by the way down. */
function faultsOf(authored: Authored, item: string, way = '', depth = 0): readonly string[] {
  const its = own(authored.items, item);
  if (its === undefined || depth > deepest) return [];
  const ownModes = entriesOf(its.modes).filter(([, { kind }]) => (kind ?? defaults.mode.kind) === 'failure');
  return [
    ...ownModes.map(([mode]) => `${way}${mode}`),
    ...entriesOf(its.contains).flatMap(([name, { item: inner, quantity }]) =>
      socketNames(name, quantity).flatMap((socket) =>
        faultsOf(authored, inner, `${way}${socket}/`, depth + 1),
      ),
    ),
  ];
}

/** What an arrival brings; the faults may be left out where there is only one. */
export function normalizeBrought(
  { brings, faults }: AuthoredArrival,
  path: Path,
  { authored, tell, tellMissing }: Context,
): BroughtInput | null {
  if (brings === undefined) {
    if (faults !== undefined) tell([...path, 'faults'], faultsWithoutItem(), true);
    return null;
  }
  const known = faultsOf(authored, brings);
  if (faults === undefined) {
    const [only, ...more] = known;
    if (only !== undefined && more.length === 0) return { item: brings, faults: { [only]: 1 } };
    if (own(authored.items, brings) !== undefined) tellMissing(path, faultsMissing(brings, known));
    return { item: brings, faults: {} };
  }
  let sum = 0;
  for (const [fault, share] of Object.entries(faults)) {
    sum += share;
    if (!known.includes(fault)) tell([...path, 'faults', fault], noSuchFault(brings, fault, known), true);
  }
  if (Math.abs(sum - 1) > tolerance) tell([...path, 'faults'], sharesOfFaults(sum));
  return { item: brings, faults };
}
