import { describe, expect, it } from 'vitest';
import { migrated } from '../../language/migrate.ts';
import type { Problem } from '../../language/problem.ts';
import { overlaid } from '../../language/source/overlay.ts';
import { parse } from '../../language/source/parse.ts';
import { applySettings } from '../../language/source/settings.ts';
import { plain, type SourceNode } from '../../language/source/source-tree.ts';
import { pumps, readRight, shippedText, withChange, wrongWith } from './read.ts';

function tree(text: string): SourceNode {
  const parsed = parse(text, 'test.yaml');
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.tree;
}

function data(node: SourceNode): unknown {
  return JSON.parse(JSON.stringify(plain(node)));
}

function overlay(base: string, over: string): unknown {
  const problems: Problem[] = [];
  const result = data(overlaid(tree(base), tree(over), problems));
  return problems.length === 0 ? result : problems.map(({ message }) => message);
}

describe('overlays', () => {
  it('merge maps by key, replace lists and scalars whole, and remove by null', () => {
    expect(
      overlay('{ a: { x: 1, y: 2 }, b: [1, 2], c: 3 }', '{ a: { y: 5, z: 6 }, b: [9], c: null }'),
    ).toEqual({
      a: { x: 1, y: 5, z: 6 },
      b: [9],
    });
    expect(overlay('{ a: 1 }', '{ a: { b: 2 } }')).toEqual({ a: { b: 2 } });
    expect(overlay('{ a: { b: 2 } }', '{ a: 1 }')).toEqual({ a: 1 });
  });

  it('replace a value together with its basis and range', () => {
    const base = '{ a: { value: 4, basis: published, source: somebody, range: [3, 5] } }';
    expect(overlay(base, '{ a: 6 }')).toEqual({ a: 6 });
    expect(overlay(base, '{ a: { value: 6, basis: assumed } }')).toEqual({
      a: { value: 6, basis: 'assumed' },
    });
    expect(overlay(base, '{ a: { range: [1, 9] } }')).toEqual({
      a: { value: 4, basis: 'published', source: 'somebody', range: [1, 9] },
    });
  });

  it('tell of what is not there to be removed', () => {
    expect(overlay('{ a: 1 }', '{ b: null }')).toEqual(['there is no "b" to remove here']);
    expect(overlay('{ a: 1 }', '{ b: { c: null } }')).toEqual(['there is no "c" to remove here']);
  });

  it('leave the base as it was', () => {
    const base = tree(shippedText('aero-engines'));
    const before = structuredClone(base);
    overlaid(base, tree('{ lanes: null, items: { engine: { price: 1 USD } } }'), []);
    applySettings(base, ['fleets.A.count=1', 'lanes=null', 'jobs.lineFix.steps[1].resolves=1']);
    expect(base).toEqual(before);
  });

  it('may give an alternative its own title', () => {
    const text = withChange(pumps, 'payPerUse: { contracts', 'payPerUse: { title: By the hour, contracts');
    const { scenario } = readRight(text);
    expect(scenario.alternatives['payPerUse']?.title).toBe('By the hour');
    expect(scenario.base.title).toBe('Pumps at two plants');
    expect(readRight(pumps).scenario.alternatives['payPerUse']?.title).toBe('payPerUse');
  });

  it('change the physics where they say so, and only there', () => {
    const text = `${pumps}  more stock: { stocks: { pump: { plant: { level: 3 } } } }\n`;
    const { base, alternatives } = readRight(text).scenario;
    const changed = alternatives['more stock'];
    const before = base.network.stocks['plant/pump']!;
    expect(changed?.network.stocks['plant/pump']).toEqual({
      ...before,
      initial: 3,
      replenish: { ...before.replenish, reorderAt: 2, orderUpTo: 3 },
    });
    expect({ ...changed?.network, stocks: {} }).toEqual({ ...base.network, stocks: {} });
    expect(changed?.economics).toEqual(base.economics);
  });
});

describe('settings', () => {
  it('change the file before it is read', () => {
    const { scenario } = readRight(pumps, [
      'fleets.stations.count=7',
      'seed=abc',
      'horizon=30 d',
      'jobs.overhaul.steps[1].time=5 h',
      'items.motor.price={ value: 800 USD, basis: recalled }',
      'fleets.stations.wear=0.5',
      'beliefs.stopHours=2 h',
    ]);
    expect(scenario).toMatchObject({ seed: 'abc', horizon: 720 });
    expect(scenario.base.network.fleets['stations']).toMatchObject({ count: 7, wear: 0.5 });
    expect(scenario.base.network.jobs['overhaul']?.steps[1]).toMatchObject({ time: { value: 5 } });
    expect(scenario.base.economics.unitValues['motor']?.price).toBe(80_000);
    expect(scenario.base.decisions['spares']?.options['asStocked']?.believedStopHours).toBe(2);
    expect(scenario.alternatives['payPerUse']?.network.fleets['stations']?.count).toBe(7);
  });

  it('reach ids with points, spaces and slashes in them', () => {
    const text = pumps.replaceAll('motor', 'motor 2.5');
    const { scenario } = readRight(text, [
      'items.motor 2.5.price=1 USD',
      'decisions.spares.options.one more.stocks.depot/pump=3',
    ]);
    expect(scenario.base.economics.unitValues['motor 2.5']?.price).toBe(100);
    expect(scenario.base.decisions['spares']?.options['one more']?.changes).toEqual([
      { port: 'stockLevel', stock: 'depot/pump', add: 3 },
    ]);
  });

  it('remove by null', () => {
    const { scenario } = readRight(pumps, ['decisions=null', 'alternatives.payPerUse=null']);
    expect(scenario.base.decisions).toEqual({});
    expect(scenario.alternatives).toEqual({});
  });

  it('keep a long seed to its last digit', () => {
    const seed = '12345678901234567890123';
    expect(readRight(pumps, [`seed=${seed}`]).scenario.seed).toBe(seed);
  });

  it.each([
    ['fleets.statoins.count=3', 'there is no "statoins" in fleets; did you mean "stations"?'],
    ['flets.stations.count=3', 'there is no "flets" in the scenario; did you mean "fleets"?'],
    ['fleets.stations.coutn=3', 'unknown key "coutn"'],
    ['fleets.stations.count=three', 'expected a whole number from 1 to 1000000, not "three"'],
    ['fleets.stations.count=[1', 'not valid YAML'],
    ['fleets.stations.count.x=1', 'there is no "x" in fleets.stations.count'],
    ['jobs.overhaul.steps[9].time=1 h', 'there is no "9" in jobs.overhaul.steps'],
    ['fleets.stations.count', 'a setting is written path=value'],
    ['=3', 'a setting is written path=value'],
    ['horizon=', 'the file is empty'],
  ])('%s is told of', (setting, message) => {
    const lines = wrongWith(pumps, [setting]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
    expect(lines[0]).toMatch(new RegExp('^--set '));
  });
});

describe('versions', () => {
  const twoSteps = [
    { from: 1, migrate: (node: SourceNode) => overlaid(node, tree('{ renamed: 1 }'), []) },
    { from: 2, migrate: (node: SourceNode) => overlaid(node, tree('{ added: 2 }'), []) },
  ];

  it('are brought up to date step by step', () => {
    const present = migrated(tree('aftersim: 1\nname: old'), twoSteps, 3);
    expect('tree' in present && data(present.tree)).toEqual({
      aftersim: 1,
      name: 'old',
      renamed: 1,
      added: 2,
    });
    const later = migrated(tree('aftersim: 2'), twoSteps, 3);
    expect('tree' in later && data(later.tree)).toEqual({ aftersim: 2, added: 2 });
  });

  it('are refused where a step is missing, and where they are newer or none', () => {
    for (const version of ['1', '4', '0', '1.5', 'true', '"1"', '[1]']) {
      expect('problems' in migrated(tree(`aftersim: ${version}`), [], 3)).toBe(true);
    }
  });
});
