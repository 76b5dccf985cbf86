// A sweep in the page: values to try, rows of cells, and the sentences that say what is seen.
import { describe, expect, test } from 'vitest';
import { settingsToVary } from '../../../viz/sweep/settings-to-vary.ts';
import { bestCell, sweepSentences, sweepTable } from '../../../viz/sweep/sweep-chart-data.ts';
import { sweepCommand } from '../../../viz/sweep/sweep-command.ts';
import { isOnScale, rowsOf, valuesAround } from '../../../viz/sweep/sweep-data.ts';
import { sweepLines } from './data.ts';

describe('values to try', () => {
  test.each([
    ['25_000 USD/d', ['10000 USD/d', '60000 USD/d'], 6, '10000 USD/d', '60000 USD/d'],
    ['3', null, 5, '1', '5'],
    ['0', null, 5, '0', '4'],
    ['150 USD/h', null, 5, '75 USD/h', '300 USD/h'],
    // A range in another unit is not a range of this number.
    ['2 d', ['24 h', '72 h'], 5, '1 d', '4 d'],
  ] as const)('around %s within %j', (text, range, count, first, last) => {
    const values = valuesAround(text, range);
    expect(values).toHaveLength(count);
    expect(values[0]).toBe(first);
    expect(values.at(-1)).toBe(last);
  });

  test('numbers in one unit stand on a scale, words and other units do not', () => {
    expect(isOnScale({ id: 'x', points: ['1 d', '3 d'] })).toBe(true);
    expect(isOnScale({ id: 'x', points: ['1 d', '30 h'] })).toBe(false);
    expect(isOnScale({ id: 'x', points: ['one', 'two'] })).toBe(false);
  });

  test('settings with a range come first; the seed and what is not a number are left out', () => {
    const field = (at: string, text: string, range: [string, string] | null = null) => ({
      at,
      text,
      range,
      isList: false,
    });
    const fields = [
      field('seed', '1'),
      field('a.level', '2'),
      field('b.rule', 'fifo'),
      field('c.price', '5 USD', ['1 USD', '9 USD']),
    ] as unknown as Parameters<typeof settingsToVary>[0];
    expect(settingsToVary(fields).map(({ path }) => path)).toEqual(['c.price', 'a.level']);
  });
});

test('cells come in rows along the last axis; what is not there yet has no mean', () => {
  const axes = [
    { id: 'model', points: ['a', 'b'] },
    { id: 'level', points: ['1', '2'] },
  ];
  const cells = ['a', 'b'].flatMap((model) =>
    ['1', '2'].map((level) => ({ id: `${model}${level}`, at: [model, level] })),
  ) as unknown as Parameters<typeof rowsOf>[0]['cells'];
  const rows = rowsOf({ axes, cells, values: { a1: [1, 3], a2: [5], b1: [] } });
  expect(rows.map(({ at }) => at)).toEqual([['a'], ['b']]);
  const [first, second] = rows;
  // Two values 1 apart from their mean: t(0.975, 1) · √2 / √2 = 12.706.
  expect(first?.cells[0]?.mean).toBe(2);
  expect(first?.cells[0]?.halfWidth).toBeCloseTo(12.7062, 3);
  expect(first?.cells[1]).toEqual({ mean: 5, halfWidth: NaN, n: 1 });
  expect(second?.cells.every(({ mean }) => Number.isNaN(mean))).toBe(true);
});

describe('what is said', () => {
  test('the best cell, and who leads where', () => {
    expect(bestCell(sweepLines)).toMatchObject({ mean: 19, row: 1, column: 2 });
    expect(sweepSentences(sweepLines)).toEqual([
      'Best: 19 at level = 4 h, Lease.',
      'Best by value: Ad hoc from 1 h to 2 h; Lease at 4 h.',
      'Where the intervals overlap, the lead may be chance.',
    ]);
  });

  test('less is better where it is a cost', () => {
    const [best, all] = sweepSentences({ ...sweepLines, better: -1 });
    expect(best).toBe('Best: 8 ± 1 at level = 1 h, Lease.');
    expect(all).toBe('Best by value: Lease from 1 h to 2 h; Ad hoc at 4 h.');
  });

  test('the span alone, where nobody can say what is better', () => {
    expect(sweepSentences({ ...sweepLines, better: 0 })).toEqual([
      'From 8 at level = 1 h, Lease to 19 at level = 4 h, Lease.',
    ]);
  });
});

test('the table has a row for each cell', () => {
  const { columns, rows } = sweepTable(sweepLines);
  expect(columns).toEqual(['alternative', 'level', 'mean (USD)', '± half width', 'replications']);
  expect(rows).toHaveLength(6);
  expect(rows[5]).toEqual(['lease', '4 h', 19, null, 10]);
});

test('the command quotes what a shell would take apart', () => {
  const asked = {
    axes: [{ path: 'a.b', values: ["5 d's", '7 d'] }],
    alternatives: ['adHoc', 'lease'],
    replications: 10,
  };
  expect(sweepCommand('my file.yaml', asked, 'availability')).toBe(
    "aftersim sweep 'my file.yaml' --only adHoc,lease --set 'a.b=5 d'\\''s,7 d' --pivot availability --replications 10",
  );
});
