/** Facts in words. */
import { clockNames } from '../../engine/network/entitlements/clock.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { buckets } from '../../engine/network/request/job-input.ts';
import type { Directory } from '../../engine/trace/directory.ts';
import { plainNumber } from '../text/numbers.ts';
import { span } from '../text/times.ts';

const clocks = clockNames;
const origins = ['a failure', 'a planned limit', 'an arrival', 'the repair of a removed unit'];

/** What happened, for someone who knows the scenario and not the program. */
export function factInWords(fact: Fact, names: Directory): string {
  const name = (list: readonly string[], index: number): string => list[index] ?? `number ${index}`;
  const machine = (index: number): string => name(names.machines, index);
  const pool = (index: number): string => name(names.pools, index);
  const stock = (index: number): string => `stock ${name(names.stocks, index)}`;
  const waited = (hours: number, where: string): string =>
    hours === 0 ? '' : ` after ${span(hours)} ${where}`;
  const socket = (its: { readonly machine: number; readonly socket: number }): string =>
    name(names.sockets[names.fleetOf[its.machine] ?? -1] ?? [], its.socket);
  switch (fact.kind) {
    case 'commissioned':
      return `${machine(fact.machine)} entered service`;
    case 'decided':
      return `decision ${fact.decision + 1} taken: option ${fact.option + 1}`;
    case 'retired':
      return `${machine(fact.machine)} left service for good`;
    case 'failed':
      return `${socket(fact)} of ${machine(fact.machine)} failed: ${name(names.modes, fact.mode)}, aged ${plainNumber(fact.age)}`;
    case 'fellDue':
      return `${socket(fact)} of ${machine(fact.machine)} reached a limit: ${name(names.modes, fact.mode)}, aged ${plainNumber(fact.age)}`;
    case 'raised':
      return `request ${fact.request} raised by ${name(origins, fact.origin)}, tier ${name(names.tiers, fact.tier)}`;
    case 'stopped':
      return `${machine(fact.machine)} went down`;
    case 'assigned':
      return `${fact.count} of ${pool(fact.pool)} assigned${waited(fact.waited, 'in line')}`;
    case 'arrived':
      return fact.hours === 0
        ? `${pool(fact.pool)} on the spot`
        : `${pool(fact.pool)} arrived, ${span(fact.hours)} under way`;
    case 'worked':
      return `${name(names.steps[fact.job] ?? [], fact.step)} done, ${span(fact.hours)}${fact.visit > 1 ? ` (visit ${fact.visit})` : ''}`;
    case 'released':
      return `${pool(fact.pool)} free again`;
    case 'paused':
      return `${pool(fact.pool)} off duty, the work rests`;
    case 'resumed':
      return `${pool(fact.pool)} on duty again, the work goes on`;
    case 'demanded':
      return `a unit asked for at ${stock(fact.stock)}`;
    case 'issued':
      return fact.fromShelf === 1
        ? `${stock(fact.stock)} gave unit ${fact.unit} from the shelf`
        : `${stock(fact.stock)} gave unit ${fact.unit}${waited(fact.waited, 'of waiting')}`;
    case 'ordered':
      return fact.quantity === 1
        ? `${stock(fact.stock)} ordered a unit`
        : `${stock(fact.stock)} ordered ${fact.quantity} units`;
    case 'broughtIn':
      return `a failed ${name(names.items, fact.item)} (unit ${fact.unit}) brought along`;
    case 'lent':
      return `${stock(fact.lender)} lent unit ${fact.unit} to ${stock(fact.stock)}`;
    case 'expedited':
      return `a unit is sent from outside to ${stock(fact.stock)}, ${span(fact.hours)} away`;
    case 'lost':
      return `${stock(fact.stock)} had none, the demand went elsewhere`;
    case 'filled':
      return `${stock(fact.source)} met the order of ${stock(fact.stock)}${waited(fact.waited, 'of waiting')}`;
    case 'shipped':
      return `unit ${fact.unit} left ${name(names.places, fact.from)} for ${name(names.places, fact.to)}, ${span(fact.hours)} away`;
    case 'received':
      return `unit ${fact.unit} reached ${stock(fact.stock)}`;
    case 'bought':
      return `unit ${fact.unit}, a new ${name(names.items, fact.item)}, came from the supplier`;
    case 'removed':
      return `${name(names.items, fact.item)} (unit ${fact.unit}) taken out of ${fact.machine < 0 ? 'another unit' : machine(fact.machine)}`;
    case 'installed':
      return `${name(names.items, fact.item)} (unit ${fact.unit}) put into ${fact.machine < 0 ? 'another unit' : machine(fact.machine)}`;
    case 'repaired':
      return `unit ${fact.unit} repaired: ${name(names.modes, fact.mode)}`;
    case 'scrapped':
      return `${name(names.items, fact.item)} (unit ${fact.unit}) scrapped`;
    case 'downtime':
      return `${span(fact.hours)} down counted as ${name(buckets, fact.bucket)}`;
    case 'restored':
      return `${machine(fact.machine)} up again after ${span(fact.hours)}`;
    case 'flawed':
      return `request ${fact.request}: something is wrong with what was done`;
    case 'outputLost':
      return `${machine(fact.machine)} has lost ${span(fact.hours)} of output`;
    case 'promiseKept':
      return `${name(names.tiers, fact.tier)} ${name(clocks, fact.clock)} promise kept after ${span(fact.hours)}`;
    case 'promiseBroken':
      return `${name(names.tiers, fact.tier)} ${name(clocks, fact.clock)} promise of ${span(fact.hours)} broken`;
    case 'closed':
      return `request ${fact.request} closed`;
    case 'withdrawn':
      return `request ${fact.request} withdrawn: something else had done its work`;
    case 'metered':
    case 'staffed':
    case 'stocked':
    case 'monthEnded':
      return `report of the month`;
  }
}
