// Starters: whatever is chosen, the text is a scenario without a problem or a remark, and says what was chosen.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatProblems, readScenario } from '../../language/index.ts';
import { starterDefaults, type StarterChoices } from '../../language/starter/starter-choices.ts';
import { contractTitles } from '../../language/starter/starter-prices.ts';
import { sectors } from '../../language/starter/sectors.ts';
import { starter } from '../../language/starter/starter.ts';

const models = Object.keys(contractTitles);
const choices: fc.Arbitrary<StarterChoices> = fc.record({
  count: fc.option(fc.integer({ min: 1, max: 500 })),
  lostMargin: fc.option(fc.constantFrom('0', '12.5', '1_000')),
  offerings: fc.constantFrom('one', 'two', 'three'),
  against: fc.subarray(models, { maxLength: 4 }),
  technicians: fc.integer({ min: 1, max: 50 }),
  hours: fc.constantFrom('office', 'extended', 'always'),
  base: fc.constantFrom('site', 'depot'),
  spares: fc.integer({ min: 0, max: 9 }),
  chain: fc.constantFrom('supplier', 'central'),
  noticed: fc.constantFrom('atOnce', 'later'),
  replications: fc.constantFrom(10, 30, 100),
});

test('every starter is a scenario that says what was chosen', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(sectors)),
      fc.constantFrom(...models),
      choices,
      (id, model, chosen) => {
        const sector = sectors[id]!;
        const lostMargin = chosen.lostMargin === null ? null : `${chosen.lostMargin} ${sector.currency}/h`;
        const read = readScenario(starter(sector, model, { ...chosen, lostMargin }), { file: id });
        if ('problems' in read) throw new Error(formatProblems(read.problems));
        expect(formatProblems(read.warnings)).toBe('');
        const { base, alternatives, replications } = read.scenario;
        expect(replications).toBe(chosen.replications);
        expect(base.economics.contracts['service']?.preset).toBe(model);
        const compared = [...new Set([model, ...chosen.against])];
        expect(
          Object.values(alternatives).map((each) => each.economics.contracts['service']?.preset),
        ).toEqual(compared.length === 1 ? [model, model] : compared);
        const fleets = Object.values(base.network.fleets);
        const tiers = { one: 1, two: 2, three: 3 }[chosen.offerings];
        expect(fleets).toHaveLength(tiers);
        const machines = fleets.reduce((sum, { count }) => sum + count, 0);
        expect(machines).toBe(Math.max(tiers, chosen.count ?? sector.count));
      },
    ),
    { numRuns: 60 },
  );
});

test('without choices it is what the command line writes', () => {
  const sector = sectors['wind']!;
  expect(starter(sector, 'lease', starterDefaults)).toBe(starter(sector, 'lease'));
  expect(() => starter(sector, 'barter')).toThrow(/no contract "barter"/);
});
