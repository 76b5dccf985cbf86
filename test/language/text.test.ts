import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../language/index.ts';
import { nearestName } from '../../language/nearest-name.ts';

describe('canonical JSON', () => {
  it('sorts keys at every level and prints numbers as JavaScript does', () => {
    expect(canonicalJson({ b: [1e21, 0.1, -0], a: { d: null, c: 'é"' } })).toBe(
      '{"a":{"c":"é\\"","d":null},"b":[1e+21,0.1,0]}',
    );
  });

  it('is the same for the same data in another order, and reads back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const turned = Object.fromEntries(Object.entries(data).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(data));
        expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  it('refuses what JSON cannot hold', () => {
    for (const odd of [Number.NaN, Infinity, undefined, () => 1]) {
      expect(() => canonicalJson({ odd })).toThrow(RangeError);
    }
  });
});

describe('the nearest name', () => {
  it.each([
    ['plnat', ['depot', 'plant'], 'plant'],
    ['Pump', ['pump', 'pumps'], 'pump'],
    ['technician', ['desk', 'technicians'], 'technicians'],
    ['h', ['fh', 'km'], 'fh'],
    ['yard', ['depot', 'plant'], undefined],
    ['x', [], undefined],
    ['a'.repeat(100), ['a'.repeat(99)], undefined],
  ])('of %s among %j is %s', (name, names, near) => {
    expect(nearestName(name, names)).toBe(near);
  });
});
