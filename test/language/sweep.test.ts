// The section `sweep`: a cell is the base with one point of each axis laid over it, and is read like an alternative.
import { describe, expect, it } from 'vitest';
import { formatProblems, readScenario, type AxisSetting } from '../../language/index.ts';
import { pumps, readRight } from './read.ts';

const read = (text: string, axes: readonly AxisSetting[] = [], settings: readonly string[] = []) =>
  readScenario(text, { file: 'test.yaml', settings, sweep: { axes } });

function right(text: string, axes: readonly AxisSetting[] = [], settings: readonly string[] = []) {
  const its = read(text, axes, settings);
  if ('problems' in its) throw new Error(formatProblems(its.problems));
  return its;
}

const grid = `${pumps}sweep:
  axes:
    crew: { points: { small: {}, large: { pools: { technicians: { members: { early: { count: 5 } } } } } } }
    spares: { path: stocks.pump.depot.level, values: [2, 4, 6] }
    model: { alternatives: [payPerUse] }
  measures: [availability, downtime / failures]
`;

describe('a sweep', () => {
  it('makes a cell of each combination, the last axis turning fastest', () => {
    const { sweep, scenario } = right(grid);
    expect(sweep?.axes).toEqual([
      { id: 'crew', points: ['small', 'large'] },
      { id: 'spares', points: ['2', '4', '6'] },
      { id: 'model', points: ['payPerUse'] },
    ]);
    expect(sweep?.cells.map(({ id }) => id)).toEqual(
      ['small', 'large'].flatMap((crew) =>
        ['2', '4', '6'].map((spares) => `crew=${crew}, spares=${spares}, model=payPerUse`),
      ),
    );
    expect(Object.keys(scenario.alternatives)).toEqual(sweep?.cells.map(({ id }) => id));
    expect(sweep?.measures).toEqual(['availability', 'downtime / failures']);
  });

  it('lays the points of all axes over the base, and leaves the base alone', () => {
    const { scenario } = right(grid);
    const cell = scenario.alternatives['crew=large, spares=6, model=payPerUse'];
    expect(cell?.network.stocks['depot/pump']?.initial).toBe(6);
    expect(cell?.network.pools['technicians']?.members['early']?.count).toBe(5);
    expect(cell?.economics.contracts['service']?.preset).toBe('payPerUse');
    expect(scenario.base).toEqual(readRight(pumps).scenario.base);
  });

  it('is not read where nobody asked for it', () => {
    const plain = readRight(grid);
    expect(plain.sweep).toBeNull();
    expect(plain.scenario).toEqual(readRight(pumps).scenario);
  });

  it('takes axes given beside the file in place of those in it', () => {
    const { sweep, scenario } = right(grid, [{ path: 'stocks.pump.plant.level', values: ['1', '3'] }]);
    expect(sweep?.cells.map(({ id }) => id)).toEqual([
      'stocks.pump.plant.level=1',
      'stocks.pump.plant.level=3',
    ]);
    const levels = Object.values(scenario.alternatives).map(
      ({ network }) => network.stocks['plant/pump']?.initial,
    );
    expect(levels).toEqual([1, 3]);
  });

  it('has settings act on all cells', () => {
    const { scenario } = right(grid, [], ['fleets.stations.count=3']);
    for (const { network } of Object.values(scenario.alternatives))
      expect(network.fleets['stations']?.count).toBe(3);
  });

  it('tells once what is wrong with a point, and where a cell alone is wrong', () => {
    const wrong = grid.replace('values: [2, 4, 6]', 'values: [2, many]').replace('count: 5', 'cuont: 5');
    const its = read(wrong);
    const lines = 'problems' in its ? its.problems.map(({ path, message }) => `${path}: ${message}`) : [];
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('crew.points.large.pools.technicians.members.early.cuont: unknown key');
    expect(lines[1]).toContain('sweep.axes.spares.values[1]: expected a whole number');
    const together = read(grid.replace('large: {', 'large: { jobs: { overhaul: null },'));
    const told = 'problems' in together ? formatProblems(together.problems) : '';
    expect(told).toContain('in the cell crew=large, spares=2, model=payPerUse');
  });

  it('says so where a path leads nowhere', () => {
    const its = read(grid.replace('depot.level', 'depott.level'));
    const lines = 'problems' in its ? its.problems.map(({ path, message }) => `${path}: ${message}`) : [];
    expect(lines).toEqual(['sweep.axes.spares.path: there is no "depott" in stocks.pump']);
  });
});
