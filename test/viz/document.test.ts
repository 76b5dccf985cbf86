// The one document: what form and file do to it is in one history, and what is read is the text as it is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as language from '../../language/editing.ts';
import { createDocument, type ScenarioDocument } from '../../viz/document/document.ts';
import { History, mostSteps, pause, spliceBetween, spliced } from '../../viz/document/history.ts';
import { scenarioTexts } from '../language/scenario-texts.ts';

const [[, firstSteps] = ['', '']] = scenarioTexts().filter(([name]) => name.endsWith('first-steps.yaml'));

interface Made {
  readonly document: ScenarioDocument;
  readonly wait: (milliseconds: number) => void;
}

async function made(text = firstSteps): Promise<Made> {
  let now = 0;
  const document = createDocument({
    preset: { id: 'first-steps', text },
    quiet: 1,
    clock: () => now,
    load: () => Promise.resolve(language),
  });
  await document.beginEditing();
  return { document, wait: (milliseconds) => (now += milliseconds) };
}

test('a splice turns one text into the other, and is as short as can be', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', '\n') }),
      fc.string({ unit: fc.constantFrom('a', 'b', '\n') }),
      (one, other) => {
        const splice = spliceBetween(one, other);
        expect(spliced(one, splice)).toBe(other);
        const { removed, inserted } = splice;
        if (removed !== '' && inserted !== '') {
          expect(removed[0]).not.toBe(inserted[0]);
          expect(removed.at(-1)).not.toBe(inserted.at(-1));
        }
        if (one === other) expect(removed + inserted).toBe('');
      },
    ),
  );
});

test('undo and redo lead through the texts that were, in order', () => {
  const acts = fc.array(
    fc.oneof(
      fc.record({ act: fc.constant('write' as const), text: fc.string({ maxLength: 6 }) }),
      fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const) }),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(acts, (all) => {
      const history = new History();
      // The model: all texts, and where among them we are.
      let texts = [''];
      let at = 0;
      for (const each of all) {
        const now = texts[at]!;
        if (each.act === 'write') {
          history.record(now, each.text, null, 0);
          if (each.text !== now) texts = [...texts.slice(0, at + 1), each.text];
          at = texts.length - 1 < at ? at : each.text === now ? at : texts.length - 1;
        } else if (each.act === 'undo') {
          expect(history.undo(now)).toBe(texts[at - 1]);
          at = Math.max(0, at - 1);
        } else {
          expect(history.redo(now)).toBe(texts[at + 1]);
          at = Math.min(texts.length - 1, at + 1);
        }
        expect([history.canUndo, history.canRedo]).toEqual([at > 0, at < texts.length - 1]);
      }
    }),
  );
});

test('typing is one step until one pauses; form and file are in one history', async () => {
  const { document, wait } = await made();
  const texts = [document.text.value];
  for (const sign of '# a remark') document.write(document.text.value + sign, 'type');
  texts.push(document.text.value);
  wait(pause + 1);
  document.write(`${document.text.value} more`, 'type');
  texts.push(document.text.value);
  expect(document.edit(['horizon'], '2 y')).toEqual({ done: true });
  texts.push(document.text.value);
  expect(new Set(texts).size).toBe(4);
  for (const text of [...texts].reverse().slice(1)) {
    document.undo();
    expect(document.text.value).toBe(text);
  }
  expect(document.canUndo.value).toBe(false);
  for (const text of texts.slice(1)) {
    document.redo();
    expect(document.text.value).toBe(text);
  }
  expect(document.canRedo.value).toBe(false);
});

test('typing after an undo is a step of its own', async () => {
  const { document } = await made();
  const before = document.text.value;
  document.write(`${before}#a`, 'type');
  document.undo();
  document.write(`${before}#b`, 'type');
  document.write(`${before}#bc`, 'type');
  document.undo();
  expect(document.text.value).toBe(before);
});

test('the history is bounded', () => {
  const history = new History();
  let text = '';
  for (let count = 0; count < mostSteps + 50; count++) {
    history.record(text, `${text}x`, null, 0);
    text += 'x';
  }
  let undone = 0;
  for (let before = history.undo(text); before !== undefined; before = history.undo(text)) {
    text = before;
    undone++;
  }
  expect(undone).toBe(mostSteps);
});

test('an edit by form is what the language then reads, and undo is its inverse', async () => {
  const { document } = await made();
  const before = document.text.value;
  for (const [value, hours] of [
    ['2 y', 17_520],
    ['16_000 h', 16_000],
  ] as const) {
    expect(document.edit(['horizon'], value)).toEqual({ done: true });
    const reading = await document.readNow();
    expect(reading.is === 'scenario' && reading.scenario.horizon).toBe(hours);
    expect(document.text.value).toContain(`horizon: ${value}`);
  }
  // Edits of one field in one go are one step.
  document.undo();
  expect(document.text.value).toBe(before);
});

test('an edit that leads nowhere changes nothing and says why', async () => {
  const { document } = await made();
  const before = document.text.value;
  const outcome = document.edit(['horizon', 'deeper'], '1');
  expect(outcome.done).toBe(false);
  expect(outcome.done ? [] : outcome.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('there is no "deeper"'),
  ]);
  expect(document.text.value).toBe(before);
  expect(document.canUndo.value).toBe(false);
});

test('what is wrong is told with its place; the last good scenario stays', async () => {
  const { document } = await made();
  const good = document.scenario.value;
  expect(good).not.toBeNull();
  document.edit(['horizon'], 'soon');
  expect(document.isRead.value).toBe(false);
  const reading = await document.readNow();
  expect(document.isRead.value).toBe(true);
  expect(reading.is === 'refused' && reading.problems[0]).toMatchObject({ path: 'horizon', value: 'soon' });
  expect(document.scenario.value).toBe(good);
  document.undo();
  expect((await document.readNow()).is).toBe('scenario');
});

test('reading waits for a pause, and reads the last text', async () => {
  const { document } = await made();
  for (const years of [1, 2, 3]) document.edit(['horizon'], `${years} y`);
  await expect.poll(() => document.isRead.value).toBe(true);
  expect(document.scenario.value?.horizon).toBe(3 * 8760);
});

test('nothing is read before editing begins; a failed load may be tried again', async () => {
  let tries = 0;
  const document = createDocument({
    preset: { id: 'x', text: firstSteps },
    load: () => (tries++ === 0 ? Promise.reject(new Error('offline')) : Promise.resolve(language)),
  });
  expect(document.reading.value.is).toBe('unread');
  expect(() => document.edit(['horizon'], '1 y')).toThrow(/before its language is loaded/);
  await expect(document.beginEditing()).rejects.toThrow('offline');
  await document.beginEditing();
  expect(document.reading.value.is).toBe('scenario');
  expect(tries).toBe(2);
});

test('reset is a step; another preset begins a new history', async () => {
  const { document } = await made();
  document.edit(['horizon'], '2 y');
  expect(document.isChanged.value).toBe(true);
  document.reset();
  expect(document.isChanged.value).toBe(false);
  document.undo();
  expect(document.text.value).toContain('horizon: 2 y');
  document.open({ id: 'other', text: 'aftersim: 1\r\nname: x\r\n' });
  expect(document.text.value).toBe('aftersim: 1\nname: x\n');
  expect([document.canUndo.value, document.isChanged.value, document.scenario.value]).toEqual([
    false,
    false,
    null,
  ]);
});
