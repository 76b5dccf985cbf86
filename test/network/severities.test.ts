// Failures that take a part of a machine's output, by hand and in the long run.
import { describe, expect, test } from 'vitest';
import { precedences } from '../../engine/network/entitlements/precedence.ts';
import { chronicle, factsOf, scenarioFrom, sum, type Chronicle } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

interface Mode {
  readonly life: string;
  readonly severity: string;
  readonly mend?: number;
}

const press = (modes: Readonly<Record<string, Mode>>, horizon = 200, more = ''): string => `
aftersim: 1
name: One press
horizon: ${horizon} h
customer: { lostMargin: 100 USD/h }
places: { hall: { kind: field } }
items: ${JSON.stringify(
  Object.fromEntries(
    Object.entries(modes).map(([id, { life, severity }]) => {
      const [kind, output] = severity.split(' at ');
      const mode = {
        meter: 'oh',
        life,
        severity: kind,
        ...(output && { output }),
        job: `mend-${id}`,
        renews: 'mode',
      };
      return [id, { kind: 'consumable', price: '1 USD', modes: { wear: mode } }];
    }),
  ),
)}
products: { press: { sockets: ${JSON.stringify(Object.fromEntries(Object.keys(modes).map((id) => [id, id])))} } }
fleets: { presses: { product: press, count: 1, place: hall, usage: { oh: 1 oh/h } } }
pools: { fitters: { kind: people, home: hall, members: { all: { count: 2, hours: always } } } }
jobs: ${JSON.stringify(
  Object.fromEntries(
    Object.entries(modes).map(([id, { mend = 10 }]) => [
      `mend-${id}`,
      {
        steps: [
          { take: 'fitters' },
          { do: 'mend', time: `${mend} h`, stopsMachine: false },
          { release: 'fitters' },
        ],
      },
    ]),
  ),
)}
${more}`;
const played = (modes: Readonly<Record<string, Mode>>, horizon?: number, more?: string): Chronicle =>
  chronicle(scenarioFrom(press(modes, horizon, more), 'press.yaml'));

const failures = ({ facts }: Chronicle): readonly number[] => factsOf(facts, 'failed').map(({ at }) => at);
const lost = ({ facts }: Chronicle): readonly (readonly [number, number])[] =>
  factsOf(facts, 'outputLost').map(({ at, hours }) => [at, Math.round(hours * 1e9) / 1e9]);

const worn: Mode = { life: '100 oh', severity: 'degrades at 60 %' };

describe('a degraded machine', () => {
  test('runs on, and loses a part of its output until it is mended', () => {
    const its = played({ die: worn });
    expect(failures(its)).toEqual([100]);
    expect(factsOf(its.facts, 'stopped')).toEqual([]);
    expect(lost(its)).toEqual([[110, 4]]);
    expect(its.result.indicators['availability']).toBe(1);
    expect(its.result.indicators['outputAvailability']).toBeCloseTo((200 - 4) / 200, 12);
    expect(its.result.indicators['use/oh']).toBeCloseTo(196, 9);
  });

  test('wears what lives by use as much more slowly', () => {
    // The belt has run 100 at hour 100, and 103 five hours of degraded running later.
    const belt: Mode = { life: '103 oh', severity: 'runsOn' };
    expect(failures(played({ die: worn, belt }))).toEqual([100, 105]);
    const full: Mode = { life: '100 oh', severity: 'runsOn' };
    expect(failures(played({ die: full, belt }))).toEqual([100, 103]);
  });

  test('runs at the output of the worst of what is wrong with it', () => {
    const belt: Mode = { life: '103 oh', severity: 'degrades at 30 %' };
    // 0.4 lost from 100 to 105, 0.7 from then until the belt is mended at 115; by the product it would be 0.82.
    expect(lost(played({ die: worn, belt }))).toEqual([
      [105, 2],
      [110, 3.5],
      [115, 3.5],
    ]);
  });

  test('loses nothing of its output while it stands still: that is downtime', () => {
    const belt: Mode = { life: '103 oh', severity: 'stops', mend: 20 };
    const its = played({ die: worn, belt });
    expect(lost(its)).toEqual([[110, 2]]);
    expect(sum(factsOf(its.facts, 'downtime').map(({ hours }) => hours))).toBe(20);
  });

  test('costs its customer the margin of what it lost', () => {
    const more =
      'contracts: { service: { preset: adHoc, covers: [presses], unit: die, meter: oh } }\nprices: { labourRate: 0 USD/h, partsMarkup: 0 %, callOut: 0 USD }';
    const { ledger } = played({ die: worn }, 730, more);
    const cents = sum(
      ledger.entries
        .filter(({ charge }) => ledger.charges[charge]!.name.includes('lost margin'))
        .map((its) => its.cents),
    );
    // Six failures in a month: cycles of 110 h, and 4 h lost in each.
    expect(cents).toBe(6 * 4 * 100 * 100);
  });

  test('that is seen to fail: at full output nothing is lost', () => {
    expectBroken(() => {
      expect(lost(played({ die: { life: '100 oh', severity: 'runsOn' } }))).toEqual([[110, 4]]);
    });
  });
});

describe('in the long run', () => {
  const life = 400;
  const mend = 30;
  const output = (share: string): number =>
    played({ die: { life: `exponential(${life} oh)`, severity: `degrades at ${share}`, mend } }, 4_000_000)
      .result.indicators['outputAvailability']!;
  /** Renewal with rewards: full output for a life, a share of it while it is mended. */
  const exact = (share: number): number => (life + share * mend) / (life + mend);

  test('the output is that of a renewal process with rewards', () => {
    // Nine thousand cycles: the standard error of the mean is below 0.1 % of what is lost in each.
    expect(Math.abs(output('25 %') - exact(0.25))).toBeLessThan(0.002);
    expect(Math.abs(output('25 %') - exact(0.5))).toBeGreaterThan(0.01);
  });
});

test('bySeverity: what stands still goes first, then what is degraded, what runs on, and what is planned', () => {
  const need = { priority: 0, raisedAt: 0, dueAt: Infinity };
  const by = (severity: number, planned = false) => precedences.bySeverity({ ...need, severity, planned });
  expect([3, 1, 0, 2].sort((a, b) => by(a) - by(b))).toEqual([0, 1, 2, 3]);
});

describe('ages at the start, socket by socket', () => {
  const text = (age: string): string => `
aftersim: 1
name: A cart
horizon: 20_000 h
places: { yard: { kind: field } }
items: { wheel: { kind: consumable, modes: { wear: { meter: oh, life: "weibull(2, 4_000 oh)", job: mend, renews: mode } } } }
products: { cart: { sockets: { front: wheel, rear: { item: wheel, quantity: 2 } } } }
fleets: { carts: { product: cart, count: 1, place: yard, usage: { oh: 1 oh/h }${age} } }
pools: { fitters: { kind: people, home: yard, members: { all: { count: 2, hours: always } } } }
jobs: { mend: { steps: [{ take: fitters }, { do: mend, time: 0 h }, { release: fitters }] } }
`;
  /** When each socket failed first. */
  const firsts = (age: string): readonly number[] => {
    const { facts } = chronicle(scenarioFrom(text(age), 'cart.yaml'));
    return [0, 1, 2].map((socket) => factsOf(facts, 'failed').find((its) => its.socket === socket)!.at);
  };

  test('a life is conditional on the age of its own socket, from the same uniform', () => {
    const fresh = firsts('');
    const aged = firsts(', initialAge: { meter: oh, age: 0 oh, sockets: { rear: 3_000 oh } }');
    expect(aged[0]).toBe(fresh[0]);
    // Weibull of shape 2: the hazard spent at 3,000 is added to that of the new life.
    for (const rear of [1, 2])
      expect(aged[rear]).toBeCloseTo(Math.sqrt(fresh[rear]! ** 2 + 3000 ** 2) - 3000, 6);
    expectBroken(() => {
      expect(aged[1]).toBeCloseTo(fresh[1]!, 6);
    });
  });

  test('and the other sockets have the age of the fleet', () => {
    const all = firsts(', initialAge: { meter: oh, age: 1_000 oh }');
    const some = firsts(', initialAge: { meter: oh, age: 1_000 oh, sockets: { front: 0 oh } }');
    expect(some.slice(1)).toEqual(all.slice(1));
    expect(some[0]).toBe(firsts('')[0]);
  });
});
