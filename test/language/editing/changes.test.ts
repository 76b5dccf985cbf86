// What one text says otherwise than another: in meaning for the base, as written for alternatives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  withAlternative,
  withAlternativeRenamed,
  withoutAlternative,
  alternativesOf,
} from '../../../language/editing/alternatives.ts';
import { changesBetween } from '../../../language/editing/changes.ts';
import { outlined } from '../../../language/editing/fields.ts';
import {
  withRestored,
  withoutKey,
  withValue,
  writtenAtPath,
  type EditedText,
} from '../../../language/editing/text-edit.ts';
import { readScenario } from '../../../language/index.ts';
import { scenarioTexts } from '../scenario-texts.ts';

const shipped = scenarioTexts().filter(([name]) => name.startsWith('scenarios/'));
const textOf = (name: string): string => shipped.find(([its]) => its.includes(name))?.[1] ?? '';
const aero = textOf('aero-engines');

function done(edited: EditedText): string {
  if ('problems' in edited) throw new Error(edited.problems.map(({ message }) => message).join('; '));
  return edited.text;
}

function told(before: string, after: string): readonly string[] {
  return (changesBetween(before, after) ?? []).map(
    (each) => `${each.at}: ${each.before ?? '-'} → ${each.after ?? '-'}`,
  );
}

test('a change is told as it is written', () => {
  const after = done(withValue(aero, ['prices', 'labourRate'], '120 USD/h'));
  expect(told(aero, after)).toEqual(['prices.labourRate: 95 USD/h → 120 USD/h']);
});

test('what means the same is no change; comments are none', () => {
  expect(told(aero, done(withValue(aero, ['horizon'], '3_650 d')))).toEqual([]);
  expect(told(aero, `${aero}# more\n`)).toEqual([]);
  expect(told(aero, aero)).toEqual([]);
});

test('what is all new or all gone is told once', () => {
  const more = done(
    withValue(
      done(withValue(aero, ['tiers', 'bronze', 'priority'], '4')),
      ['tiers', 'bronze', 'response'],
      '2 d',
    ),
  );
  expect(told(aero, more)).toEqual(['tiers.bronze: - → { priority: 4, response: 2 d }']);
  expect(told(more, aero)).toEqual(['tiers.bronze: { priority: 4, response: 2 d } → -']);
});

test('alternatives that were added, renamed and removed are told, and taking all back gives the text again', () => {
  let text = done(withAlternative(aero, 'dear', 'Dear', 'lease'));
  text = done(withAlternativeRenamed(text, 'adHoc', 'byTheHour'));
  text = done(withoutAlternative(text, 'disposal'));
  text = done(withValue(text, ['fleets', 'A', 'tier'], 'gold'));
  const changes = changesBetween(aero, text) ?? [];
  expect(changes.map(({ at }) => at).sort()).toEqual([
    'alternatives.adHoc',
    'alternatives.byTheHour',
    'alternatives.dear',
    'alternatives.disposal',
    'fleets.A.tier',
  ]);
  for (const { path } of changes) {
    const original = writtenAtPath(aero, path);
    text = done(original === undefined ? withoutKey(text, path) : withRestored(text, path, original));
  }
  expect(told(aero, text)).toEqual([]);
  const before = readScenario(aero, { file: 'a' });
  const after = readScenario(text, { file: 'a' });
  if ('problems' in before || 'problems' in after) throw new Error('it cannot be read');
  expect(after.scenario).toEqual(before.scenario);
});

test('any one value that is changed can be taken back: the file is the same again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...shipped), fc.nat(), fc.boolean(), ([, text], index, isGone) => {
      const fields =
        outlined(text)?.fields.filter(({ path }) => !path.some((key) => typeof key === 'number')) ?? [];
      const { path, isList } = fields[index % fields.length]!;
      const changed = done(
        isGone ? withoutKey(text, path) : withValue(text, path, isList ? '[changed]' : 'changed'),
      );
      const back = done(withRestored(changed, path, writtenAtPath(text, path) ?? ''));
      const says = (its: string) => new Map(outlined(its)?.fields.map((field) => [field.at, field]));
      expect(says(back)).toEqual(says(text));
      if (!isGone && !isList) expect(back).toBe(text);
    }),
    { numRuns: 40 },
  );
});

test('where a text cannot be taken apart, nothing is told; where it is no scenario, what is written is', () => {
  expect(changesBetween(aero, 'a: [')).toBeNull();
  expect(told(aero, done(withValue(aero, ['horizon'], 'soon')))).toEqual(['horizon: 10 y → soon']);
});

test('an alternative is a copy with a title of its own; names that are taken or no names are refused', () => {
  const text = done(withAlternative(aero, 'dear', 'Dear one', 'payPerUse'));
  expect(alternativesOf(text).slice(-2)).toEqual([
    { id: 'payPerUse', title: 'Pay per use' },
    { id: 'dear', title: 'Dear one' },
  ]);
  const read = readScenario(text, { file: 'a' });
  expect(
    'problems' in read ? [] : read.scenario.alternatives['dear']?.economics.contracts['service']?.preset,
  ).toBe('payPerUse');
  for (const id of ['payPerUse', '1st', 'base', '', '__proto__'])
    expect(withAlternative(aero, id, 'x', null)).toHaveProperty('problems');
  expect(alternativesOf(done(withAlternative('aftersim: 1\nname: x\n', 'first', 'First', null)))).toEqual([
    { id: 'first', title: 'First' },
  ]);
});

test('an alternative that a sweep names is renamed there too', () => {
  const text = `${textOf('first-steps')}sweep: { axes: { model: { alternatives: [adHoc, payPerUse] } } }\n`;
  expect(done(withAlternativeRenamed(text, 'adHoc', 'hourly'))).toContain(
    '{ alternatives: [hourly, payPerUse] }',
  );
});

test('the last alternative that goes leaves an empty map, which is a scenario still', () => {
  let text = textOf('first-steps');
  for (const { id } of alternativesOf(text)) text = done(withoutAlternative(text, id));
  expect(text).toMatch(/\nalternatives: \{\}\n$/);
  expect(readScenario(text, { file: 'a' })).toHaveProperty('scenario');
});
