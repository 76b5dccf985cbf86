/** What `check` prints about a scenario that is fine. */
import type { Loaded } from '../call/scenario.ts';
import type { Paint } from '../call/terminal.ts';
import { counted, plainNumber } from '../text/numbers.ts';
import { wrapped } from '../text/table.ts';
import { contentsOf } from './contents.ts';

export function checkedTable({ file, scenario, assumptions, warnings }: Loaded, paint: Paint): string {
  const has = contentsOf(scenario.base);
  const ids = Object.keys(scenario.alternatives);
  const assumed = assumptions.filter(({ basis }) => basis === 'assumed').length;
  const years = plainNumber(scenario.horizon / 8760);
  const lines = [
    `${paint.green('fine')}  ${file}: ${paint.bold(scenario.name)}`,
    `${counted(has.machines, 'machine')} in ${counted(has.fleets, 'fleet')}, ${counted(has.items, 'item')}, ` +
      `${counted(has.places, 'place')}, ${counted(has.stocks, 'stock')}, ${counted(has.pools, 'pool')}; ` +
      `${years} years, ${counted(scenario.replications, 'replication')}`,
    `${counted(has.contracts, 'contract')}, ${counted(has.decisions, 'decision')}, ` +
      `${counted(ids.length, 'alternative')}${ids.length > 0 ? `: ${ids.join(', ')}` : ''}`,
    `${counted(assumptions.length, 'value')} with a stated basis, ${assumed} of them assumed` +
      (warnings.length > 0 ? `; ${counted(warnings.length, 'warning')}` : ''),
  ];
  return lines.map((line, index) => wrapped(index === 0 ? line : `      ${line}`, '        ')).join('\n');
}
