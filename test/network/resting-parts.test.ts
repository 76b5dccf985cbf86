// A redundant part that has failed rests in a machine which runs on: nothing in it ages, whoever takes it out or mends it.
import { expect, test } from 'vitest';
import { factsOf } from '../oracles/simulate.ts';

/** A pump that a rock stands in for, or that the line cannot run without; it always waits 50 h for work on it. */
const scenario = (structure: string, items: string, steps: string) => `aftersim: 1
name: Resting parts
horizon: 400 h
places: { hall: { kind: central } }
items:
${items}
  rock: { modes: { never: { meter: h, life: 9_000_000 h, job: idle } } }
products: { line: { sockets: { a: pump, b: rock }${structure} } }
fleets: { lines: { product: line, count: 1, place: hall, usage: { h: 24 h/d } } }
jobs:
  mend: { steps: [${steps}] }
  idle: { steps: [{ do: idle, time: 1 h }] }
  overhaul: { steps: [{ do: overhaul, time: 1 h }] }
`;

const exchanged = (structure: string) =>
  `${scenario(
    structure,
    `  pump:
    repair: { place: hall, job: overhaul }
    modes:
      wear: { meter: h, life: 100 h, job: mend, renews: mode }
      crack: { meter: h, life: 130 h, job: mend, renews: mode }`,
    '{ do: fetch, time: 50 h }, { demand: pump }, { return: pump }',
  )}stocks:\n  pump: { hall: { level: 1, source: repair } }\n`;

const mendedInPlace = (structure: string) =>
  scenario(
    structure,
    `  pump: { contains: { card: card }, modes: { wear: { meter: h, life: 100 h, job: mend, renews: unit } } }
  card: { modes: { burnt: { meter: h, life: 130 h, job: mend, renews: unit } } }`,
    '{ do: mend, time: 50 h, stopsMachine: true }',
  );

/** When what failed, by the names of the modes. */
function failures(text: string): readonly string[] {
  const { facts, plan } = factsOf({ file: 'resting parts', text });
  return facts.flatMap((fact) =>
    fact.kind === 'failed' ? [`${fact.at} ${plan.modes[fact.mode]!.name}`] : [],
  );
}

test('a part that is exchanged comes back with the age that it failed at', () => {
  // Worn at 100 h and out at 150 h, it is back in at 300 h for the spare that was worn at 250 h: 30 h from its crack.
  expect(failures(exchanged(', structure: { any: [a, b] }')).slice(0, 3)).toEqual([
    '100 pump/wear',
    '250 pump/wear',
    '330 pump/crack',
  ]);
});

test('what a failed part contains rests with it', () => {
  // Worn from 100 to 150 h, so the card, of 130 h, burns at 180 h.
  expect(failures(mendedInPlace(', structure: { any: [a, b] }')).slice(0, 3)).toEqual([
    '100 pump/wear',
    '180 card/burnt',
    '300 pump/wear',
  ]);
});

test.each([
  ['exchanged', exchanged],
  ['mended in place', mendedInPlace],
])('a part that is %s ages as in a machine that stands still with it', (_, text) => {
  expect(failures(text(', structure: { any: [a, b] }'))).toEqual(failures(text('')));
});
