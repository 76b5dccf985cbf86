// Files that somebody opens: told from their content; results of the command line as it prints them.
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { openedFile } from '../../viz/share/opened-file.ts';
import { ResultsView } from '../../viz/share/results-view.tsx';
import { call, firstSteps } from '../cli/call.ts';

const printed = (args: readonly string[]): string =>
  call([...args, '--replications', '2', '--format', 'json', '--quiet']).stdout;
const few = ['--set', 'stocks.pump.plant.level=1,2,3,4', '--measures', 'availability,value/maker'];

/** The words of each row of the table. */
function rowsOf(name: string, text: string): readonly (readonly string[])[] {
  const opened = openedFile(name, text);
  if (opened.is !== 'results') throw new Error(`${name} is taken for ${opened.is}`);
  const html = render(<ResultsView results={opened.results} onClose={() => undefined} />);
  return [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell),
  );
}

describe('what the command line prints', () => {
  test('of a sweep has a row for each cell, under its place in the grid', () => {
    const rows = rowsOf('sweep.json', printed(['sweep', firstSteps, ...few]));
    expect(rows[0]?.slice(1)).toEqual(['availability', 'value/maker']);
    expect(rows.slice(1).map(([place]) => place)).toEqual(
      [1, 2, 3, 4].map((level) => `stocks.pump.plant.level ${level}`),
    );
    for (const [, availability, maker] of rows.slice(1)) {
      expect(availability).toMatch(/^0\.\d+ fraction ± /);
      expect(maker).toMatch(/ USD ± .* USD$/);
    }
  });

  test('of a comparison has a row for each measure', () => {
    const rows = rowsOf('compare.json', printed(['compare', firstSteps, '--with-decisions']));
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(([name]) => name)).toContain('availability');
    expect(rows[0]?.length).toBeGreaterThan(2);
  });

  test('of a run has one column', () => {
    const rows = rowsOf('run.json', printed(['run', firstSteps, '--alternative', 'payPerUse']));
    expect(rows.every((row) => row.length === 2)).toBe(true);
  });
});

test.each([
  ['a sweep without cells', '{"schema":"aftersim.sweep/1","scenario":{"name":"x"},"replications":2}'],
  [
    'cells that are no list',
    '{"schema":"aftersim.sweep/1","scenario":{"name":"x"},"replications":2,"cells":7}',
  ],
  ['another schema', '{"schema":"aftersim.trace/1"}'],
  ['half a file', '{"schema":"aftersim.run/1",'],
])('%s is told to be neither scenario nor result', (name, text) => {
  const opened = openedFile(name, text);
  expect(opened).toMatchObject({ is: 'nothing' });
});

test('names out of a file are text, not markup', () => {
  const text = JSON.stringify({
    schema: 'aftersim.sweep/1',
    scenario: { name: '<script>alert(1)</script>' },
    replications: 1,
    cells: [{ at: { '<img src=x>': '"' }, measures: { '<b>': { mean: 1, halfWidth: null, unit: '' } } }],
  });
  const opened = openedFile('hostile.json', text);
  if (opened.is !== 'results') throw new Error('it has the form of results');
  const html = render(<ResultsView results={opened.results} onClose={() => undefined} />);
  expect(html).not.toMatch(/<script|<img|<b>/);
  expect(html).toContain('&lt;img src=x');
});
