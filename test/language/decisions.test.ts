// What decisions mean once every default is filled.
import { describe, expect, test } from 'vitest';
import { pumps, readRight, withChange, wrongWith } from './read.ts';

const written = (decision: string, text = pumps) =>
  readRight(withChange(text, 'beliefs: {', `  tried: ${decision}\nbeliefs: {`)).scenario.base.decisions[
    'tried'
  ]!;

describe('a decision', () => {
  test('is, unless more is said, one for all, at the start, by the sum of beliefs, with the horizon in view', () => {
    expect(written('{ actor: maker, options: { asIs: {}, other: { wear: 0.9 } } }')).toEqual({
      actor: 'maker',
      scope: 'all',
      trigger: { kind: 'start' },
      rule: { name: 'leastOwnExpectedCost' },
      lookAhead: 2 * 8760,
      frozen: 'asIs',
      options: {
        asIs: { changes: [], yearlyCost: 0, oneOffCost: 0, costPer: null, believedStopHours: 12 },
        other: {
          changes: [{ port: 'wear', factor: 0.9, fleets: null }],
          yearlyCost: 0,
          oneOffCost: 0,
          costPer: null,
          believedStopHours: 12,
        },
      },
    });
  });

  test.each([
    ['start', { kind: 'start' }],
    ['{ at: 1 y }', { kind: 'at', at: 8760 }],
    ['{ every: 1 y }', { kind: 'every', every: 8760, first: 8760 }],
    ['{ every: 1 y, first: 1 month }', { kind: 'every', every: 8760, first: 730 }],
    ['termEnds', { kind: 'termEnds' }],
  ])('is taken when it says: %s', (when, trigger) => {
    const its = written(
      `{ actor: customer, scope: each, when: ${when}, options: { asIs: {}, other: { wear: 0.9 } } }`,
    );
    expect(its.trigger).toEqual(trigger);
    expect(its.scope).toBe('each');
  });

  test.each([
    ['{ always: other }', { name: 'always', option: 'other' }],
    ['{ logit: 500 USD/y }', { name: 'logit', scale: 50_000 }],
    ['availability, below: 95 %', { measure: 'availability', side: 'below', than: 0.95 }],
    ['failures, above: 2.5', { measure: 'failures', side: 'above', than: 2.5 }],
    ['restoreHours, above: 2 d', { measure: 'restoreHours', side: 'above', than: 48 }],
    ['ownCost, above: 1_000 USD/y', { measure: 'ownCost', side: 'above', than: 100_000 }],
  ])('is taken by the rule that it names: %s', (rule, expected) => {
    const looksBack = !rule.startsWith('{');
    const text = looksBack ? `{ byExperience: ${rule}, take: other, otherwise: asIs }` : rule;
    const its = written(
      `{ actor: customer, when: { every: 1 y }, rule: ${text}, options: { asIs: {}, other: { wear: 0.9 } } }`,
    );
    expect(its.rule).toEqual(
      looksBack ? { name: 'byExperience', take: 'other', otherwise: 'asIs', ...expected } : expected,
    );
  });

  test('by a script or by experience needs no beliefs', () => {
    const text = withChange(pumps, 'beliefs: { stopHours: 12 h }\n', '');
    const decision = (rule: string) =>
      withChange(
        text,
        'alternatives:',
        `  tried: { actor: customer, when: { at: 1 y }, rule: ${rule}, options: { asIs: {}, other: { leave: true } } }\nalternatives:`,
      );
    const about = (rule: string) => wrongWith(decision(rule)).filter((line) => line.includes('tried'));
    expect(about('{ always: other }')).toEqual([]);
    expect(about('leastOwnExpectedCost')).toHaveLength(2);
  });

  test('acts through the ports that its options name', () => {
    const text = withChange(
      pumps,
      '      wear: { meter: h,',
      '      limit: { kind: planned, severity: runsOn, meter: h, life: 8_000 h, job: swap }\n      wear: { meter: h,',
    );
    const start = written(
      '{ actor: maker, options: { asIs: {}, other: { interval: { pump/limit: 2_000 h }, once: 30 USD, costPer: pump } } }',
      text,
    );
    expect(start.options['other']).toMatchObject({
      changes: [{ port: 'interval', mode: 'pump/limit', units: 2_000 }],
      oneOffCost: 3_000,
      costPer: 'pump',
    });
    const live = written(
      '{ actor: maker, when: { at: 1 y }, rule: { always: other }, options: { asIs: {}, other: { hold: true, leave: true, stocks: { depot/pump: -1 } } } }',
    );
    expect(live.options['other']!.changes).toEqual([
      { port: 'stockLevel', stock: 'depot/pump', add: -1 },
      { port: 'hold' },
      { port: 'leave' },
    ]);
  });
});

describe('a contract on the menu', () => {
  test('covers nobody until a decision says so, and is for the fleets that it names', () => {
    const text = withChange(
      withChange(pumps, '  callOut: 120 USD\n', '  callOut: 120 USD\n  costPlusMargin: 10 %\n'),
      '  service: { preset: adHoc, covers: [stations] }',
      '  service: { preset: adHoc, covers: [stations] }\n  fee: { preset: costPlus, covers: [stations], offered: true }',
    );
    const offered = withChange(
      text,
      'beliefs: {',
      '  offering: { actor: customer, scope: each, options: { asIs: {}, fee: { contract: fee } } }\nbeliefs: {',
    );
    const { contracts } = readRight(offered).scenario.base.economics;
    expect(contracts['fee']).toMatchObject({ covers: [], offeredTo: ['stations'] });
    expect(contracts['service']).toMatchObject({ covers: ['stations'], offeredTo: [] });
  });
});
