/** Items and products with every default filled, and lives read in the unit of their meter. */
import type { ItemInput, ModeInput, ProductInput } from '../../engine/network/items/item-input.ts';
import type { DistributionSpec } from '../../engine/random/index.ts';
import { missingKey, mustBePositive, nothingLost, outputAlone, plannedDegrades } from '../messages.ts';
import type { Path } from '../problem.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import { readDistribution, type DistributionText } from '../units/distribution-text.ts';
import { readMeterAmount } from '../units/meter.ts';
import { mapped, type Context } from './context.ts';
import { defaults } from './defaults.ts';
import { normalizeSockets } from './sockets.ts';
import { normalizeStructure } from './structure.ts';

type ById<T> = Readonly<Record<string, T>>;
type AuthoredItem = NonNullable<Authored['items']>[string];
type AuthoredMode = NonNullable<AuthoredItem['modes']>[string];

/** Stands in for what could not be read; the scenario is refused, so nobody will meet it. */
const unread: DistributionSpec = { law: 'constant', value: 1 };

/** Reads an amount of a meter, telling of what is wrong with it. */
export function readMetered(
  text: DistributionText,
  meter: string,
  path: Path,
  context: Context,
): DistributionSpec {
  const reading = readDistribution(text, (quantity) => readMeterAmount(quantity, meter));
  if ('value' in reading) return reading.value;
  context.tell(path, reading.complaint);
  return unread;
}

function readLife(text: DistributionText, meter: string, path: Path, context: Context): DistributionSpec {
  const life = readMetered(text, meter, path, context);
  if (life.law === 'constant' && life.value === 0) context.tell(path, mustBePositive(text.text));
  return life;
}

function normalizeMode(mode: AuthoredMode, path: Path, context: Context): ModeInput {
  const { meter, firstLife, life, job, shopJob } = mode;
  const severity = mode.severity ?? defaults.mode.severity;
  if (severity === 'degrades' && mode.output === undefined) context.tellMissing(path, missingKey('output'));
  if (severity !== 'degrades' && mode.output !== undefined)
    context.tell([...path, 'output'], outputAlone(), true);
  if (mode.output === 1) context.tell([...path, 'output'], nothingLost());
  if (severity === 'degrades' && mode.kind === 'planned')
    context.tell([...path, 'severity'], plannedDegrades());
  const later = readLife(life, meter, [...path, 'life'], context);
  return {
    kind: mode.kind ?? defaults.mode.kind,
    meter,
    first: firstLife === undefined ? later : readLife(firstLife, meter, [...path, 'firstLife'], context),
    later,
    severity,
    output: severity === 'degrades' ? (mode.output ?? 1) : 1,
    job,
    shopJob: shopJob ?? null,
    renews: mode.renews ?? defaults.mode.renews,
    restoration: mode.restoration ?? defaults.mode.restoration,
    detection: mode.detection ?? null,
  };
}

function normalizeRepair(repair: AuthoredItem['repair']): ItemInput['repair'] {
  if (repair === undefined) return {};
  const { passedOn, condemned } = defaults.station;
  if ('stations' in repair) {
    return mapped(repair.stations, (its) => ({
      job: its.job,
      passedOn: its.passedOn ?? passedOn,
      condemned: its.condemned ?? condemned,
    }));
  }
  return { [repair.place]: { job: repair.job, passedOn, condemned: repair.condemned ?? condemned } };
}

/** The items; what can be repaired is rotable unless it is said otherwise. */
export function normalizeItems(context: Context): ById<ItemInput> {
  return mapped(context.authored.items, (item, id) => ({
    kind: item.kind ?? (item.repair === undefined ? 'consumable' : 'rotable'),
    contains: normalizeSockets(item.contains, ['items', id, 'contains'], context),
    modes: mapped(item.modes, (mode, modeId) => normalizeMode(mode, ['items', id, 'modes', modeId], context)),
    repair: normalizeRepair(item.repair),
  }));
}

/** The products. */
export function normalizeProducts(context: Context): ById<ProductInput> {
  return mapped(context.authored.products, ({ sockets, structure }, id) => ({
    sockets: normalizeSockets(sockets, ['products', id, 'sockets'], context),
    structure: normalizeStructure(structure, sockets, ['products', id, 'structure'], context),
  }));
}
