/** The history as a scenario: text with a remark, a basis and a source at every value, and the table of its machines. */
import { engineVersion } from '../../engine/version.ts';
import { digits, lifeOf, quoted } from '../fit/fragment.ts';
import { counted } from '../text/numbers.ts';
import type { History, Part } from './history.ts';
import { ageOf, type CauseFit, type Times } from './lives.ts';

export interface Named {
  /** Title of the scenario. */
  readonly name: string;
  readonly currency: string;
  /** Names of the files, for `source`. */
  readonly fleet: string;
  readonly orders: string;
  readonly parts: string | undefined;
  /** Name of the table of machines, beside the scenario. */
  readonly machines: string;
}

/** Where all parts lie. */
const depot = 'parts depot';
/** What fails where no part was used. */
const noPart = 'without a part';

/** The scenario; it reads the table that `machinesText` makes. */
export function scenarioText(history: History, causes: readonly CauseFit[], named: Named): string {
  const places = [...new Set(history.machines.map(({ place }) => place))].sort();
  const customers = customersOf(history);
  const parts = [...new Set(causes.map(({ part }) => part))].sort();
  const listed = new Map(history.parts.map((part) => [part.id, part]));
  return [
    'aftersim: 1',
    `# Imported by aftersim ${engineVersion} from ${[named.fleet, named.orders, named.parts].filter((file) => file !== undefined).join(', ')}.`,
    '# Times from failure to arrival are taken as they were seen, whoever was busy then: to ask what more people would do,',
    '# replace the step "response" by a crew and its way.',
    `name: ${quoted(named.name)}`,
    '# As long as the history, so that a run is that time once more.',
    `horizon: ${digits(history.span)} h`,
    `currency: ${named.currency}`,
    `places: { ${[`${quoted(depot)}: { kind: central }`, ...places.map((place) => `${quoted(place)}: { kind: field }`)].join(', ')} }`,
    '# Ways take no time of their own: what they took is in the times that were seen.',
    'lanes:',
    ...places.map(
      (place) =>
        `  ${quoted(`to ${place}`.slice(0, 64))}: { from: ${quoted(depot)}, to: ${quoted(place)}, time: 0 h }`,
    ),
    ...(customers.length > 0
      ? [`customers: { ${customers.map((id) => `${quoted(id)}: {}`).join(', ')} }`]
      : []),
    'items:',
    ...parts.flatMap((part) => [
      `  ${quoted(itemOf(part))}:`,
      '    kind: consumable',
      ...priceLines(listed.get(part), named),
      '    modes:',
      ...causes.filter((its) => its.part === part).flatMap((its) => modeLines(its, named)),
    ]),
    `products: { machine: { sockets: { ${parts.map((part) => `${quoted(itemOf(part))}: ${quoted(itemOf(part))}`).join(', ')} } } }`,
    'fleets:',
    `  # A row for each machine: its place${customers.length > 0 ? ', customer' : ''}, use and age (hours worked since its last repair).`,
    `  installed: { from: ${quoted(named.machines)}, product: machine, initialAge: { meter: h } }`,
    'jobs:',
    ...causes.flatMap((its) => jobLines(its, named)),
    ...stockLines(parts, listed, named),
    '',
  ].join('\n');
}

/** The table of machines. */
export function machinesText(history: History): string {
  const withCustomers = customersOf(history).length > 0;
  const rows = history.machines.map((machine) => {
    const { id, place, customer, use } = machine;
    const age = Math.max(0, Number(ageOf(machine, history.span).toFixed(2)));
    const cells = [id, place, ...(withCustomers ? [customer === '' ? unnamed : customer] : [])];
    return [...cells, `${digits(use * 24)} h/d`, `${age} h`].join(',');
  });
  return [`id,place,${withCustomers ? 'customer,' : ''}usage.h,age`, ...rows, ''].join('\n');
}

const unnamed = 'unnamed';

function customersOf({ machines }: History): readonly string[] {
  const names = new Set(machines.map(({ customer }) => customer));
  if (names.size === 1 && names.has('')) return [];
  return [...names].map((name) => (name === '' ? unnamed : name)).sort();
}

function itemOf(part: string): string {
  return part === '' ? noPart : part;
}

function known(value: string, basis: string, source: string, range: readonly string[] = []): string {
  const ends = range.length === 2 ? `, range: [${range.map(quoted).join(', ')}]` : '';
  return `{ value: ${quoted(value)}, basis: ${basis}${ends}, source: ${quoted(source)} }`;
}

function priceLines(part: Part | undefined, { currency, parts = '' }: Named): readonly string[] {
  if (part?.price === undefined) return [];
  return [`    price: ${known(`${String(part.price)} ${currency}`, 'derived', parts)}`];
}

function modeLines({ cause, fit, failures, memoryless }: CauseFit, { orders }: Named): readonly string[] {
  const [value, ...range] = lifeOf(fit, 'h');
  const source = `${orders}; ${counted(failures, 'failure')}, ${counted(fit.censored, 'life', 'lives')} censored; maximum likelihood`;
  return [
    `      ${quoted(cause)}:`,
    ...(memoryless ? ['        # No shape could be told: a constant rate, over all hours worked.'] : []),
    '        meter: h',
    `        life: ${known(value, 'derived', source, range)}`,
    '        severity: stops',
    `        job: ${quoted(jobOf(cause))}`,
    '        renews: mode',
  ];
}

function jobOf(cause: string): string {
  return `after ${cause}`.slice(0, 64);
}

function jobLines({ cause, part, response, repair }: CauseFit, { orders }: Named): readonly string[] {
  const step = (name: string, bucket: string, times: Times): string =>
    `      - { do: ${name}, bucket: ${bucket}, time: ${known(timeText(times), 'derived', `${orders}; ${counted(times.count, 'order')}`)} }`;
  return [
    `  ${quoted(jobOf(cause))}:`,
    '    steps:',
    ...(response.count === 0 ? [] : [step('response', 'travel', response)]),
    ...(part === '' ? [] : [`      - { demand: ${quoted(part)}, at: ${quoted(depot)} }`]),
    step('repair', 'work', repair),
  ];
}

/** The law of the times; their mean where there is none. */
function timeText({ mean, fit }: Times): string {
  const spread = fit !== undefined && fit.mean.value < Infinity ? fit : undefined;
  if (spread === undefined) return `${digits(mean)} h`;
  return lifeOf(spread, 'h')[0];
}

function stockLines(
  parts: readonly string[],
  listed: ReadonlyMap<string, Part>,
  { parts: source = '' }: Named,
): readonly string[] {
  const used = parts.filter((part) => part !== '');
  if (used.length === 0) return [];
  return [
    'stocks:',
    ...used.flatMap((id) => {
      const part = listed.get(id);
      const where = `  ${quoted(id)}: { ${quoted(depot)}: {`;
      if (part?.stock === undefined || part.leadTime === undefined) {
        return [
          '  # No stock and lead time are known: taken as always there.',
          `${where} unlimited: true } }`,
        ];
      }
      const level = known(String(part.stock), 'derived', source);
      const leadTime = known(`${digits(part.leadTime)} d`, 'derived', source);
      return [`${where} source: supplier, level: ${level}, leadTime: ${leadTime} } }`];
    }),
  ];
}
