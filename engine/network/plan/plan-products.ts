/** Items and products as plans: every failure mode of every position in a product becomes a point. */
import { distribution, lifeDistribution } from '../../random/distributions/distribution-spec.ts';
import { hash64 } from '../../random/draws/path-hash.ts';
import type { BlockInput, ItemInput, ProductInput } from '../items/item-input.ts';
import type { Block } from '../items/structure.ts';
import type { BroughtInput } from '../request/job-input.ts';
import type { IndexOf } from './plan-jobs.ts';
import type {
  BroughtPlan,
  FaultPlan,
  ItemPlan,
  ModePlan,
  PointPlan,
  ProductPlan,
  SocketPlan,
} from './plan.ts';

type ById<T> = Readonly<Record<string, T>>;

/** Turns normalized items into plans, and numbers their modes. */
export function planItems(
  items: ById<ItemInput>,
  names: {
    readonly item: IndexOf;
    readonly job: IndexOf;
    readonly stations: (repair: ItemInput['repair']) => Pick<ItemPlan, 'stations' | 'stationNear'>;
  },
): ItemPlan[] {
  let modes = 0;
  return Object.entries(items).map(([name, item], index) => ({
    name,
    index,
    kind: item.kind,
    contains: Object.values(item.contains).map(names.item),
    modes: Object.entries(item.modes).map(([mode, input], position): ModePlan => {
      modes += 1;
      return {
        name: `${name}/${mode}`,
        index: modes - 1,
        item: index,
        position,
        kind: input.kind,
        meter: input.meter,
        first: lifeDistribution(input.first),
        later: lifeDistribution(input.later),
        severity: input.severity,
        output: input.output,
        job: names.job(input.job),
        shopJob: input.shopJob === null ? -1 : names.job(input.shopJob),
        renews: input.renews,
        restoration: input.restoration,
        detection: input.detection === null ? undefined : distribution(input.detection),
      };
    }),
    ...names.stations(item.repair),
  }));
}

interface Position {
  readonly item: string;
  readonly path: readonly number[];
  readonly name: string;
}

/** A unit's own position and those of everything inside it, from the outside in. */
function positions(items: ById<ItemInput>, position: Position): readonly Position[] {
  const inside = Object.entries(items[position.item]?.contains ?? {}).flatMap(([socket, item], index) =>
    positions(items, { item, path: [...position.path, index], name: `${position.name}/${socket}` }),
  );
  return [position, ...inside];
}

/** Turns a normalized product into a plan. */
export function planProduct(
  name: string,
  product: ProductInput,
  items: ById<ItemInput>,
  itemPlans: readonly ItemPlan[],
): ProductPlan {
  const points: PointPlan[] = [];
  const planOf = new Map(itemPlans.map((item) => [item.name, item]));
  const indexOf = new Map(itemPlans.map((item, index) => [item.name, index]));
  const sockets = Object.entries(product.sockets).map(([socketName, item], socket): SocketPlan => {
    const own: number[] = [];
    for (const position of positions(items, { item, path: [], name: socketName })) {
      for (const mode of planOf.get(position.item)?.modes ?? []) {
        own.push(points.length);
        const modeName = mode.name.slice(position.item.length + 1);
        const point = `${position.name}#${modeName}`;
        points.push({ socket, path: position.path, mode, name: point, hash: hash64(point) });
      }
    }
    return { name: socketName, item: indexOf.get(item) ?? -1, hash: hash64(socketName), points: own };
  });
  return { name, sockets, points, structure: planStructure(product) };
}

/** The diagram of a product, in series with the sockets that it does not name. */
function planStructure({ sockets, structure }: ProductInput): Block | undefined {
  if (structure === null) return undefined;
  const names = Object.keys(sockets);
  const named = new Set<string>();
  const plan = (block: BlockInput): number | Block => {
    if (typeof block !== 'string') return { need: block.need, of: block.of.map(plan) };
    named.add(block);
    return names.indexOf(block);
  };
  const root = plan(structure);
  const others = names.flatMap((name, index) => (named.has(name) ? [] : [index]));
  return { need: others.length + 1, of: [root, ...others] };
}

/** Where a way down, `socket/socket`, leads in a product. */
export function placeInProduct(
  product: ProductInput,
  items: ById<ItemInput>,
  way: string,
): { readonly socket: number; readonly path: readonly number[] } {
  for (const [socket, [name, item]] of Object.entries(product.sockets).entries()) {
    const found = positions(items, { item, path: [], name }).find((position) => position.name === way);
    if (found !== undefined) return { socket, path: found.path };
  }
  throw new RangeError(`no socket is called "${way}"`);
}

/** Turns what an arrival brings into a plan. Modes are named by the way down: `socket/socket/mode`. */
export function planBrought(
  { item, faults }: BroughtInput,
  items: ById<ItemInput>,
  itemPlans: readonly ItemPlan[],
): BroughtPlan {
  const planOf = new Map(itemPlans.map((its) => [its.name, its]));
  const within = positions(items, { item, path: [], name: '' });
  return {
    item: itemPlans.findIndex(({ name }) => name === item),
    faults: Object.entries(faults).map(([name, share]): FaultPlan => {
      const end = name.lastIndexOf('/');
      const at = within.find((position) => position.name === (end < 0 ? '' : `/${name.slice(0, end)}`));
      const plan = at === undefined ? undefined : planOf.get(at.item);
      const mode = plan?.modes.find((its) => its.name === `${plan.name}/${name.slice(end + 1)}`);
      if (at === undefined || mode === undefined) throw new RangeError(`"${item}" has no mode "${name}"`);
      return { path: at.path, mode, share };
    }),
  };
}
