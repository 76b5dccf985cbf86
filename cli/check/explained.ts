/** What `check --explain` prints: every value of the normalized scenario, and where it comes from. */
import { explained, type Explained, type Origin } from '../../language/index.ts';
import { envelope } from '../call/envelope.ts';
import type { Loaded } from '../call/scenario.ts';
import type { Paint } from '../call/terminal.ts';
import { cut, table } from '../text/table.ts';

const widestPath = 52;
const widestValue = 44;

/** Every value of the base, and under `alternatives` what each of them says for itself. */
export function valuesOf(loaded: Loaded, id = 'base'): readonly Explained[] {
  const { scenario, written } = loaded;
  const tree = written.get(id);
  const of = id === 'base' ? scenario.base : scenario.alternatives[id];
  return tree === undefined || of === undefined ? [] : explained(scenario, tree, of);
}

/** `aftersim.check/1` with the key `values`. */
export function explainedJson(loaded: Loaded, id: string): object {
  const values = valuesOf(loaded, id).map(({ path, value, origin }) => ({ path, value, origin }));
  return {
    ...envelope('check', loaded),
    ok: true,
    alternative: id,
    values,
    warnings: loaded.warnings,
    problems: [],
  };
}

export function explainedText(loaded: Loaded, id: string, paint: Paint): string {
  const sections = new Map<string, Explained[]>();
  for (const value of valuesOf(loaded, id)) {
    const section = /^[^.[]+/.exec(value.path)?.[0] ?? '';
    const name = value.path === section ? 'scenario' : section;
    sections.set(name, [...(sections.get(name) ?? []), value]);
  }
  const columns = ['', '', ''].map((title) => ({ title, align: 'left' as const }));
  return [...sections]
    .map(([name, values]) => {
      const rows = values.map(({ path, value, origin }) => [
        `  ${cut(name === 'scenario' ? path : path.slice(name.length).replace(/^\./, ''), widestPath)}`,
        cut(value, widestValue),
        originText(origin),
      ]);
      return `${paint.bold(name)}${table(columns, rows)}`;
    })
    .join('\n\n');
}

/** Where a value comes from, in words. */
export function originText(origin: Origin): string {
  switch (origin.from) {
    case 'file':
      return `line ${origin.line}`;
    case 'alternative':
      return `line ${origin.line}, alternative`;
    case 'set':
      return `--set`;
    case 'preset':
      return `preset ${origin.preset}`;
    case 'default':
      return 'default';
  }
}
