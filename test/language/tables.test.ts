// Tables beside a scenario: a fleet from one, a sample from another, and what is said of tables that are not what they should
// be, each at its file, row and column.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, formatProblem, readScenario, readTable } from '../../language/index.ts';
import type { ReadScenario } from '../../language/index.ts';
import { mostTableBytes } from '../../language/source/table.ts';

const scenario = (fleet: string, life = 'weibull(2, 4_000 h)', more = ''): string => `aftersim: 1
name: Own machines
horizon: 1 y
places: { north: { kind: field }, south: { kind: field } }
items:
  pump:
    kind: consumable
    price: 4_000 USD
    modes: { wear: { meter: h, life: "${life}", severity: stops, job: swap, renews: unit } }
products: { station: { sockets: { pump: pump } } }
fleets: { mine: { ${fleet} } }
pools: { crew: { kind: people, homes: [north, south], wage: 40 USD/h, members: { team: { count: 2, hours: always } } } }
jobs: { swap: { preset: partFirst, item: pump, crew: crew, work: 3 h } }
stocks: { pump: { north: { level: 2, source: supplier, leadTime: 14 d }, south: { level: 1, source: north } } }
lanes: { road: { from: north, to: south, time: 2 h } }
customer: { lostMargin: 150 USD/h }
prices: { labourRate: 80 USD/h, partsMarkup: 20 %, callOut: 120 USD }
contracts: { service: { preset: adHoc, covers: [mine], unit: pump, meter: h } }
${more}`;

const mapped =
  'from: fleet.csv, columns: { id: serial, place: site, "usage.h": use, age: hours }, units: { age: h, "usage.h": h/d }, ' +
  'product: station, initialAge: { meter: h }';
const machines = 'serial,site,use,hours\nP1,north,24,1000\nP2,south,12,"2_500.5"\nP3,south,20 h/d,0\n';

type Given = Readonly<Record<string, string | Uint8Array>>;
const read = (text: string, files: Given) =>
  readScenario(text, {
    file: 'my/pumps.yaml',
    files: (name) => (Object.hasOwn(files, name) ? files[name] : undefined),
  });
function right(text: string, files: Given): ReadScenario {
  const result = read(text, files);
  if ('problems' in result) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result;
}
function wrong(text: string, files: Given): readonly string[] {
  const result = read(text, files);
  return 'problems' in result ? result.problems.map(formatProblem) : [];
}

describe('a fleet from a table', () => {
  it('is a machine for each row, with its own place, use and age', () => {
    const { fleets } = right(scenario(mapped), { 'fleet.csv': machines }).scenario.base.network;
    expect(Object.keys(fleets)).toEqual(['mine-P1', 'mine-P2', 'mine-P3']);
    const told = Object.values(fleets).map(({ count, place, usage, initialAge }) => [
      count,
      place,
      usage['h']?.perHour,
      initialAge,
    ]);
    const age = (value: number) =>
      expect.objectContaining({ meter: 'h', age: { law: 'constant', value } }) as unknown;
    expect(told).toEqual([
      [1, 'north', 1, age(1000)],
      [1, 'south', 0.5, age(2500.5)],
      [1, 'south', 20 / 24, age(0)],
    ]);
  });

  it('is what the same machines written one by one are', () => {
    const one = (id: string, place: string, use: string, age: string): string =>
      `mine-${id}: { product: station, count: 1, place: ${place}, usage: { h: ${use} }, initialAge: { meter: h, age: ${age} } }`;
    const written = scenario(mapped)
      .replace(`mine: { ${mapped} }`, () =>
        [
          one('P1', 'north', '24 h/d', '1000 h'),
          one('P2', 'south', '12 h/d', '2_500.5 h'),
          one('P3', 'south', '20 h/d', '0 h'),
        ].join(', '),
      )
      .replace('covers: [mine]', 'covers: [mine-P1, mine-P2, mine-P3]');
    const { scenario: fromTable } = right(scenario(mapped), { 'fleet.csv': machines });
    expect(canonicalJson(fromTable)).toBe(canonicalJson(right(written, {}).scenario));
  });

  it('takes columns that are called like what they fill, and numbers machines without a name', () => {
    const text = scenario('from: fleet.csv, product: station, place: north, initialAge: { meter: h }');
    const files = {
      'fleet.csv': '\ufeffplace,usage.h,age,remark\r\n"south",24 h/d,5 h,"a, b"\r\n,12 h/d,6 h,\r\n',
    };
    const { fleets } = right(text, files).scenario.base.network;
    expect(Object.entries(fleets).map(([id, { place }]) => [id, place])).toEqual([
      ['mine-1', 'south'],
      ['mine-2', 'north'],
    ]);
  });

  it('takes overlays, for all its machines', () => {
    const more =
      'alternatives: { worn: { fleets: { mine: { wear: 1.5 } } }, other: { fleets: { mine: { from: b.csv } } } }';
    const files = { 'fleet.csv': machines, 'b.csv': `${machines}P4,north,1,1\n` };
    const { alternatives } = right(scenario(mapped, undefined, more), files).scenario;
    expect(Object.values(alternatives['worn']?.network.fleets ?? {}).map(({ wear }) => wear)).toEqual([
      1.5, 1.5, 1.5,
    ]);
    expect(Object.keys(alternatives['other']?.network.fleets ?? {})).toHaveLength(4);
  });

  it('is a part of the scenario: another age is another scenario', () => {
    const of = (table: string): string =>
      canonicalJson(right(scenario(mapped), { 'fleet.csv': table }).scenario);
    expect(of(machines)).not.toBe(of(machines.replace('1000', '1001')));
    expect(of(machines)).toBe(of(machines.replaceAll('\n', '\r\n')));
  });
});

describe('a sample from a table', () => {
  it('is the empirical law of a column', () => {
    const files = { 'fleet.csv': machines, 'lives.csv': 'n,hours\n1,900\n2,1_100 h\n3,1300\n' };
    const { items } = right(scenario(mapped, 'empirical(lives.csv, hours, h)'), files).scenario.base.network;
    expect(canonicalJson(items['pump']?.modes)).toContain('{"law":"empirical","sample":[900,1100,1300]}');
  });

  it('is told of by row and column where it is wrong', () => {
    const files = { 'fleet.csv': machines, 'lives.csv': 'n,hours\n1,900\n2,\n3,"1,5"\n' };
    expect(wrong(scenario(mapped, 'empirical(lives.csv, hours, h)'), files)).toEqual([
      'my/lives.csv:3:3  items.pump.modes.wear.life: there is no value in the column "hours" here',
      'my/lives.csv:4:3  items.pump.modes.wear.life: "1,5" is not a number with a unit; write "16_000 h", with a point for decimals',
    ]);
  });
});

describe('a table that is not what it should be', () => {
  const inFleet = (table: string | Uint8Array): readonly string[] =>
    wrong(scenario(mapped), { 'fleet.csv': table });
  const header = 'serial,site,use,hours';

  it('is told of by row and column, all at once', () => {
    expect(inFleet(`${header}\nP1,nrth,24,1000\nP2,south,12,old\nP2,south,1,5\nP 3?,south,1,2\n`)).toEqual([
      'my/fleet.csv:2:4  fleets.mine-P1.place: no place is called "nrth"; did you mean "north"?',
      'my/fleet.csv:3:13  fleets.mine-P2.initialAge.age: "old" is no value with a unit and no distribution such as "weibull(3, 25_198 fh)" or "lognormal(4 h, 50 %)"',
      'my/fleet.csv:4:1  fleets.mine: the machine "P2" stands in line 3 already; each has one row',
      'my/fleet.csv:5:1  fleets.mine: "mine-P 3?" cannot be an id: ids begin with a letter, and have up to 64 letters, digits, spaces, "-", "_" and "."',
    ]);
  });

  it.each([
    ['', '1:1  the table is empty; its first line names the columns, such as "id,place,age"'],
    ['# a remark\n\n', '1:1  the table is empty; its first line names the columns, such as "id,place,age"'],
    [
      'serial;site;use;hours\n',
      '1:1  cells are parted by commas here; export the table with commas, and numbers with points',
    ],
    ['serial,,use,hours\n', '1:8  a column has no name; the first line names every column'],
    ['serial,site,site,hours\n', '1:13  a second column is called "site"'],
    [
      `${header}\nP1,north\n`,
      '2:1  the header names 4 columns, this row has 2; quote cells that have commas in them',
    ],
    [
      `${header}\nP1,"north,1,2\n`,
      '2:4  a quotation mark is not closed, or stands inside a cell; write it twice, in a quoted cell',
    ],
    [
      `${header}\nP1,no"rth,1,2\n`,
      '2:6  a quotation mark is not closed, or stands inside a cell; write it twice, in a quoted cell',
    ],
    [
      `${header}\nP1,north,1,=A2+B2\n`,
      '2:12  this is a formula; export the table with values in the place of formulas',
    ],
    [
      Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0xff]),
      '1:1  this is not text in UTF-8; save the table as CSV in UTF-8',
    ],
    [
      new Uint8Array(mostTableBytes + 1),
      `1:1  the table is longer than ${mostTableBytes} bytes, the most that are read`,
    ],
  ])('%#', (table, message) => {
    expect(inFleet(table)).toEqual([`my/fleet.csv:${message}`]);
  });

  it('is told of where it is asked for, when it has no rows, no such column, or is not there', () => {
    expect(inFleet(`${header}\n`)).toEqual([
      'my/pumps.yaml:11:25  fleets.mine.from: the table "fleet.csv" has a header and no rows',
    ]);
    expect(inFleet('serial,sites,use,hours\nP1,north,1,2\n').join()).toContain(
      'fleets.mine.columns.place: "my/fleet.csv" has no column "site"; its columns are serial, sites, use, hours; did you mean "sites"?',
    );
    expect(wrong(scenario(mapped), {})).toEqual([
      'my/pumps.yaml:11:25  fleets.mine.from: there is no file "fleet.csv" beside the scenario; put the table (CSV) into its folder',
    ]);
  });

  it('is not looked for outside of the folder', () => {
    for (const name of [
      '../fleet.csv',
      '/etc/fleet.csv',
      'a/../../fleet.csv',
      './fleet.csv',
      'C:fleet.csv',
    ]) {
      const text = scenario(mapped.replace('fleet.csv', `"${name}"`));
      const files = { [name]: machines };
      expect(wrong(text, files)).toEqual([
        expect.stringContaining('does not lie in the folder of the scenario'),
      ]);
    }
  });

  it('is read in time however long its lines are', () => {
    expect(inFleet(`${header}\n${'x'.repeat(10_000_000)},north,1,2\n`)).toHaveLength(1);
    expect(inFleet(`${header}\n${','.repeat(1_000_000)}\n`)).toHaveLength(1);
    expect(inFleet(`${header}\n${'""'.repeat(1_000_000)}\n`)).toHaveLength(1);
  });

  it('never ends the reading, whatever is changed in it', () => {
    const piece = fc.constantFrom(
      '"',
      ',',
      '\n',
      '\r',
      '=',
      ';',
      '\u0000',
      '\ufeff',
      '-',
      '1e999',
      'P1',
      '#',
      'é',
      '__proto__',
    );
    const edit = fc.tuple(fc.nat(machines.length), fc.nat(6), piece);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let table = machines;
        for (const [at, length, text] of edits) table = table.slice(0, at) + text + table.slice(at + length);
        const result = read(scenario(mapped), { 'fleet.csv': table });
        if (!('problems' in result)) return Object.keys(result.scenario.base.network.fleets).length > 0;
        return result.problems.length > 0 && result.problems.every(({ message }) => message !== '');
      }),
      { numRuns: 300 },
    );
  });

  it('reads back what is written in quotes', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\r\n\0=]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const table = readTable(['a,b', ...quoted].join('\n'), 'x.csv');
        if ('problems' in table) throw new Error(table.problems.map(formatProblem).join('\n'));
        expect(table.rows.map((row) => row.map(({ text }) => text))).toEqual(rows);
      }),
    );
  });
});
