/** What the sweep says. */
import { countText, plural } from './numbers.ts';

export const sweepWords = {
  title: 'Sweep',
  hint: 'Try one or two settings at several values. Every cell meets the same failures.',
  first: 'Setting',
  second: 'and a second one',
  none: 'none',
  own: 'The scenario’s own sweep',
  assumed: 'Assumed, with a range',
  others: 'All other settings',
  values: 'Values, parted by commas',
  valuesOf: (path: string) => `Values of ${path}`,
  measure: 'Measure',
  replications: 'Replications',
  run: 'Run the sweep',
  stop: 'Stop',
  cells: (cells: number, models: number) =>
    `${plural(cells, 'cell', 'cells')}${models > 1 ? `, ${countText(models)} models` : ''}`,
  tooMany: (cells: number, most: number) =>
    `${countText(cells)} cells are more than a page takes (${countText(most)}); the command line takes 1,000.`,
  copy: 'Copy the command',
  copied: 'The command is copied; it prints the same numbers at a terminal.',
  savedFirst: (file: string) =>
    `The scenario was changed here: save it as ${file} (Share and keep), and the command reads that file.`,
  reading: 'Reading the settings …',
  stale: 'The scenario or the choice has changed since; press Run the sweep.',
  progress: (done: number, wanted: number) => `${plural(done, 'run', 'runs')} of ${countText(wanted)}`,
  lineTitle: (measure: string, path: string) => `${measure} by ${path}`,
  note: (measure: string, replications: number) =>
    replications < 2
      ? `${measure}: one replication, without interval.`
      : `${measure}: means with 95 % intervals over ${countText(replications)} replications, every cell on the same failures.`,
  best: (value: string, where: string, much: string) => `Best: ${value} at ${where}${much}.`,
  leads: (title: string, where: string) => `${title} ${where}`,
  leadsAll: (title: string) => `${title} is best at every value.`,
  leadsFrom: (parts: readonly string[]) => `Best by value: ${parts.join('; ')}.`,
  upTo: (from: string, to: string) => (from === to ? `at ${from}` : `from ${from} to ${to}`),
  notSure: 'Where the intervals overlap, the lead may be chance.',
  spread: (low: string, lowAt: string, high: string, highAt: string) =>
    `From ${low} at ${lowAt} to ${high} at ${highAt}.`,
  mapCaption: (down: string, across: string) => `↓ ${down}   → ${across}`,
  cell: 'cell',
  count: 'replications',
} as const;
