// Selectors, templates and overlays one after the other: whatever is written short means what it means when it is written out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, explained } from '../../language/index.ts';
import type { Problem } from '../../language/problem.ts';
import { composed, overlaid } from '../../language/source/overlay.ts';
import { parse } from '../../language/source/parse.ts';
import { plain, type SourceMap, type SourceNode } from '../../language/source/source-tree.ts';
import { writtenOut } from '../../language/source/templates.ts';
import { pumps, readRight, withChange, wrongWith } from './read.ts';

function tree(data: unknown): SourceMap {
  const parsed = parse(typeof data === 'string' ? data : JSON.stringify(data), 'test.yaml');
  if ('problems' in parsed || parsed.tree.kind !== 'map') throw new Error(JSON.stringify(parsed));
  return parsed.tree;
}

const dataOf = (node: SourceNode): unknown => JSON.parse(JSON.stringify(plain(node)));

/** What is written out, without complaint. */
function out(text: string): unknown {
  const problems: Problem[] = [];
  const { tree: written } = writtenOut(tree(text), problems);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return dataOf(written);
}

// Few keys, so that trees meet; `like` names what may be there, or not.
const keys = fc.constantFrom('a', 'b', 'c', '*', '*[a=1]');
const leaf = fc.constantFrom<unknown>(1, 2, 'x', null, [], [1], { value: 1, basis: 'assumed' });
const { overlay } = fc.letrec((tie) => ({
  overlay: fc.dictionary(keys, tie('node'), { maxKeys: 4 }),
  node: fc.oneof({ depthSize: 'small' }, leaf, tie('overlay')),
}));
const overlays = overlay.map(tree);
/** A base has no selectors and nothing to remove. */
const bases = overlay.map((data) =>
  tree(
    JSON.parse(
      JSON.stringify(data, (key, value: unknown) =>
        key.startsWith('*') || value === null ? undefined : value,
      ),
    ) as object,
  ),
);

describe('overlays compose', () => {
  const inTurn = (base: SourceNode, ...each: readonly SourceNode[]): unknown =>
    dataOf(each.reduce((under, over) => overlaid(under, over, []), base));

  it('A and then B is A composed with B, over any base', () => {
    fc.assert(
      fc.property(bases, overlays, overlays, (base, a, b) => {
        expect(dataOf(overlaid(base, composed(a, b), []))).toEqual(inTurn(base, a, b));
      }),
      { numRuns: 1_000 },
    );
  });

  it('and it does not matter which two are composed first', () => {
    fc.assert(
      fc.property(bases, overlays, overlays, overlays, (base, a, b, c) => {
        const left = overlaid(base, composed(composed(a, b), c), []);
        const right = overlaid(base, composed(a, composed(b, c)), []);
        expect(dataOf(left)).toEqual(dataOf(right));
        expect(dataOf(left)).toEqual(inTurn(base, a, b, c));
      }),
      { numRuns: 1_000 },
    );
  });

  it('an overlay over nothing is itself, and the empty one changes nothing', () => {
    fc.assert(
      fc.property(bases, bases, (base, other) => {
        expect(dataOf(overlaid(undefined, base, []))).toEqual(dataOf(base));
        expect(dataOf(overlaid(base, tree({}), []))).toEqual(dataOf(base));
        // What an overlay says holds, and saying it twice says no more.
        const once = overlaid(base, other, []);
        expect(dataOf(overlaid(once, other, []))).toEqual(dataOf(once));
      }),
      { numRuns: 500 },
    );
  });

  it('which is seen to fail where two overlays are merged as if they were data', () => {
    const [base, a, b] = [tree('{ x: { y: 1 } }'), tree('{ x: null }'), tree('{ x: { z: 2 } }')];
    expect(inTurn(base, a, b)).toEqual({ x: { z: 2 } });
    expect(inTurn(base, overlaid(a, b, []))).toEqual({ x: { y: 1, z: 2 } });
    expect(inTurn(base, composed(a, b))).toEqual({ x: { z: 2 } });
  });

  it('an alternative that is like another lays its own over that', () => {
    const more = `${pumps}  many: { fleets: { stations: { count: 30 } }, discountRate: 5 % }
  both: { like: many, discountRate: 9 %, contracts: { service: { preset: payPerUse } } }
  all: { like: both, fleets: { stations: { place: depot } } }
`;
    const { alternatives } = readRight(more).scenario;
    const written = withChange(
      withChange(pumps, 'count: 20, place: plant', 'count: 30, place: depot'),
      'preset: adHoc',
      'preset: payPerUse',
    );
    const { base } = readRight(withChange(written, 'beliefs:', 'discountRate: 9 %\nbeliefs:')).scenario;
    expect(canonicalJson({ ...alternatives['all'], title: '' })).toBe(canonicalJson({ ...base, title: '' }));
    expect(alternatives['both']?.network.fleets['stations']?.count).toBe(30);
  });
});

describe('like', () => {
  it('is what the other holds, with the keys beside it laid over that', () => {
    expect(out('{ m: { a: { x: 1, y: { z: 2, w: 3 } }, b: { like: a, x: 5, y: { z: null } } } }')).toEqual({
      m: { a: { x: 1, y: { z: 2, w: 3 } }, b: { x: 5, y: { w: 3 } } },
    });
  });

  it('may be a template, at any depth and in lists, and templates may be made of templates', () => {
    const templates = 'templates: { t: { x: 1, y: { like: u } }, u: { z: 2 } }';
    expect(out(`{ ${templates}, m: { n: [ { like: t, k: 0 } ] } }`)).toEqual({
      m: { n: [{ k: 0, x: 1, y: { z: 2 } }] },
    });
  });

  it('is followed when an alternative changes the other, or the template', () => {
    const text = `${withChange(pumps, '  motor:\n    price: 900 USD\n', '  motor: { like: part }\n  fan: { like: motor }\n')}  dear: { templates: { part: { price: 1_000 USD } } }
  fanned: { items: { fan: { price: 5 USD } } }
  other: { items: { fan: { like: null, price: 7 USD } } }
templates:
  part: { price: 900 USD }
`;
    const { base, alternatives } = readRight(text).scenario;
    const prices = [base, ...Object.values(alternatives)].map(({ economics }) =>
      ['motor', 'fan'].map((id) => economics.unitValues[id]?.price),
    );
    expect(prices).toEqual([
      [90_000, 90_000],
      [90_000, 90_000],
      [100_000, 100_000],
      [90_000, 500],
      [90_000, 700],
    ]);
    const set = readRight(text, ['templates.part.price=800 USD', 'items.fan.price=3 USD']).scenario.base;
    expect(['motor', 'fan'].map((id) => set.economics.unitValues[id]?.price)).toEqual([80_000, 300]);
  });

  it('reaches by a setting below what is not written', () => {
    const named = withChange(
      pumps,
      '  motor:\n',
      '  pump two: { like: pump, modes: { wear: { job: swap two } } }\n  motor:\n',
    );
    const text = withChange(
      named,
      '  overhaul:\n',
      '  swap two: { like: swap, item: pump two }\n  overhaul:\n',
    );
    const { base } = readRight(text, [
      'items.pump two.modes.wear.life=weibull(3, 5_000 h)',
      'stocks.pump two={ like: pump }',
    ]).scenario;
    const [two, one] = ['pump two', 'pump'].map((id) => base.network.items[id]);
    expect(two?.modes).not.toEqual(one?.modes);
    expect(two?.contains).toEqual(one?.contains);
    expect(base.network.stocks['plant/pump two']?.initial).toBe(1);
  });

  it('means what it means when it is written out, whatever stands in it', () => {
    fc.assert(
      fc.property(bases, overlays, (base, own) => {
        const name = { ...tree({ like: 'base' }) };
        const like = { ...own, entries: new Map([...own.entries, ...name.entries]) };
        const root = {
          ...tree({}),
          entries: new Map([
            [
              'm',
              entry({
                ...tree({}),
                entries: new Map([
                  ['base', entry(base)],
                  ['it', entry(like)],
                ]),
              }),
            ],
          ]),
        };
        const written = dataOf(writtenOut(root, []).tree) as { m: { it: unknown } };
        expect(written.m.it).toEqual(dataOf(overlaid(base, own, [])));
      }),
      { numRuns: 500 },
    );
  });

  it('a template that nobody uses is told of, for nobody has looked at it', () => {
    const { warnings } = readRight(`${pumps}templates: { part: { priec: 900 USD } }\n`);
    expect(warnings.map(({ message }) => message)).toEqual([
      'nothing is like the template "part", so nobody has looked at what it says',
    ]);
  });

  it('every value says in which line it stands, in a template too', () => {
    const text = `${withChange(pumps, '  motor:\n    price: 900 USD\n', '  motor: { like: part }\n')}templates:\n  part: { price: 900 USD }\n`;
    const read = readRight(text);
    const line = text.split('\n').findIndex((its) => its.includes('part: { price')) + 1;
    const { scenario, written } = read;
    const [price] = explained(scenario, written.get('base') ?? tree({}), scenario.base).filter(
      ({ path }) => path === 'items.motor.price',
    );
    expect(JSON.stringify(price)).toContain(`"line":${line}`);
  });
});

const entry = (node: SourceNode) => ({ keyAt: node.at, node });

describe('selectors', () => {
  const two = withChange(
    pumps,
    'fleets:\n',
    'fleets:\n  others: { product: station, count: 5, place: depot, usage: { h: 20 h/d } }\n',
  );
  const both = withChange(two, 'covers: [stations]', 'covers: [stations, others]');
  const counts = (read: ReturnType<typeof readRight>, id?: string) =>
    Object.values(
      (id === undefined ? read.scenario.base : read.scenario.alternatives[id])?.network.fleets ?? {},
    ).map(({ count }) => count);

  it('choose every entry, or those with a value, in overlays and in settings', () => {
    const text = `${both}  every: { fleets: { "*": { count: 9 } } }
  field: { fleets: { "*[place=plant]": { count: 7 } } }
  one by one: { fleets: { "*": { count: 9 }, others: { count: 4 }, "*[count=5]": { wear: 2 } } }
`;
    const read = readRight(text);
    expect(['every', 'field', 'one by one'].map((id) => counts(read, id))).toEqual([
      [9, 9],
      [5, 7],
      [4, 9],
    ]);
    expect(counts(readRight(both, ['fleets.*.count=8']))).toEqual([8, 8]);
    expect(counts(readRight(both, ['fleets.*[place=depot].count=8']))).toEqual([8, 20]);
    expect(counts(readRight(both, ['fleets.*[product=station].count=8']))).toEqual([8, 8]);
  });

  it('remove by null, and look into what is like another', () => {
    const like = withChange(
      both,
      '{ product: station, count: 5, place: depot, usage: { h: 20 h/d } }',
      '{ like: stations, count: 5 }',
    );
    expect(counts(readRight(like))).toEqual([5, 20]);
    expect(counts(readRight(like, ['fleets.*[place=plant].count=8']))).toEqual([8, 8]);
    const text = `${like}  same: { fleets: { "*[place=plant]": { count: 6 } } }\n`;
    expect(counts(readRight(text), 'same')).toEqual([6, 6]);
    const gone = readRight(
      `${both}  fewer: { fleets: { "*[place=depot]": null }, contracts: { service: { covers: [stations] } } }\n`,
    );
    expect(counts(gone, 'fewer')).toEqual([20]);
  });

  it.each([
    ['fleets.*[place=palnt].count=8', 'there is no "*[place=palnt]" in fleets'],
    ['fleets.*.coutn=8', 'unknown key "coutn"'],
    ['*.count=8', ''],
  ])('%s is told of', (setting, message) => {
    expect(wrongWith(both, [setting]).join('\n')).toContain(message);
    expect(wrongWith(both, [setting])).not.toEqual([]);
  });
});

it('the examples of the reference mean what it says', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reference/README.md'), 'utf8');
  const [, first = '', second = ''] = page
    .split('```yaml\n')
    .slice(1)
    .map((part) => part.split('```')[0] ?? '');
  const { alternatives, ...base } = out(first) as Record<string, Record<string, Record<string, unknown>>>;
  expect(base['items']?.['large pump']).toEqual({
    price: '9_000 USD',
    modes: { bearing: { meter: 'h', life: 'weibull(2, 12_000 h)', job: 'exchange' } },
  });
  expect(alternatives?.['both']).toBeDefined();
  expect(wrongWith(`${pumps}${second.replace('alternatives:\n', '')}`)).toEqual([]);
});
