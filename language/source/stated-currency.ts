/** Which currency a file is in. */
import { defaults } from '../normalize/defaults.ts';
import { currencyOf } from '../units/money.ts';
import { childOf, everyNode, textOf, type SourceNode } from './source-tree.ts';

/** The currency that the file states, or that of the first amount of money in it. */
export function statedOrFirstCurrency(root: SourceNode): string {
  const stated = childOf(root, 'currency');
  const text = stated && textOf(stated);
  if (typeof text === 'string' && /^[A-Z]{3}$/.test(text)) return text;
  for (const node of everyNode(root)) {
    const found = node.kind === 'scalar' ? currencyOf(node.text) : undefined;
    if (found !== undefined) return found;
  }
  return defaults.currency;
}
