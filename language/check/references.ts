/** Every name that the network uses must be the name of something. */
import { ageInStandingMeter, noSuch, reservedId, sameEnds } from '../messages.ts';
import { entriesOf } from '../normalize/context.ts';
import type { Path } from '../problem.ts';
import type { AuthoredStep } from '../schema/jobs.ts';
import { calendar } from '../units/meter.ts';
import { hoursPerUnit } from '../units/duration.ts';
import type { CheckContext } from './check-context.ts';
import type { Named } from './declared.ts';

/** Tells of a name that nothing has. */
export function refer(
  context: CheckContext,
  path: Path,
  kind: Named,
  name: string | undefined,
  atKey = false,
): void {
  const names = context.declared[kind];
  if (name === undefined || names.has(name)) return;
  // Where all of a kind are gone, it is that which was told of.
  const tell = names.size === 0 ? context.tellMissing : context.tell;
  tell(path, noSuch(kind, name, names), atKey);
}

/** Names that mean something else where they would be used. */
function checkReserved({ authored, tell, declared }: CheckContext): void {
  for (const source of ['repair', 'supplier']) {
    if (declared.place.has(source)) {
      tell(
        ['places', source],
        reservedId(source, `"source: ${source}" of a stock means something else`),
        true,
      );
    }
  }
  for (const [id, { usage }] of entriesOf(authored.fleets)) {
    for (const meter of Object.keys(usage ?? {})) {
      const path = ['fleets', id, 'usage', meter];
      if (meter === calendar) tell(path, reservedId(meter, 'the calendar runs by itself'), true);
      else if (meter !== 'h' && hoursPerUnit.has(meter))
        tell(path, reservedId(meter, 'it is a unit of time'), true);
    }
  }
}

function checkPlaces(context: CheckContext): void {
  const { authored, tell } = context;
  for (const [id, { parent }] of entriesOf(authored.places)) {
    refer(context, ['places', id, 'parent'], 'place', parent);
  }
  for (const [id, { from, to }] of entriesOf(authored.lanes)) {
    refer(context, ['lanes', id, 'from'], 'place', from);
    refer(context, ['lanes', id, 'to'], 'place', to);
    if (from === to) tell(['lanes', id, 'to'], sameEnds());
  }
}

function checkItems(context: CheckContext): void {
  const { authored } = context;
  for (const [id, { contains, repair, modes }] of entriesOf(authored.items)) {
    const path = ['items', id];
    for (const [socket, { item }] of entriesOf(contains))
      refer(context, [...path, 'contains', socket], 'item', item);
    if (repair !== undefined && 'place' in repair) {
      refer(context, [...path, 'repair', 'place'], 'place', repair.place);
      refer(context, [...path, 'repair', 'job'], 'job', repair.job);
    }
    for (const [place, station] of entriesOf(
      repair !== undefined && 'stations' in repair ? repair.stations : {},
    )) {
      refer(context, [...path, 'repair', 'stations', place], 'place', place, true);
      refer(context, [...path, 'repair', 'stations', place, 'job'], 'job', station.job);
    }
    for (const [modeId, { job, shopJob }] of entriesOf(modes)) {
      refer(context, [...path, 'modes', modeId, 'job'], 'job', job);
      refer(context, [...path, 'modes', modeId, 'shopJob'], 'job', shopJob);
    }
  }
  for (const [id, { sockets }] of entriesOf(authored.products)) {
    for (const [socket, { item }] of entriesOf(sockets)) {
      refer(context, ['products', id, 'sockets', socket], 'item', item);
    }
  }
}

function checkFleets(context: CheckContext): void {
  const { authored, tell } = context;
  for (const [id, fleet] of entriesOf(authored.fleets)) {
    const path = ['fleets', id];
    for (const kind of ['product', 'place', 'customer', 'tier'] as const) {
      refer(context, [...path, kind], kind, fleet[kind]);
    }
    for (const [plan, { job }] of entriesOf(fleet.plans))
      refer(context, [...path, 'plans', plan, 'job'], 'job', job);
    const meter = fleet.initialAge?.meter;
    const meters = [...Object.keys(fleet.usage ?? {}), calendar];
    if (meter !== undefined && !meters.includes(meter)) {
      tell([...path, 'initialAge', 'meter'], noSuch('meter', meter, meters));
    } else if (meter !== undefined && fleet.usage?.[meter]?.rate.perHour === 0) {
      tell([...path, 'initialAge', 'meter'], ageInStandingMeter(meter));
    }
  }
  for (const [id, { fleets }] of entriesOf(authored.shocks)) {
    for (const [index, fleet] of fleets.entries())
      refer(context, ['shocks', id, 'fleets', index], 'fleet', fleet);
  }
  for (const [id, arrival] of entriesOf(authored.arrivals)) {
    for (const kind of ['place', 'customer', 'tier', 'job'] as const) {
      refer(context, ['arrivals', id, kind], kind, arrival[kind]);
    }
    refer(context, ['arrivals', id, 'brings'], 'item', arrival.brings);
  }
}

function checkPools(context: CheckContext): void {
  for (const [id, { home, homes }] of entriesOf(context.authored.pools)) {
    refer(context, ['pools', id, 'home'], 'place', home);
    for (const [index, each] of (homes ?? []).entries()) {
      refer(context, ['pools', id, 'homes', index], 'place', each);
    }
  }
}

function checkJobs(context: CheckContext): void {
  for (const [id, job] of entriesOf(context.authored.jobs)) {
    const path = ['jobs', id];
    if ('preset' in job) {
      refer(context, [...path, 'item'], 'item', job.item);
      refer(context, [...path, 'crew'], 'pool', job.crew);
      continue;
    }
    for (const [index, step] of job.steps.entries()) checkStep(context, [...path, 'steps', index], step);
  }
}

function checkStep(context: CheckContext, at: Path, step: AuthoredStep): void {
  if ('together' in step) {
    for (const [index, claim] of step.together.entries())
      checkStep(context, [...at, 'together', index], claim);
  }
  if ('take' in step) refer(context, [...at, 'take'], 'pool', step.take);
  if ('travel' in step) refer(context, [...at, 'travel'], 'pool', step.travel);
  if ('release' in step) refer(context, [...at, 'release'], 'pool', step.release);
  if ('return' in step) refer(context, [...at, 'return'], 'item', step.return);
  if ('remove' in step) refer(context, [...at, 'remove'], 'item', step.remove);
  if ('install' in step) refer(context, [...at, 'install'], 'item', step.install);
  if ('demand' in step) {
    refer(context, [...at, 'demand'], 'item', step.demand);
    refer(context, [...at, 'at'], 'place', step.at);
  }
}

function checkStocks(context: CheckContext): void {
  for (const [item, places] of entriesOf(context.authored.stocks)) {
    refer(context, ['stocks', item], 'item', item, true);
    for (const [place, { source, lateral, reserve }] of entriesOf(places)) {
      const path = ['stocks', item, place];
      refer(context, path, 'place', place, true);
      if (source !== 'repair' && source !== 'supplier') refer(context, [...path, 'source'], 'place', source);
      for (const [index, lender] of (lateral ?? []).entries()) {
        refer(context, [...path, 'lateral', index], 'place', lender);
      }
      for (const [tier] of entriesOf(reserve)) refer(context, [...path, 'reserve', tier], 'tier', tier, true);
    }
  }
}

/** The references of the network. */
export function checkReferences(context: CheckContext): void {
  checkReserved(context);
  checkPlaces(context);
  checkItems(context);
  checkFleets(context);
  checkPools(context);
  checkJobs(context);
  checkStocks(context);
}
