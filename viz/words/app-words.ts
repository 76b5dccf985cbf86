/** What the frame of the page says. */
import { plural } from './numbers.ts';

export const appWords = {
  brand: 'aftersim',
  skip: 'Skip to the results',
  views: { compare: 'Compare', watch: 'Watch', edit: 'Edit', sweep: 'Sweep', gallery: 'Gallery' },
  viewsLabel: 'Views',
  question: 'Which service model serves maker and customer best?',
  sameFailures: 'Every model meets the same failures, so that differences are the model’s and not luck.',
  modelsLabel: 'Service models that are compared',
  replications: 'Replications',
  moreReplications: (count: number) => `${count} more`,
  cancel: 'Stop',
  progress: (done: number, wanted: number) => `${plural(done, 'run', 'runs')} of ${wanted}`,
  rate: (perSecond: number) => `${perSecond.toPrecision(2)} a second`,
  done: (replications: number) => `${plural(replications, 'replication', 'replications')}, all done`,
  working: 'Simulating …',
  change: {
    title: 'Change one thing and watch',
    hint: 'These values are assumed, within the range that the scenario states. Move one: everything runs again on the same failures.',
    none: 'This scenario states no assumed value with a range; edit the file to change it.',
    reset: 'As it was',
    of: (low: string, high: string) => `${low} to ${high}`,
  },
  loadingEditor: 'Loading the editor …',
  galleryTitle: 'Scenarios',
  galleryHint:
    'Nine sectors from published and assumed data. Each one runs here, in your browser; nothing leaves it.',
  machines: (count: number) => plural(count, 'machine', 'machines'),
  years: (count: number) => plural(Math.round(count * 10) / 10, 'year', 'years'),
  theme: { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  keysTitle: 'Keys',
  keysButton: 'Keys and help',
  close: 'Close',
  keys: [
    ['1 … 5', 'Compare, Watch, Edit, Sweep, Gallery'],
    ['+', 'more replications'],
    ['?', 'this list'],
    ['Space', 'in Watch: play or pause'],
    ['. and ,', 'in Watch: one fact on or back'],
    ['Esc', 'stop the runs, close what is open'],
  ] as readonly (readonly [string, string])[],
  failed: (reason: string) => `The simulation stopped: ${reason}`,
  replication: 'Replication',
  watchHint: 'Pick a dot in Compare to watch that replication, or begin with the first one.',
  watchTitle: (replication: number) => `Replication ${replication}, on the same failures`,
  pictureOf: (title: string, places: number, machines: number) =>
    `Network of ${title}: ${plural(places, 'place', 'places')}, ${plural(machines, 'machine', 'machines')}`,
  source: (scenario: string, seed: string, replications: number, engine: string, command: string) =>
    `${scenario}; seed ${seed}, ${plural(replications, 'replication', 'replications')}, aftersim ${engine}. ${command}`,
  provenance: {
    title: 'Where these numbers come from',
    hint: (seed: string, engine: string) =>
      `Engine ${engine}, seed ${seed}. The same scenario gives the same digests at the command line and in any browser. Digests of replication 0:`,
    model: 'model',
    facts: 'all facts',
    ledger: 'all entries',
  },
  foot: 'Runs in your browser; nothing is sent anywhere.',
};
