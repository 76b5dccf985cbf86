// What a scenario says survives printing: whatever the language accepts, printed and read again, is the same normalized scenario.
// So does what an alternative says: the base with its overlay, printed as a scenario by itself, is that alternative.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, formatProblems, readScenario, type ReadScenario } from '../../language/index.ts';
import { parse } from '../../language/source/parse.ts';
import type { SourceNode } from '../../language/source/source-tree.ts';
import { printed } from './print.ts';
import { scenarioTexts } from './scenario-texts.ts';

const numRuns = process.env['AFTERSIM_LONG'] === '1' ? 3_000 : 150;

function treeOf(text: string): SourceNode {
  const parsed = parse(text, 'test.yaml');
  if ('problems' in parsed) throw new Error(formatProblems(parsed.problems));
  return parsed.tree;
}

/** The scenario that stands in the text; undefined where it is refused. */
function readAs(text: string): ReadScenario | undefined {
  const read = readScenario(text, { file: 'test.yaml' });
  return 'problems' in read ? undefined : read;
}

const normalized = (read: ReadScenario | undefined): string =>
  read === undefined ? 'refused' : canonicalJson(read.scenario);

/** Numbers that a person might write in the place of another. */
const numbers = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '2',
    '0.5',
    '12',
    '1_000',
    '99.9',
    '1e2',
    '007',
    '0x10',
    '1e-3',
    '12345678901234567890',
  ),
  fc.nat(500).map(String),
);

/** A scenario in which some numbers are others and some keys are gone. */
function changed(node: SourceNode, each: (node: SourceNode) => SourceNode | undefined): SourceNode {
  if (node.kind === 'scalar') return node;
  const kept = (child: SourceNode): SourceNode | undefined => {
    const other = each(child);
    return other === undefined ? undefined : changed(other, each);
  };
  if (node.kind === 'list') return { ...node, items: node.items.flatMap((item) => kept(item) ?? []) };
  const entries = [...node.entries].flatMap(([key, entry]) => {
    const other = kept(entry.node);
    return other === undefined ? [] : [[key, { ...entry, node: other }] as const];
  });
  return { ...node, entries: new Map(entries) };
}

const small = scenarioTexts().filter(([, text]) => text.length < 5_000);

/** Texts that differ from a scenario of the project in a few places; not all of them are right. */
const variants = fc
  .record({
    index: fc.nat(small.length - 1),
    edits: fc.array(
      fc.record({ at: fc.nat(200), number: numbers, remove: fc.constantFrom(false, false, false, true) }),
      { maxLength: 3 },
    ),
  })
  .map(({ index, edits }) => {
    let count = 0;
    const tree = changed(treeOf(small[index]?.[1] ?? ''), (node) => {
      const edit = edits.find(({ at }) => at === count++);
      if (edit === undefined) return node;
      if (edit.remove) return undefined;
      if (node.kind !== 'scalar' || !/\d/.test(node.text)) return node;
      const text = node.text.replace(/\d[\d_.]*/, edit.number);
      return { ...treeOf(typeof node.value === 'string' ? JSON.stringify(text) : text), at: node.at };
    });
    return { name: small[index]?.[0], tree };
  });

describe('a scenario printed and read again is the same', () => {
  it.each(scenarioTexts())('%s', (_, text) => {
    const read = readAs(text);
    expect(read).toBeDefined();
    for (const form of ['braces', 'lines'] as const) {
      const again = printed(treeOf(text), form);
      expect(normalized(readAs(again))).toBe(normalized(read));
      // And what was printed prints as it stands.
      expect(printed(treeOf(again), form)).toBe(again);
    }
  });

  it('whatever is changed in it, as long as it is right; and what is wrong stays wrong', () => {
    const count = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(variants, ({ tree }) => {
        const [braces, lines] = [printed(tree, 'braces'), printed(tree, 'lines')];
        const first = normalized(readAs(braces));
        count[first === 'refused' ? 'wrong' : 'right']++;
        expect(normalized(readAs(lines))).toBe(first);
        if (first === 'refused') return;
        // Normalized data is plain: what it prints as JSON is all that it is.
        expect(canonicalJson(JSON.parse(first))).toBe(first);
      }),
      { seed: 20_261_123, numRuns },
    );
    expect(count.right).toBeGreaterThan(numRuns / 4);
  });

  it('which is seen to fail where a printer loses the last digits of a number', () => {
    const text = scenarioTexts().find(([name]) => name.endsWith('pumps.yaml'))?.[1] ?? '';
    const tree = treeOf(`${text}seed: 12345678901234567890\n`);
    const careless = JSON.stringify(dataOf(tree));
    expect(normalized(readAs(careless))).not.toBe(normalized(readAs(printed(tree, 'braces'))));
  });
});

function dataOf(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(dataOf);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, dataOf(entry.node)]));
}

describe('an alternative printed as a scenario by itself is that alternative', () => {
  it.each(scenarioTexts().filter(([, text]) => text.includes('\nalternatives:')))('%s', (_, text) => {
    const read = readAs(text);
    if (read === undefined) throw new Error('refused');
    for (const [id, { title: _title, ...alternative }] of Object.entries(read.scenario.alternatives)) {
      const written = read.written.get(id);
      if (written === undefined) throw new Error(`${id} was never written`);
      const alone = readAs(printed(written, 'lines'));
      if (alone === undefined) throw new Error(`${id} is no scenario by itself`);
      const { title: _other, ...base } = alone.scenario.base;
      expect(canonicalJson(base), id).toBe(canonicalJson(alternative));
    }
  });
});
