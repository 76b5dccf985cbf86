/** A starter scenario: a commented text that passes `check`, for a sector, a contract and a few choices. */
import { contractPresets } from '../../engine/contracts/switches/presets.ts';
import type { Sector } from './sectors.ts';
import { starterDefaults, type StarterChoices } from './starter-choices.ts';
import { amount, priceOf, pricesOf, termsOf } from './starter-prices.ts';

const workingHours = {
  office: '"weekdays 08:00-17:00"',
  extended: '"daily 06:00-22:00"',
  always: 'always',
} as const;

interface Offering {
  readonly id: string;
  readonly promise: string;
  /** Of the machines. */
  readonly share: number;
}

const offerings: Readonly<Record<StarterChoices['offerings'], readonly Offering[]>> = {
  one: [],
  two: [
    { id: 'gold', promise: 'priority: 0, response: 4 h, restore: 24 h', share: 0.3 },
    { id: 'silver', promise: 'priority: 1, response: 24 h, restore: 72 h', share: 0.7 },
  ],
  three: [
    { id: 'platinum', promise: 'priority: 0, response: 2 h, restore: 12 h', share: 0.1 },
    { id: 'gold', promise: 'priority: 1, response: 8 h, restore: 36 h', share: 0.3 },
    { id: 'silver', promise: 'priority: 2, response: 24 h, restore: 96 h', share: 0.6 },
  ],
};

/** The text of a scenario of this sector under this contract. */
export function starter(sector: Sector, model: string, chosen: Partial<StarterChoices> = {}): string {
  const { title, machine, unit, currency } = sector;
  const preset = contractPresets[model];
  if (preset === undefined) throw new RangeError(`there is no contract "${model}"`);
  const choices = { ...starterDefaults, ...chosen };
  const models = [...new Set([model, ...choices.against])];
  const tiers = offerings[choices.offerings];
  const home = choices.base;
  const prices = [...new Set(models.flatMap((each) => [...pricesOf(each)]))].map((name) => {
    const { value, says } = priceOf(name, sector);
    return `  ${name}: { value: ${value}, basis: assumed } # ${says}`;
  });
  const terms = termsOf(model, sector).map(([key, value, says]) => `    ${key}: ${value} # ${says}\n`);
  const detection =
    choices.noticed === 'later'
      ? '        detection: { value: "exponential(3 d)", basis: assumed } # nobody is told: somebody finds it\n'
      : '';
  const byTier = tiers.length > 0 ? '    dispatch: [byTier, oldestNeed] # the dearer promise first\n' : '';
  return `aftersim: 1
# A starter: one kind of machine, one unit that fails, one crew, one stock, one contract. Change what you know better.
# Figures of the order of those in scenarios/${sector.from}.yaml, simplified; there each one says what it rests on.
name: ${title}
horizon: ${sector.horizon}
currency: ${currency}
replications: ${choices.replications} # more make intervals narrower

# What an hour of a machine that stands still costs its user.
customer: { lostMargin: { value: ${choices.lostMargin ?? `${sector.lostMargin} ${currency}/h`}, basis: assumed } }

${tiersText(tiers, choices)}${placesText(choices)}
# What machines are made of, and how it fails: a life is a law of hours of use.
items:
  ${unit}:
    kind: consumable # exchanged and thrown away; rotable units are repaired
    price: { value: ${amount(sector.price)} ${currency}, basis: assumed }
    modes:
      failure:
        meter: h
        life: { value: "${sector.life}", basis: assumed }
        job: exchange
        renews: unit
${detection}products: { ${machine}: { sockets: { ${unit}: ${unit} } } }

# How many machines there are, where, and how much each is used.
${fleetsText(sector, choices, tiers)}
# Who does the work, and when they are there.
pools:
  crew:
    kind: people
    home: ${home}
${byTier}    wage: { value: ${sector.wage} ${currency}/h, basis: assumed }
    members: { technicians: { count: ${choices.technicians}, hours: ${workingHours[choices.hours]} } }

# What is done about a failure: a part first, then a technician.
jobs:
  exchange: { preset: partFirst, item: ${unit}, crew: crew, work: "lognormal(${sector.work}, 50 %)" }

# Spares: each one that is used is ordered again.
${stocksText(sector, choices)}
# What the contract charges. A price that is assumed is one to ask about: \`aftersim compare\` finds break-evens.
prices:
${prices.join('\n')}

# ${preset.title}.
contracts:
  service:
    preset: ${model}
    covers: [${tiers.length === 0 ? 'machines' : tiers.map(({ id }) => id).join(', ')}]
    unit: ${unit}
    meter: h
${terms.join('')}
${alternativesText(sector, choices, models)}`;
}

function tiersText(tiers: readonly Offering[], { hours }: StarterChoices): string {
  if (tiers.length === 0) return '';
  // A clock that runs while nobody works would promise what cannot be kept.
  const cover = hours === 'always' ? '' : `, hours: ${workingHours[hours]}`;
  const lines = tiers.map(({ id, promise }) => `  ${id}: { ${promise}${cover} }\n`);
  return `# What is promised to whom: how soon somebody is there, and how soon the machine runs.\ntiers:\n${lines.join('')}\n`;
}

function placesText({ base, chain }: StarterChoices): string {
  if (base === 'site' && chain === 'supplier') return 'places: { site: { kind: field } }\n';
  const above = chain === 'central' ? ', parent: central' : '';
  const places = [
    ...(chain === 'central' ? ['  central: { kind: central }\n'] : []),
    ...(base === 'depot' ? [`  depot: { kind: regional${above} }\n`] : []),
    `  site: { kind: field${base === 'depot' ? ', parent: depot' : above} }\n`,
  ];
  const lanes = [
    ...(base === 'depot' ? [lane('road', 'site', 'depot', '2 h')] : []),
    ...(chain === 'central' ? [lane('haul', base, 'central', '2 d')] : []),
  ];
  return `places:\n${places.join('')}\n# How long people and parts are under way.\nlanes:\n${lanes.join('')}`;
}

function lane(id: string, from: string, to: string, time: string): string {
  return `  ${id}: { from: ${from}, to: ${to}, time: { value: ${time}, basis: assumed } }\n`;
}

function fleetsText(sector: Sector, choices: StarterChoices, tiers: readonly Offering[]): string {
  const { machine, use } = sector;
  const count = choices.count ?? sector.count;
  const fleet = (id: string, machines: number, tier = ''): string =>
    `  ${id}: { product: ${machine}, count: ${machines}, place: site${tier}, usage: { h: ${amount(use)} h/y } }\n`;
  if (tiers.length === 0) return `fleets:\n${fleet('machines', count)}`;
  let left = Math.max(count, tiers.length);
  const lines = tiers.map(({ id, share }, index) => {
    const stillToCome = tiers.length - 1 - index;
    const its =
      stillToCome === 0 ? left : Math.max(1, Math.min(left - stillToCome, Math.round(share * count)));
    left -= its;
    return fleet(id, its, `, tier: ${id}`);
  });
  return `fleets:\n${lines.join('')}`;
}

function stocksText({ unit, leadTime }: Sector, { base, spares, chain }: StarterChoices): string {
  const bought = `source: supplier, leadTime: ${leadTime}`;
  if (chain === 'supplier') return `stocks:\n  ${unit}: { ${base}: { level: ${spares}, ${bought} } }\n`;
  const below = `    ${base}: { level: ${spares}, source: central }\n`;
  return `stocks:\n  ${unit}:\n${below}    central: { level: ${2 * spares + 2}, ${bought} }\n`;
}

function alternativesText(sector: Sector, choices: StarterChoices, models: readonly string[]): string {
  const head =
    '# What is compared: each alternative is the scenario above and this difference. The same failures happen in all.';
  if (models.length === 1) {
    const more = `{ ${sector.unit}: { ${choices.base}: { level: ${choices.spares + 1} } } }`;
    return `${head}
alternatives:
  asItIs: { title: As it is }
  oneSpareMore: { title: One spare more, stocks: ${more} }
`;
  }
  const lines = models.map((model, index) => {
    const terms = index === 0 ? [] : termsOf(model, sector).map(([key, value]) => `, ${key}: ${value}`);
    const title = contractPresets[model]?.title ?? model;
    return `  ${model}: { title: "${title}", contracts: { service: { preset: ${model}${terms.join('')} } } }\n`;
  });
  return `${head}\nalternatives:\n${lines.join('')}`;
}
