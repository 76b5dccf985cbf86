import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factFields, factKinds } from '../../engine/network/facts/fact-fields.ts';
import { directoryOf } from '../../engine/trace/directory.ts';
import { readTrace, TraceWriter, traceVersion } from '../../engine/trace/trace.ts';
import { expectCaught } from '../kernel/seen-to-fail.ts';
import {
  chronicle,
  scenarioIn,
  shipped,
  helpingShelves,
  comingsAndGoings,
  openingHours,
  repairStations,
  twoCustomers,
  twoDepots,
} from '../laws/chronicle.ts';
import {
  aFact,
  aHeader,
  cutOffTracesInventNothing,
  givesBackWhatItTook,
  type HeaderToWrite,
  type Notation,
} from '../laws/traces.ts';

const ours: Notation = {
  write(header, facts) {
    const writer = new TraceWriter();
    for (const fact of facts) writer.add(fact);
    return writer.finish(header);
  },
  read: readTrace,
};

const files: readonly (readonly [string, string, string[]])[] = [
  ['the aero engines', shipped.flagship, ['horizon=1_500 h']],
  ['the twenty pumps', shipped.teaching, []],
  ['two depots, which is not shipped', twoDepots, []],
];

const headerOf = ({ scenario, plan, horizon }: ReturnType<typeof chronicle>): HeaderToWrite => ({
  scenario: scenario.name,
  alternative: 'base',
  mode: 'frozen',
  seed: scenario.seed,
  replication: 0,
  horizon,
  engine: '0',
  directory: directoryOf(plan),
});

describe('a trace', () => {
  test('gives back every fact of every kind, whatever its numbers, and its header', () => {
    fc.assert(
      givesBackWhatItTook(() => ours),
      { numRuns: 300 },
    );
  });

  test.each(files)('of %s gives back the run', (_, file, settings) => {
    const its = chronicle(scenarioIn(file, settings));
    const { header, facts } = readTrace(ours.write(headerOf(its), its.facts));
    expect(facts.length).toBe(its.facts.length);
    for (const [index, fact] of its.facts.entries()) if (index % 7 === 0) expect(facts[index]).toEqual(fact);
    expect(header.version).toBe(traceVersion);
    expect(header.scenario).toBe(its.scenario.name);
  });

  test('names machines, modes, pools, stocks and the rest, so that it can be read without its scenario', () => {
    const its = chronicle(scenarioIn(twoDepots, ['horizon=100 h']));
    const { directory } = readTrace(ours.write(headerOf(its), its.facts)).header;
    expect(directory.machines).toEqual([
      ...Array.from({ length: 9 }, (_, number) => `northern/${number + 1}`),
      ...Array.from({ length: 7 }, (_, number) => `southern/${number + 1}`),
      'trial/1',
    ]);
    expect(directory).toMatchObject({
      fleets: ['northern', 'southern', 'trial'],
      items: ['gearbox', 'bearing', 'shaft', 'seal', 'controller'],
      modes: [
        'gearbox/wear',
        'gearbox/inspection',
        'bearing/seizure',
        'seal/leak',
        'controller/fault',
        'controller/burnOut',
      ],
      tiers: ['platinum', 'gold', 'silver'],
      customers: ['north', 'south'],
      places: ['hub', 'depotN', 'depotS', 'plantN', 'plantS', 'officeS'],
    });
    expect(directory.pools).toContain('fitters/depotN');
    expect(directory.stocks).toContain('hub/gearbox');
    expect(directory.fleetOf.length).toBe(directory.machines.length);
  });

  test('that is cut off is refused, or holds the facts before the cut', () => {
    fc.assert(
      cutOffTracesInventNothing(() => ours),
      { numRuns: 300 },
    );
  });

  test('of an unknown version, or of something else, is refused by name', () => {
    const [header] = fc.sample(aHeader, { numRuns: 1, seed: 1 });
    const bytes = ours.write(header!, []);
    const text = new TextDecoder().decode(bytes);
    const at = text.indexOf('"version":1');
    const newer = bytes.slice();
    newer[at + '"version":'.length] = '9'.charCodeAt(0);
    expect(() => readTrace(newer)).toThrow(/version 9; this program reads version 1/);
    expect(() => readTrace(new TextEncoder().encode('not a trace at all'))).toThrow(/not an aftersim trace/);
    expect(() => readTrace(new Uint8Array())).toThrow(RangeError);
    expect(() => readTrace(new Uint8Array([...bytes, 4, 250, 1, 2, 3]))).toThrow(RangeError);
  });

  test('would be caught if it lost a digit, a fact, a meter or the end', () => {
    const wrong =
      (change: Partial<Notation>): (() => Notation) =>
      () => ({ ...ours, ...change });
    expectCaught(
      givesBackWhatItTook(
        wrong({
          read: (bytes) => {
            const { header, facts } = readTrace(bytes);
            return { header, facts: facts.map((fact) => ({ ...fact, at: Math.fround(fact.at) })) };
          },
        }),
      ),
    );
    expectCaught(
      givesBackWhatItTook(wrong({ write: (header, facts) => ours.write(header, facts.slice(1)) })),
    );
    expectCaught(
      givesBackWhatItTook(
        wrong({
          read: (bytes) => {
            const { header, facts } = readTrace(bytes);
            return {
              header,
              facts: facts.map((fact) =>
                fact.kind === 'metered' ? { ...fact, use: fact.use.slice(0, 2) } : fact,
              ),
            };
          },
        }),
      ),
    );
    const invents = wrong({
      read: (bytes) => {
        const [invented] = fc.sample(aFact, { numRuns: 1, seed: 3 });
        try {
          return readTrace(bytes);
        } catch {
          return { header: undefined as never, facts: [invented!] };
        }
      },
    });
    expectCaught(cutOffTracesInventNothing(invents));
  });
});

describe('the table of fields', () => {
  test('covers every field of every kind of fact, and a run with something of everything tells of every kind', () => {
    const facts = [
      ...[twoDepots, helpingShelves, repairStations, comingsAndGoings, openingHours].flatMap(
        (file) => chronicle(scenarioIn(file)).facts,
      ),
      ...chronicle(scenarioIn(twoCustomers), { mode: 'decisions' }).facts,
    ];
    const seen = new Map(facts.map((fact) => [fact.kind, Object.keys(fact)]));
    expect([...seen.keys()].toSorted()).toEqual([...factKinds].toSorted());
    for (const [kind, fields] of seen) {
      expect(fields.toSorted()).toEqual(['kind', 'id', 'at', 'cause', ...factFields[kind]].toSorted());
    }
    for (const fact of facts) {
      const values = Object.entries(fact)
        .filter(([field]) => field !== 'kind')
        .flatMap(([, value]: [string, unknown]) => value);
      if (!values.every((value) => typeof value === 'number' && Number.isFinite(value)))
        expect.fail(JSON.stringify(fact));
    }
  });
});
