/** Prints a source tree as text of the language: in one line of braces, or a key a line. */
import type { SourceNode } from '../../language/source/source-tree.ts';

/** A text that reads as the same tree. Numbers stand as they were written, everything else in quotes where it is text. */
export function printed(node: SourceNode, form: 'braces' | 'lines'): string {
  return form === 'braces' ? inBraces(node) : `${inLines(node, 0).trimStart()}\n`;
}

function scalarText(node: SourceNode & { kind: 'scalar' }): string {
  if (typeof node.value === 'string') return JSON.stringify(node.value);
  return node.value === null ? 'null' : node.text;
}

function inBraces(node: SourceNode): string {
  if (node.kind === 'scalar') return scalarText(node);
  if (node.kind === 'list') return `[ ${node.items.map(inBraces).join(', ')} ]`;
  const entries = [...node.entries].map(
    ([key, { node: value }]) => `${JSON.stringify(key)}: ${inBraces(value)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

function inLines(node: SourceNode, depth: number): string {
  if (node.kind === 'scalar') return ` ${scalarText(node)}`;
  const start = `\n${' '.repeat(depth)}`;
  if (node.kind === 'list') {
    if (node.items.length === 0) return ' []';
    return node.items.map((item) => `${start}-${inLines(item, depth + 2)}`).join('');
  }
  if (node.entries.size === 0) return ' {}';
  return [...node.entries]
    .map(([key, { node: value }]) => `${start}${JSON.stringify(key)}:${inLines(value, depth + 1)}`)
    .join('');
}
