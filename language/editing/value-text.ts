/** How a value that a person gives is written in YAML. */
import { parseDocument, Scalar } from 'yaml';
import { parse } from '../source/parse.ts';
import { nodeAt } from '../source/source-tree.ts';

const file = 'the edit';

/** `[a, b]` or `{ a: 1 }`, on one line and well formed. */
export function isFlowText(value: string): boolean {
  if (!/^(\[.*\]|\{.*\})$/.test(value)) return false;
  const parsed = parse(`k: ${value}\nz: 1`, file);
  return (
    'tree' in parsed &&
    nodeAt(parsed.tree, ['k'])?.kind !== 'scalar' &&
    nodeAt(parsed.tree, ['z']) !== undefined
  );
}

export function plainOf(value: string): unknown {
  if (!isFlowText(value)) {
    const parsed = parse(`k: ${valueText(value, false)}`, file);
    const node = 'tree' in parsed ? nodeAt(parsed.tree, ['k']) : undefined;
    return node?.kind === 'scalar' ? node.value : value;
  }
  return parseDocument(value).toJS() as unknown;
}

/** The value as it is written inside braces or outside; in quotes of the kind that were there, or where it needs them. */
export function valueText(value: string, inFlow: boolean, type?: Scalar.Type | null): string {
  if (isFlowText(value)) return value;
  if (type === Scalar.QUOTE_SINGLE && !value.includes('\n')) return `'${value.replaceAll("'", "''")}'`;
  if (type === Scalar.QUOTE_DOUBLE || !isPlain(value, inFlow)) return JSON.stringify(value);
  return value;
}

function isPlain(value: string, inFlow: boolean): boolean {
  if (value === '' || value.includes('\n')) return false;
  const parsed = parse(inFlow ? `{ k: ${value}, z: 1 }` : `k: ${value}\nz: 1`, file);
  if ('problems' in parsed) return false;
  const node = nodeAt(parsed.tree, ['k']);
  if (nodeAt(parsed.tree, ['z']) === undefined) return false;
  return node?.kind === 'scalar' && node.text === value;
}

export function keyText(key: string): string {
  const parsed = parse(`{ ${key}: 1, z: 1 }`, file);
  const isSafe =
    'tree' in parsed &&
    parsed.tree.kind === 'map' &&
    parsed.tree.entries.has(key) &&
    parsed.tree.entries.size === 2;
  return isSafe ? key : JSON.stringify(key);
}
