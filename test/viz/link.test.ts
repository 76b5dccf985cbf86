// A link brings back exactly what was put into it, stays short for a small change, and whatever else it says is refused in
// words: it may come from a stranger.
import { deflateSync, strToU8 } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkOf, longestHandy, readLink, type LinkState } from '../../viz/share/link.ts';
import { openedFile } from '../../viz/share/opened-file.ts';

const preset = readFileSync(join(import.meta.dirname, '../../scenarios/aero-engines.yaml'), 'utf8');
const presets = new Map([['aero-engines', preset]]);
const state: LinkState = {
  preset: 'aero-engines',
  text: preset,
  view: 'compare',
  shown: ['adHoc', 'payPerUse'],
  replications: 10,
  watched: { alternative: 'payPerUse', replication: 3 },
  engine: '0.1.0',
};

/** What a stranger may put into a link. */
function packed(content: string): string {
  return `#1..${Buffer.from(deflateSync(strToU8(content))).toString('base64url')}`;
}

describe('a link', () => {
  test('brings back what was put into it', () => {
    const states = fc.record({
      preset: fc.constantFrom('aero-engines', null),
      text: fc.oneof(fc.string({ unit: 'binary', maxLength: 3000 }), fc.constant(preset)),
      view: fc.string(),
      shown: fc.array(fc.string(), { maxLength: 5 }),
      replications: fc.nat(1000),
      watched: fc.record({ alternative: fc.string(), replication: fc.nat(1000) }),
      engine: fc.string(),
    });
    fc.assert(
      fc.property(states, (its) => {
        expect(readLink(linkOf(its, preset), presets)).toEqual({ state: its });
      }),
    );
  });

  test('is short for a small change of a preset, and handy for a whole file', () => {
    const changed = preset.replace('25_000 USD/d', '40_000 USD/d');
    expect(changed).not.toBe(preset);
    expect(linkOf({ ...state, text: changed }, preset).length).toBeLessThan(600);
    expect(linkOf({ ...state, preset: null }, '').length).toBeLessThan(longestHandy);
  });

  test('that is damaged is refused in words, and never throws', () => {
    const good = linkOf(state, preset);
    const spoiled = fc
      .tuple(fc.nat(good.length - 1), fc.string({ maxLength: 3 }))
      .map(([at, put]) => good.slice(0, at) + put + good.slice(at + 1));
    const anything = fc.oneof(
      spoiled,
      fc.string(),
      fc.string().map((its) => `#1..${its}`),
      fc.string().map(packed),
    );
    fc.assert(
      fc.property(anything, (fragment) => {
        const read = readLink(fragment, presets);
        if ('problem' in read) expect(read.problem.length).toBeGreaterThan(20);
        else expect(typeof read.state.text).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  const packedState = (its: unknown): string => packed(`${JSON.stringify(its)}\naftersim: 1`);
  const plain = { v: 'compare', s: [], n: 1, w: ['base', 0], e: '' };
  test('that is well made is read', () => {
    expect(readLink(packedState(plain), presets)).toHaveProperty('state.text', 'aftersim: 1');
  });
  test.each([
    ['a gigabyte in a few bytes', packed('a'.repeat(20_000_000)), /damaged/],
    ['a longer one than any', `#1..${'A'.repeat(70_000)}`, /longer/],
    ['another form', '#9..AAAA', /form 9/],
    ['an unknown preset', '#1.nothing.AAAA', /nothing/],
    ['prototype keys for a preset', '#1.constructor.AAAA', /constructor/],
    ['no state', packed('aftersim: 1'), /damaged/],
    ['a state of another shape', packedState({ ...plain, s: { length: 1 } }), /damaged/],
    ['more replications than any', packedState({ ...plain, n: 1e9 }), /damaged/],
    ['deep nesting', packed(`${'['.repeat(200_000)}\n`), /damaged/],
  ])('with %s is refused', (_, fragment, why) => {
    expect(readLink(fragment, presets)).toEqual({ problem: expect.stringMatching(why) as string });
  });
  test('brings no prototype along', () => {
    const json = '{"v":"compare","s":[],"n":1,"w":["base",0],"e":"","__proto__":{"polluted":1}}';
    const read = readLink(packed(`${json}\n`), presets);
    expect(read).not.toHaveProperty('state.polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a file', () => {
  test('is told from its content', () => {
    expect(openedFile('a.yaml', preset).is).toBe('scenario');
    expect(openedFile('a.txt', 'Dear all,').is).toBe('nothing');
    expect(openedFile('a.json', '{"schema":"aftersim.compare/1"}').is).toBe('nothing');
    expect(openedFile('a.yaml', `aftersim: 1\n${'# x\n'.repeat(600_000)}`)).toHaveProperty('problem');
    const results = {
      schema: 'aftersim.run/1',
      scenario: { name: '<b>' },
      replications: 3,
      title: 'One',
      metrics: { failures: { mean: 2, halfWidth: null, unit: 'count' } },
    };
    expect(openedFile('a.json', JSON.stringify(results))).toMatchObject({
      is: 'results',
      results: {
        scenario: '<b>',
        alternatives: [{ title: 'One', metrics: { failures: { mean: 2, halfWidth: null } } }],
      },
    });
  });
  test('of any content is taken or refused, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((its) => `{"schema":"aftersim.run/1","replications":1,"scenario":${its}}`),
        ),
        (text) => {
          expect(['scenario', 'results', 'nothing']).toContain(openedFile('f', text).is);
        },
      ),
    );
  });
});
