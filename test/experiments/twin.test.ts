// The analytic twin: where theory is exact it says what the oracles say and the simulation agrees; where the scenario breaks
// an assumption, it says which; where no closed form fits, it says so.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { estimates } from '../../engine/experiments/outcomes.ts';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { firstToEnd } from '../../engine/experiments/twin/lives.ts';
import { eventsBy, fixedEventsBy } from '../../engine/experiments/twin/strikes.ts';
import { theoryOf, twinOf, type Theory, type Twin } from '../../engine/experiments/twin/twin.ts';
import { constant, exponential, uniformBetween, weibull } from '../../engine/random/distributions/index.ts';
import { renewalsBy } from '../../engine/theory/index.ts';
import { formatProblems, readScenario } from '../../language/index.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import {
  threeEchelons,
  twoEchelons,
  type ThreeEchelons,
  type TwoEchelons,
} from '../oracles/echelon-scenarios.ts';
import { fixture } from '../oracles/fixtures.ts';
import { blueprintOf, type Model } from '../oracles/simulate.ts';

const theoryFor = (model: Model): Theory => {
  const its = blueprintOf(model);
  return theoryOf(its.plan, its.horizon);
};

/** Theory beside so many replications, with 99.9 % intervals. */
function twinFor(model: Model, replications: number): Twin {
  const its = blueprintOf(model);
  const results = Array.from({ length: replications }, (_, replication) =>
    run(its, { seed: 'twin', replication, replay: '', measures: 'all' }),
  );
  return twinOf(theoryOf(its.plan, its.horizon), estimates(results, 0.999));
}

/** The first form that has the figure says this value, and none of its assumptions is broken. */
function says({ forms }: Theory, metric: string, value: number): void {
  const form = forms.find(({ figures }) => figures.some((its) => its.metric === metric));
  const figure = form?.figures.find((its) => its.metric === metric)?.value ?? NaN;
  expect(form?.assumptions.filter(({ holds }) => !holds)).toEqual([]);
  expect(Math.abs(figure - value), `${metric}: ${figure}, not ${value}`).toBeLessThan(
    1e-8 * Math.max(1, Math.abs(value)),
  );
}

type Numbers = Readonly<Record<string, number>>;
const expected = (file: string, id: string): Numbers => fixture<Numbers>(file, id).expect;
const of = (values: Numbers, name: string): number => values[name] ?? NaN;

interface Case {
  readonly id: string;
  readonly model: Model;
  /** Measures and what the oracle says of them. */
  readonly values: Readonly<Record<string, number>>;
  readonly wrong: string;
}

const bs1 = expected('base-stock', 'SP-1-BS1');
const bs3 = expected('base-stock', 'SP-1-BS3');
const mmc1 = expected('one-line', 'q1.mmc.1');
const mmc3 = expected('one-line', 'q1.mmc.3');
const rep1 = expected('repairmen', 'q2.rep.1');
const rep3 = expected('repairmen', 'q2.rep.3');
const alt1 = expected('up-and-down', 'q4.alt.1');
const alt3 = expected('up-and-down', 'q4.alt.3');
const rq1 = expected('stock-rules', 'SP-1-RQ1');
const em1 = expected('stock-rules', 'SP-1-EM1');

const shelf = (values: Numbers): Numbers => ({
  'fillRate/shop/part': of(values, 'fill_rate'),
  'backorders/shop/part': of(values, 'mean_backorders'),
  'onHand/shop/part': of(values, 'mean_on_hand'),
  'stockWait/shop/part': 24 * of(values, 'mean_wait_days'),
  'readyRate/shop/part': of(values, 'prob_no_backorder'),
});
const desk = (values: Numbers): Numbers => ({
  'utilisation/desk': of(values, 'utilisation'),
  'poolWait/desk': of(values, 'Wq'),
  'poolLine/desk': of(values, 'Lq'),
  'poolWaitShare/desk': of(values, 'P_wait'),
});
const crews = (values: Numbers): Numbers => ({
  availability: of(values, 'availability'),
  'utilisation/crews': of(values, 'crew_utilisation'),
  'poolWait/crews': of(values, 'mean_wait_for_crew_h'),
  'poolWaitShare/crews': of(values, 'P_failure_waits'),
  mdt: of(values, 'mean_position_down_h'),
});

const cases: readonly Case[] = [
  {
    id: 'q1.mmc.1',
    model: { file: 'one-line' },
    values: desk(mmc1),
    wrong: 'jobs.answer.steps[1].time=exponential(1.1 h)',
  },
  {
    id: 'q1.mmc.3',
    model: { file: 'one-line', alternative: 'busy' },
    values: desk(mmc3),
    wrong: 'alternatives.busy.pools.desk.members.agents.count=4',
  },
  {
    id: 'q2.rep.1',
    model: { file: 'repairmen', alternative: 'one' },
    values: crews(rep1),
    wrong: 'alternatives.one.items.machine.modes.fails.life=exponential(90 h)',
  },
  {
    id: 'q2.rep.3',
    model: { file: 'repairmen' },
    values: crews(rep3),
    wrong: 'pools.crews.members.crew.count=4',
  },
  ...(['slow-constant', 'slow-exponential', 'slow-lognormal'] as const).map((alternative) => ({
    id: `SP-1-BS1 (${alternative})`,
    model: { file: 'base-stock', alternative },
    values: shelf(bs1),
    wrong: 'stocks.part.shop.level=4',
  })),
  {
    id: 'SP-1-BS3',
    model: { file: 'base-stock', alternative: 'fast-lognormal' },
    values: shelf(bs3),
    wrong: 'alternatives.fast-lognormal.arrivals.customers.interval=exponential(17 h)',
  },
  {
    id: 'SP-1-RQ1',
    model: { file: 'reorder-rules', alternative: 'SP-1-RQ1' },
    values: {
      'fillRate/shop/part': of(rq1, 'fill_rate'),
      'backorders/shop/part': of(rq1, 'mean_backorders'),
      'onHand/shop/part': of(rq1, 'mean_on_hand'),
    },
    wrong: 'stocks.part.shop.reorderAt=5',
  },
  {
    id: 'SP-1-EM1',
    model: { file: 'reorder-rules', alternative: 'SP-1-EM1' },
    values: {
      'fillRate/shop/part': of(em1, 'fill_rate'),
      'onHand/shop/part': of(em1, 'mean_on_hand'),
      'pipeline/shop/part': of(em1, 'mean_on_order'),
    },
    wrong: 'alternatives.SP-1-EM1.stocks.part.shop.level=4',
  },
  {
    id: 'q4.alt.1',
    model: { file: 'up-and-down' },
    values: { 'availability/machines': of(alt1, 'availability') },
    wrong: 'jobs.repair.steps[1].time=lognormal(25 h, 120 %)',
  },
  {
    id: 'q4.alt.3',
    model: { file: 'up-and-down', alternative: 'mostlyDown' },
    values: { 'availability/machines': of(alt3, 'availability') },
    wrong: 'alternatives.mostlyDown.items.machine.modes.fails.life=exponential(51 h)',
  },
];

describe('where theory is exact', () => {
  test.each(cases)('the twin says what the oracle $id says', ({ model, values }) => {
    const theory = theoryFor(model);
    for (const [metric, value] of Object.entries(values))
      if (!Number.isNaN(value)) says(theory, metric, value);
  });

  test.each(cases)(
    'the twin of another model than that of $id says something else',
    ({ model, values, wrong }) => {
      const theory = theoryFor({ ...model, settings: [wrong] });
      expectBroken(() => {
        for (const [metric, value] of Object.entries(values))
          if (!Number.isNaN(value)) says(theory, metric, value);
      });
    },
  );
});

interface Site {
  readonly fill_rate: number;
  readonly mean_backorders: number;
}

describe('stocks in echelons', () => {
  for (const id of ['SP-2-ME1', 'SP-2-ME3', 'SP-2-ME5', 'SP-2-MR1', 'SP-2-MC1'] as const) {
    test(`the twin says what the oracle ${id} says`, () => {
      const { model, expect: values } = fixture<{ depot: Site; bases: readonly Site[] }>('echelons', id);
      const theory = theoryFor({ file: id, text: twoEchelons(model as unknown as TwoEchelons) });
      says(theory, 'fillRate/depot/part', values.depot.fill_rate);
      says(theory, 'backorders/depot/part', values.depot.mean_backorders);
      for (const [base, its] of values.bases.entries()) {
        says(theory, `fillRate/base${base}/part`, its.fill_rate);
        says(theory, `backorders/base${base}/part`, its.mean_backorders);
      }
      expect(theory.forms.map((form) => form.theory.split(' ')[0])).toContain('METRIC');
      expect(theory.forms.map((form) => form.theory.split(' ')[0])).toContain('VARI-METRIC');
    });
  }

  test('the twin says what the oracle SP-2-T31 says', () => {
    const { model, expect: values } = fixture<{
      central: Site;
      regions: readonly (Site & { locals: readonly Site[] })[];
    }>('echelons', 'SP-2-T31');
    const theory = theoryFor({ file: 'SP-2-T31', text: threeEchelons(model as unknown as ThreeEchelons) });
    says(theory, 'fillRate/center/part', values.central.fill_rate);
    for (const [region, its] of values.regions.entries()) {
      says(theory, `fillRate/region${region}/part`, its.fill_rate);
      for (const [local, site] of its.locals.entries()) {
        says(theory, `fillRate/region${region}local${local}/part`, site.fill_rate);
      }
    }
    expectBroken(() => {
      says(theory, 'fillRate/center/part', values.central.fill_rate + 0.001);
    });
  });
});

/** Every figure of every sound part lies in its interval. */
function agrees({ parts }: Twin): void {
  const sound = parts.filter((part) => part.sound && !part.theory.includes('approximation'));
  expect(sound.flatMap(({ figures }) => figures).length).toBeGreaterThan(0);
  expect(
    sound.flatMap(({ figures }) =>
      figures.filter(({ held }) => !held).map(({ metric, relative }) => `${metric}: ${relative}`),
    ),
  ).toEqual([]);
}

describe('the simulation', () => {
  const { model } = fixture('echelons', 'SP-2-ME3');
  const lines: readonly (readonly [string, Model, string])[] = [
    ['one line', { file: 'one-line' }, 'jobs.answer.steps[1].time=exponential(1.1 h)'],
    ['repairmen', { file: 'repairmen' }, 'pools.crews.members.crew.count=4'],
    ['a shelf', { file: 'base-stock' }, 'stocks.part.shop.level=4'],
    [
      'two echelons',
      { file: 'ME3', text: twoEchelons(model as unknown as TwoEchelons), settings: ['horizon=30 y'] },
      'stocks.part.depot.level=7',
    ],
  ];

  test.each(lines)('holds the figures of theory in its intervals: %s', (_, its, wrong) => {
    const twin = twinFor(its, 12);
    agrees(twin);
    const { plan, horizon } = blueprintOf({ ...its, settings: [...(its.settings ?? []), wrong] });
    const estimated = Object.fromEntries(
      twin.parts.flatMap(({ figures }) =>
        figures.map(({ metric, simulated }) => [metric, simulated] as const),
      ),
    );
    expectBroken(() => {
      agrees(twinOf(theoryOf(plan, horizon), estimated));
    });
  });
});

const brokenIn = ({ forms }: Theory, part: string): readonly string[] =>
  (forms.find((form) => form.part === part)?.assumptions ?? [])
    .filter(({ holds }) => !holds)
    .map(({ text }) => text);

describe('where the scenario breaks an assumption', () => {
  test.each<readonly [string, Model, string, string]>([
    [
      'regular arrivals at a desk',
      { file: 'one-line', settings: ['arrivals.calls.interval=2 h'] },
      'pool desk',
      'claims come as a Poisson process',
    ],
    [
      'an office that closes',
      {
        file: 'one-line',
        settings: [
          'pools.desk.members.agents.count=5',
          'pools.desk.members.agents.hours=weekdays 08:00-17:00',
        ],
      },
      'pool desk',
      'servers are on duty round the clock',
    ],
    [
      'repairs of another law',
      { file: 'repairmen', settings: ['jobs.repair.steps[1].time=24 h'] },
      'pool crews and the machines that it mends',
      'repairs take exponential times',
    ],
    [
      'demand at regular times',
      { file: 'base-stock', settings: ['arrivals.customers.interval=5 d'] },
      'stock shop/part',
      'demand is Poisson',
    ],
    [
      'demands for two units',
      { file: 'base-stock', settings: ['jobs.sale.steps[0].quantity=2'] },
      'stock shop/part',
      'units are demanded one at a time',
    ],
    [
      'a lead time that varies',
      { file: 'reorder-rules', settings: ['stocks.part.shop.leadTime=exponential(8 d)'] },
      'stock shop/part',
      'the lead time is constant',
    ],
  ])('the twin says so: %s', (_, model, part, text) => {
    expect(brokenIn(theoryFor(model), part)).toContain(text);
    expect(brokenIn(theoryFor({ ...model, settings: [] }), part)).not.toContain(text);
  });

  test('the difference shows: regular demand is met better than Poisson demand would be', () => {
    const twin = twinFor({ file: 'base-stock', settings: ['arrivals.customers.interval=5 d'] }, 5);
    const part = twin.parts.find(({ part: name }) => name === 'stock shop/part');
    const figure = part?.figures.find(({ metric }) => metric === 'fillRate/shop/part');
    expect(part?.sound).toBe(false);
    expect(figure?.held).toBe(false);
    expect(figure?.difference).toBeGreaterThan(0);
    expect(figure?.relative).toBeCloseTo((figure?.difference ?? NaN) / (figure?.theory ?? NaN), 12);
  });

  test('what no closed form fits is said in a line', () => {
    expect(theoryFor({ file: 'shared-shelves' }).none).toEqual([
      { part: 'stock north/part', why: 'places lend units to each other' },
      { part: 'stock south/part', why: 'places lend units to each other' },
    ]);
    const overfull = theoryFor({
      file: 'one-line',
      settings: ['jobs.answer.steps[1].time=exponential(3 h)'],
    });
    expect(overfull.none.map(({ why }) => why)).toEqual([
      'there is more work than its servers can do on average',
    ]);
  });
});

describe('shipped scenarios', () => {
  test.each(['scenarios/first-steps.yaml', 'scenarios/aero-engines.yaml'])(
    '%s has a twin: finite figures, and every part fits or says why not',
    (file) => {
      const read = readScenario(readFileSync(file, 'utf8'), { file });
      if ('problems' in read) throw new Error(formatProblems(read.problems));
      const { blueprint } = prepare(read.scenario, 'frozen', 'base');
      const { forms, none } = theoryOf(blueprint.plan, blueprint.horizon);
      const figures = forms.flatMap((form) => form.figures);
      expect(figures.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
      const parts = [...forms, ...none].map(({ part }) => part).join('\n');
      for (const { name } of blueprint.plan.fleets) expect(parts).toContain(`machines of ${name}`);
      for (const { name } of blueprint.plan.modes) expect(parts).toContain(`mode ${name}`);
      for (const { name } of blueprint.plan.pools) expect(parts).toContain(`pool ${name}`);
    },
  );

  test('the failures of the pumps of first-steps are those of the renewal function', () => {
    const file = 'scenarios/first-steps.yaml';
    const read = readScenario(readFileSync(file, 'utf8'), { file });
    if ('problems' in read) throw new Error(formatProblems(read.problems));
    const { blueprint } = prepare(read.scenario, 'frozen', 'base');
    const results = Array.from({ length: 20 }, (_, replication) =>
      run(blueprint, { seed: 'twin', replication, replay: '', measures: 'all' }),
    );
    const twin = twinOf(theoryOf(blueprint.plan, blueprint.horizon), estimates(results, 0.999));
    const failures = twin.parts
      .flatMap(({ figures }) => figures)
      .find(({ metric }) => metric === 'failures/pump/wear');
    expect(failures?.held).toBe(true);
    expect(Math.abs(failures?.relative ?? NaN)).toBeLessThan(0.02);
  });
});

describe('strikes', () => {
  const isNew = constant(0);

  test('of new units are those of the renewal function', () => {
    for (const run of [500, 2_000, 6_000]) {
      const law = weibull(2, 1_000);
      const events = eventsBy({ first: [law], later: [law], firstShare: 0, age: isNew }, run);
      expect(Math.abs(events / renewalsBy(law, run) - 1)).toBeLessThan(1e-4);
    }
  });

  test('of lives without memory are their rate × time, whatever the age', () => {
    const law = exponential(100);
    const age = uniformBetween(0, 500);
    const events = eventsBy({ first: [law, law], later: [law, law], firstShare: 0.5, age }, 1_000);
    expect(events).toBeCloseTo(20, 2);
  });

  test('of fixed lives are whole turns: half of the machines have one more behind them', () => {
    expect(fixedEventsBy(100, uniformBetween(0, 100), 250)).toBeCloseTo(2.5, 9);
  });

  test('are shared among lives of one shape as their scales have it', () => {
    const [one = NaN, other = NaN] = firstToEnd([weibull(3, 100), weibull(3, 200)]);
    expect(one / other).toBeCloseTo(8, 6);
    expect(one + other).toBeCloseTo(1, 12);
  });
});
