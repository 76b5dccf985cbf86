/** What the charts and the comparison say. */
import { numberText, percentText, plural } from './numbers.ts';

const buckets: Readonly<Record<string, string>> = {
  undetected: 'not noticed',
  admin: 'paperwork',
  desk: 'waits for the desk',
  crew: 'waits for a crew',
  travel: 'crew travels',
  part: 'waits for a part',
  tool: 'waits for a tool',
  access: 'waits for access',
  work: 'is worked on',
  verify: 'is checked',
  offShift: 'off shift',
};

export const chartWords = {
  model: 'model',
  replication: 'replication',
  mean: 'mean',
  halfWidth: '± half width',
  month: 'month',
  total: 'all downtime',
  reason: 'reason',
  hours: 'hours',
  moneyColumn: 'cost',
  year: (years: number) => `${numberText(years)} y`,
  quantile: (share: number) => `${numberText(share * 100)} %`,
  bucket: (name: string) => buckets[name] ?? name,
  dot: (replication: number, value: string) => `replication ${replication}: ${value}`,
  dotRow: (title: string, mean: string, halfWidth: string | undefined, count: number) =>
    `${title}: mean ${mean}${halfWidth === undefined ? '' : ` ± ${halfWidth}`}, ${plural(count, 'replication', 'replications')}. Arrow keys choose one, Enter watches it.`,
  plane: {
    both: 'both win',
    customers: 'customers win',
    maker: 'maker wins',
    neither: 'both lose',
    right: (reference: string) => `maker gains → against ${reference}; customers save ↑`,
    makerGain: (reference: string) => `maker gains against ${reference}`,
    customerGain: (reference: string) => `customers save against ${reference}`,
    point: (title: string, replication: number, maker: string, customers: string) =>
      `${title}, replication ${replication}: maker ${maker}, customers ${customers}`,
  },
  figure: {
    chart: 'Chart',
    table: 'Table',
    save: 'Save',
    formats: { svg: 'SVG', png: 'PNG', csv: 'CSV', json: 'JSON' },
    show: (what: string, title: string) => `${title}: as ${what.toLowerCase()}`,
    saveAs: (format: string, title: string) => `Save ${title} as ${format}`,
    more: (rows: number) => `… and ${plural(rows, 'row', 'rows')} more in the saved file`,
  },
  compare: {
    waiting: 'The first replications are running …',
    best: 'best',
    maybe: 'may be as good as the best',
    columns: {
      'value/maker': 'Maker’s value',
      'cost/customer': 'Customers’ cost',
      'value/joint': 'Value together',
      availability: 'Availability',
    },
    summaryTitle: 'Who gets what',
    summaryNote: (years: string, confidence: string, n: number) =>
      `Present values over ${years}; ${n < 2 ? 'one replication has no interval' : `means with ${confidence} intervals over ${plural(n, 'replication', 'replications')}`}. ★ best; ? may be as good.`,
    halve: (more: number) => `About ${numberText(more, 2)} more replications would halve the intervals.`,
    verdictTitle: 'Who wins',
    planeTitle: 'Who wins against whom',
    planeNote: (reference: string) =>
      `Each point is a replication: the same failures under both models. Right: the maker is better off than under ${reference}; up: the customers are. Click a point to watch it.`,
    reference: 'Against',
    dotsTitle: 'Every replication',
    dotsNote: (metric: string) =>
      `${metric}. Each mark is a replication; above them the mean with its interval. Click a mark to watch that replication.`,
    metric: 'Measure',
    differencesTitle: 'Difference on the same failures',
    differencesNote: (metric: string, reference: string) =>
      `${metric}: each model less ${reference}, replication by replication. Away from zero: sure.`,
    cashTitle: 'Cash over time',
    cashNote: (whose: string) =>
      `Money in hand of the ${whose} since the start: median and the bands that hold 50, 75 and 95 % of the replications.`,
    whose: 'Whose',
    parties: { maker: 'maker', customers: 'customers', lessor: 'lessor', supplier: 'supplier' },
    waterfallTitle: 'Where the downtime goes',
    waterfallNote:
      'Mean hours that machines stand still in a run, by reason, and what they cost the customers.',
    share: 'share',
    promisesTitle: 'Promises kept',
    promisesNote: 'Share of the promises of each tier and clock that were kept; marks are replications.',
    monthsTitle: 'Month by month',
    monthsNote: 'Median and bands over the replications.',
    series: {
      availability: 'Availability',
      stops: 'Failures that stop a machine',
      broken: 'Promises broken',
      backorders: 'Demands waiting for a part',
    },
    breakEvenTitle: 'Break-even',
    breakEvenNote: (price: string, title: string) =>
      `What happens to both sides as ${price} of ${title} moves, all else on the same failures. Where lines cross, that side is indifferent.`,
    indifferent: (side: string, value: string, rival: string, authored: string) =>
      `The ${side} would not care between this and ${rival} at ${value}; the scenario has ${authored}.`,
    side: 'For whom',
    sides: { customer: 'customers', maker: 'maker' },
    price: 'Price',
    sure: (n: number) => `sure at 95 % over ${plural(n, 'pair', 'pairs')}`,
    unsure: 'may be chance',
  },
  percent: (share: number) => percentText(share),
};
