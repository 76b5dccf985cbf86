// The views of the document, as they first stand: what is shown of each setting, difference and step.
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import * as language from '../../language/editing.ts';
import { createDocument, type ScenarioDocument } from '../../viz/document/document.ts';
import { DifferenceView } from '../../viz/edit/difference-view.tsx';
import { EditView } from '../../viz/edit/edit-view.tsx';
import { crumbsOf, titleOf } from '../../viz/edit/field-titles.ts';
import { Form } from '../../viz/edit/form.tsx';
import { Guide } from '../../viz/edit/guide.tsx';
import { guideText, newLines, type GuideChoices } from '../../viz/edit/guide-state.ts';
import { guideSteps } from '../../viz/edit/guide-steps.tsx';
import { scaleOf } from '../../viz/edit/number-in-text.ts';
import { editWords } from '../../viz/words/edit-words.ts';
import { scenarioTexts } from '../language/scenario-texts.ts';

const textOf = (name: string): string =>
  scenarioTexts().find(([its]) => its === `scenarios/${name}.yaml`)?.[1] ?? '';

async function open(name: string): Promise<ScenarioDocument> {
  const document = createDocument({
    preset: { id: name, text: textOf(name) },
    load: () => Promise.resolve(language),
  });
  await document.beginEditing();
  return document;
}

/** What a reader sees. */
function said(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');
}

test('assumptions with a range come first, each with a slider between its ends', async () => {
  const document = await open('aero-engines');
  const html = render(<Form document={document} language={language} />);
  expect(said(html)).toMatch(/^ ?Assumptions .* Customers › operatorA › Lost margin/);
  expect(html).toMatch(/<input type="range"[^>]*min="10000" max="60000" step="500" value="25000"/);
  expect(html).toContain('value="25_000 USD/d"');
  expect(said(html)).toContain(
    'What a machine that stands still loses. Basis: assumed; between 10_000 USD/d and 60_000 USD/d',
  );
});

test('every alternative and every group that the file has is there, and the others are not', async () => {
  const html = said(render(<Form document={await open('aero-engines')} language={language} />));
  for (const title of ['Disposal', 'Pay per use', ...Object.values(editWords.groups)]) {
    if (title === editWords.groups.sweep) expect(html).not.toContain(title);
    else expect(html).toContain(title);
  }
  const small = said(render(<Form document={await open('first-steps')} language={language} />));
  expect(small).not.toContain(editWords.groups.decisions);
  expect(small).toContain(editWords.noAssumptions);
});

test('a setting that was changed is marked with what it was; one that is wrong says why', async () => {
  const document = await open('aero-engines');
  document.edit(['customers', 'operatorB', 'lostMargin'], '90_000 USD/d');
  await document.readNow();
  const html = render(<Form document={document} language={language} />);
  expect(said(html)).toContain('changed, was 25_000 USD/d');
  expect(html).toContain(`aria-label="Reset Customers › operatorB › Lost margin to 25_000 USD/d"`);
  expect(said(html)).toContain('lies outside its own range');
  expect(html).toMatch(/aria-invalid="true"/);
  expect(said(html)).toContain('1 changed');
});

test('a file that cannot be taken apart has no form, and says so', async () => {
  const document = await open('first-steps');
  document.write('a: [');
  expect(said(render(<Form document={document} language={language} />))).toContain(editWords.cannotOutline);
  expect(said(render(<DifferenceView document={document} language={language} />))).toContain(
    editWords.cannotCompare,
  );
});

test('differences are told in the words of the file', async () => {
  const document = await open('aero-engines');
  const shown = () => said(render(<DifferenceView document={document} language={language} />));
  expect(shown()).toContain(editWords.noDifference);
  document.write(`${document.text.value}# more\n`);
  expect(shown()).toContain(editWords.onlyForm);
  document.edit(['prices', 'labourRate'], '120 USD/h');
  document.remove(['alternatives', 'lease']);
  expect(shown()).toMatch(/2 differences from the preset .*labourRate : 95 USD\/h → 120 USD\/h Take back/);
  expect(shown()).toMatch(/lease : removed \{ title: Lease/);
});

test('tabs are tabs, and names from a file are text and nothing else', async () => {
  const document = await open('first-steps');
  document.write(document.text.value.replace('name: Twenty', 'name: <img src=x onerror=alert(1)> Twenty'));
  await document.readNow();
  const html = render(<EditView document={document} onRun={() => undefined} />);
  expect(html.match(/role="tab"/g)).toHaveLength(4);
  expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
  expect(html).toContain('role="tabpanel"');
  expect(html).not.toContain('<img');
});

const first: GuideChoices = { ...language.starterDefaults, sector: 'wind', model: 'payPerUse' };

test('the guide has six steps, and shows the file that it writes', async () => {
  const document = await open('first-steps');
  const begin = {
    document,
    language,
    onChoose: () => undefined,
    onRun: () => undefined,
    onFinish: () => undefined,
  };
  const before = said(render(<Guide {...begin} choices={null} />));
  for (const name of guideSteps) expect(before).toContain(editWords.guideSteps[name].title);
  expect(guideSteps).toHaveLength(6);
  document.write(guideText(language, first));
  const html = render(<Guide {...begin} choices={first} />);
  expect(said(html)).toContain('Step 1 of 6: Products covered');
  expect(html).toMatch(/<input type="radio"[^>]*value="wind"[^>]*checked/);
  expect(said(html)).toContain('name: Wind turbines at sea');
  expect(said(html)).not.toContain(editWords.guideOverwrites);
  document.edit(['horizon'], '1 y');
  expect(said(render(<Guide {...begin} choices={first} />))).toContain(editWords.guideOverwrites);
});

test('lines that a choice brought are known', () => {
  const before = guideText(language, first);
  const after = guideText(language, { ...first, base: 'depot' });
  const lines = after.split('\n');
  const fresh = [...newLines(before, after)].map((index) => lines[index]);
  expect(fresh).toContain('  depot: { kind: regional }');
  expect(fresh).not.toContain('aftersim: 1');
  expect(newLines(before, before).size).toBe(0);
});

test('settings are called by words, ids as they are', () => {
  expect(titleOf('lostMargin')).toBe('Lost margin');
  expect(crumbsOf(language, ['customers', 'operatorA', 'lostMargin'], 1)).toBe('operatorA › Lost margin');
  expect(crumbsOf(language, ['jobs', 'swap', 'steps', 0, 'take'], 0)).toBe('Jobs › swap › Steps › 1 › Take');
});

test('a slider writes a number the way it was written', () => {
  const scale = scaleOf('25_000 USD/d', ['10_000 USD/d', '60_000 USD/d']);
  expect(scale).toMatchObject({ low: 10_000, high: 60_000, step: 500, value: 25_000 });
  expect(scale?.write(1_234_500)).toBe('1_234_500 USD/d');
  expect(scaleOf('0.7', ['0.5', '1'])?.write(0.655)).toBe('0.655');
  expect(scaleOf('98 %', ['90 %', '100 %'])?.write(99.5)).toBe('99.5 %');
  expect(scaleOf('2 d', ['1 d', '90 h'])).toBeNull();
  expect(scaleOf('weibull(2, 3 h)', ['1 h', '2 h'])).toBeNull();
  expect(scaleOf('1', ['2', '2'])).toBeNull();
});
