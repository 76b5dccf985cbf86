import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../engine/build/scenario.ts';
import { run } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { coverage } from '../../engine/contracts/coverage.ts';
import { party } from '../../engine/contracts/ledger/parties.ts';
import { decide } from '../../engine/relations/decide.ts';
import { runKey } from '../../engine/random/draws/key.ts';
import {
  careFollowsCover,
  climbs,
  menuBeatsSingles,
  reliabilityGrows,
  takeUpFallsWithPrice,
  theCoveredAreAll,
  theCoveredAreWorse,
  type FailuresUnder,
  type Segment,
} from '../laws/behaviour.ts';
import { chronicle, factsOf, fleetOf, scenarioIn, sum, type Chronicle } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';
import { adHocPrices, machinesEach, market, type Customer } from './choices.ts';

const replications = Array.from({ length: 8 }, (_, replication) => replication);

describe('L05: the customer’s care in use', () => {
  const file = 'test/contracts/scenarios/repair-in-place.yaml';
  // An hour down costs the customer 40 dollars. Full cover makes up for all of it, the promise of availability for half.
  const credit = '{ driver: downtimeHour, amount: 40 USD/h, payer: maker, payee: customer }';
  const cared = (gamma: number, rule = 'leastOwnExpectedCost') =>
    scenarioIn(file, [
      'customer.lostMargin=40 USD/h',
      'prices.availabilityPenalty=1_752 USD',
      'decisions.reliability=null',
      `decisions.care={ actor: customer, scope: each, rule: ${rule}, options: { careful: { cost: 60 USD/y, costPer: compressor }, careless: { wear: ${1 + gamma} } } }`,
      `alternatives.fixedFee.contracts.service.charges={ credit: ${credit} }`,
    ]);
  const failuresOf = (scenario: Scenario, alternative: string) => {
    const { blueprint } = prepare(scenario, 'decisions', alternative);
    return replications.map((replication) =>
      run(blueprint, { seed: scenario.seed, replication, replay: '' }),
    );
  };
  const failuresUnder = (scenario: Scenario): FailuresUnder => {
    const count = (id: string) => failuresOf(scenario, id).map(({ indicators }) => indicators['failures']!);
    return {
      adHoc: count('adHoc'),
      fixedFee: count('fixedFee'),
      performanceBased: count('performanceBased'),
    };
  };

  test('full cover without a share in downtime makes machines fail more often', () => {
    careFollowsCover(failuresUnder(cared(0.15)));
  });

  test('where care changes nothing, what happens is the same to the bit', () => {
    const scenario = cared(0);
    const digests = ['adHoc', 'fixedFee', 'performanceBased'].map((id) =>
      failuresOf(scenario, id).map(({ facts }) => facts),
    );
    expect(digests[1]).toEqual(digests[0]);
    expect(digests[2]).toEqual(digests[0]);
  });

  test('would be caught if everybody was careless, if nobody was, and if cover made for care', () => {
    expectBroken(() => careFollowsCover(failuresUnder(cared(0.15, '{ always: careless }'))));
    expectBroken(() => careFollowsCover(failuresUnder(cared(0.15, '{ always: careful }'))));
    const { adHoc, fixedFee, performanceBased } = failuresUnder(cared(0.15));
    expectBroken(() => careFollowsCover({ adHoc: fixedFee, fixedFee: adHoc, performanceBased }));
  });
});

const menu = `  adHoc: { preset: adHoc, covers: EVERYBODY }
  flat: { preset: fixedFee, covers: EVERYBODY, unit: compressor, offered: true }`;
const offering = (rule: string, frozen: string) =>
  `  offering: { actor: customer, scope: each, rule: ${rule}, frozen: ${frozen}, options: { adHoc: { contract: adHoc }, flat: { contract: flat } } }`;

/** What became of each customer in one replication. */
function segments(scenario: Scenario, mode: 'decisions' | 'frozen', replication: number): readonly Segment[] {
  const its = chronicle(scenario, { mode, replication });
  const fleets = fleetOf(its.plan);
  const customerOf = (machine: number) => fleets[machine]!.customer;
  return coverage(its.plan, its.economics).map(({ index, contract }) => ({
    covered: contract?.id === 'flat',
    failures: factsOf(its.facts, 'failed').filter(({ machine }) => customerOf(machine) === index).length,
    machineYears: sum(
      factsOf(its.facts, 'metered')
        .filter(({ machine }) => customerOf(machine) === index)
        .map(({ up, down }) => (up + down) / 8760),
    ),
  }));
}

describe('L37: who takes the flat fee', () => {
  const lightAndHeavy: readonly Customer[] = [1, 1, 1, 2, 2, 2].map((wear) => ({ wear, lostMargin: 5 }));
  const free = market(lightAndHeavy, {
    contracts: menu,
    decisions: offering('leastOwnExpectedCost', 'flat'),
    years: 2,
  });

  test('are the heavy users: the covered fail more often than the population', () => {
    theCoveredAreWorse(replications.map((replication) => segments(free, 'decisions', replication)));
    const { decided, blueprint } = prepare(free, 'decisions', 'base');
    expect(decided.map(({ customer, chosen }) => `${customer}: ${chosen}`)).toEqual([
      ...['c000', 'c001', 'c002'].map((id) => `${id}: adHoc`),
      ...['c003', 'c004', 'c005'].map((id) => `${id}: flat`),
    ]);
    expect(blueprint.economics.contracts['flat']!.covers).toEqual(['c003', 'c004', 'c005']);
  });

  test('are all alike where the choice is frozen for all', () => {
    theCoveredAreAll(replications.slice(0, 2).map((replication) => segments(free, 'frozen', replication)));
  });

  test('would be caught if light users took it, if all did, and if it was the first contract that counted', () => {
    const who = (chosen: (index: number) => boolean) =>
      replications.map((replication) =>
        segments(free, 'decisions', replication).map((its, index) => ({ ...its, covered: chosen(index) })),
      );
    expectBroken(() => theCoveredAreWorse(who((index) => index < 3)));
    expectBroken(() => theCoveredAreWorse(who(() => true)));
    expectBroken(() => theCoveredAreAll(who((index) => index >= 3)));
    // A rule that looks at one customer’s sums for all would put everybody under the same contract.
    const asTheFirst = decide(
      { ...free.base, decisions: { offering: { ...free.base.decisions['offering']!, scope: 'all' } } },
      'free',
    );
    expect(new Set(asTheFirst.decided.map(({ chosen }) => chosen)).size).toBe(1);
  });

  test('who is not offered the fee does not take it, however much it would save', () => {
    const some = menu.replace(
      'flat: { preset: fixedFee, covers: EVERYBODY',
      'flat: { preset: fixedFee, covers: [c000, c003]',
    );
    const narrow = market(lightAndHeavy, {
      contracts: some,
      decisions: offering('leastOwnExpectedCost', 'adHoc'),
      years: 1,
    });
    const { decided, blueprint } = prepare(narrow, 'decisions', 'base');
    expect(decided.filter(({ chosen }) => chosen === 'flat').map(({ customer }) => customer)).toEqual([
      'c003',
    ]);
    expect(decided.map(({ sums }) => sums.length)).toEqual([2, 1, 1, 2, 1, 1]);
    expect(blueprint.economics.contracts['flat']!.covers).toEqual(['c003']);
  });

  test('each pays under its own contract: only who took the fee pays it', () => {
    const { ledger } = chronicle(free, { mode: 'decisions' });
    const fee = ledger.entries.filter(({ charge }) => ledger.charges[charge]!.name.startsWith('flat/'));
    expect(new Set(fee.map(({ payer }) => payer - party.firstCustomer))).toEqual(new Set([3, 4, 5]));
    const work = ledger.entries.filter(({ charge }) => ledger.charges[charge]!.name.startsWith('adHoc/'));
    expect(new Set(work.map(({ payer }) => payer - party.firstCustomer))).toEqual(new Set([0, 1, 2]));
  });
});

describe('A49: a portfolio of offerings by response time and price', () => {
  const two: readonly Customer[] = Array.from({ length: 40 }, (_, index) => ({
    wear: 1,
    lostMargin: index % 2 === 0 ? 5 : 60,
  }));
  // Who takes no offering pays for each failure what it costs, and as much trouble of its own to somebody outside.
  const own =
    '  own: { preset: adHoc, covers: EVERYBODY, charges: { trouble: { driver: visit, amount: 500 USD, payer: customer, payee: outside } } }';
  const atCost = '  partsMarkup: 0 %\n  labourRate: 15.384615 USD/h\n  callOut: 0 USD';
  const offer = (name: string) =>
    `  ${name}: { preset: fixedFee, covers: EVERYBODY, unit: compressor, offered: true, charges: { fee: { price: ${name}Fee } } }`;
  const options = {
    slow: 'slow: { contract: slow, tier: slow, stopHours: 38 h }',
    fast: 'fast: { contract: fast, tier: fast, stopHours: 4 h }',
  };
  type Fees = Partial<Record<keyof typeof options, number>>;
  const sell = (fees: Fees, taste: string) => {
    const names = Object.keys(fees) as (keyof typeof options)[];
    return market(two, {
      years: 1,
      // One who mends, four fifths of the time, the urgent first.
      crew: 'dispatch: byTier, members: { all: { count: 1, hours: always } }',
      contracts: [own, ...names.map(offer)].join('\n'),
      prices: [atCost, ...names.map((name) => `  ${name}Fee: ${fees[name]!} USD/y`)].join('\n'),
      decisions: `  offering: { actor: customer, scope: each, rule: { logit: ${taste} USD/y }, options: { own: { contract: own, stopHours: 40 h }, ${names.map((name) => options[name]).join(', ')} } }`,
    });
  };
  const takersOf = (scenario: Scenario, seed: string) => {
    const { decided } = decide(scenario.base, 'free', runKey(seed, 0));
    return new Set(decided.flatMap(({ customer, chosen }) => (chosen === 'fast' ? [customer ?? ''] : [])));
  };

  test('take-up falls with the price, customer by customer, on the same tastes', () => {
    const prices = [1_000, 2_500, 4_000, 5_000, 6_000, 7_500, 9_500, 11_500, 13_000, 14_500, 17_000, 20_000];
    const crowd = (fast: number, seed: string) => takersOf(sell({ slow: 4_500, fast }, '5_000'), seed);
    const takers = prices.map((price) => crowd(price, '1'));
    takeUpFallsWithPrice(takers, two.length);
    expectBroken(() => takeUpFallsWithPrice(takers.toReversed(), two.length));
    // With other tastes at every price it is another crowd each time.
    expectBroken(() =>
      takeUpFallsWithPrice(
        prices.map((price, index) => crowd(price, `seed ${index}`)),
        two.length,
      ),
    );
  });

  test('the shares are those of the logit law', () => {
    const scenario = sell({ slow: 4_500, fast: 8_000 }, '5_000');
    const runs = 60;
    const decided = Array.from(
      { length: runs },
      (_, replication) => decide(scenario.base, 'free', runKey('shares', replication)).decided,
    );
    for (const parity of [0, 1]) {
      const { sums } = decided[0]![parity]!;
      const best = Math.max(...sums.map(({ total }) => total));
      const weights = sums.map(({ total }) => Math.exp((total - best) / 500_000));
      const chosen = decided.flatMap((its) => its.filter((_, index) => index % 2 === parity));
      for (const [index, { option }] of sums.entries()) {
        const share = weights[index]! / sum(weights);
        const deviation = Math.sqrt((share * (1 - share)) / chosen.length);
        const seen = chosen.filter((its) => its.chosen === option).length / chosen.length;
        expect(Math.abs(seen - share), option).toBeLessThan(4 * deviation);
      }
    }
  });

  const runs = (fees: Fees) => {
    const scenario = sell(fees, '1_500');
    return [0, 1, 2].map((replication) => chronicle(scenario, { mode: 'decisions', replication }));
  };
  const profit = (its: readonly Chronicle[]) =>
    sum(its.map(({ result }) => result.netCash[party.maker]!)) / its.length;
  const menuOfTwo = runs({ slow: 4_500, fast: 12_500 });

  test('the seller earns more with both classes than with either alone, at whatever price', () => {
    const singles = [
      ...[4_000, 4_500, 5_000, 5_500, 6_500].map((slow) => ({ slow })),
      ...[4_500, 6_000, 9_000, 12_500, 13_500, 14_500].map((fast) => ({ fast })),
    ];
    const alone = singles.map((fees) => profit(runs(fees)));
    menuBeatsSingles(profit(menuOfTwo), alone);
    // A menu whose fast class costs hardly more than the slow one gives away what the hurried would pay.
    expectBroken(() => menuBeatsSingles(profit(runs({ slow: 4_500, fast: 4_600 })), alone));
  });

  test('the fast class is mended faster, and it is the hurried who take it', () => {
    for (const { facts, plan, prepared } of menuOfTwo) {
      const fleets = fleetOf(plan);
      const hours = (tier: string) => {
        const its = factsOf(facts, 'restored').filter(
          ({ machine }) => plan.tiers[fleets[machine]!.tier]!.name === tier,
        );
        expect(its.length).toBeGreaterThan(50);
        return sum(its.map((fact) => fact.hours)) / its.length;
      };
      expect(hours('fast')).toBeLessThan(0.6 * hours('slow'));
      const fast = prepared.decided.flatMap(({ chosen }, index) => (chosen === 'fast' ? [index] : []));
      expect(fast.filter((index) => index % 2 === 1).length).toBeGreaterThan(0.9 * fast.length);
    }
  });
});

describe('L20: what downtime costs, and which contract a customer takes', () => {
  const margins = [0, 2, 5, 10, 15, 25, 40, 60, 90, 130, 200];
  const ladder = ['adHoc', 'warranty', 'promise', 'onSite'];
  const scenario = market(
    margins.map((lostMargin) => ({ wear: 1, lostMargin })),
    {
      contracts: `  adHoc: { preset: adHoc, covers: EVERYBODY }
  warranty: { preset: warranty, covers: EVERYBODY, unit: compressor, warrantyPeriod: 5 y, term: 5 y, offered: true, charges: { warranty: none, fee: { driver: coveredHour, per: compressor, price: warrantyFee, payer: customer, payee: maker } } }
  promise: { preset: fixedFee, covers: EVERYBODY, unit: compressor, offered: true, charges: { fee: { price: promiseFee } } }
  onSite: { preset: fixedFee, covers: EVERYBODY, unit: compressor, offered: true, charges: { fee: { price: onSiteFee } } }`,
      prices: `${adHocPrices.replace('  serviceFee: 8_000 USD/y', '')}
  warrantyFee: 6_000 USD/y
  promiseFee: 7_500 USD/y
  onSiteFee: 9_500 USD/y`,
      decisions: `  offering: { actor: customer, scope: each, options: { adHoc: { contract: adHoc, stopHours: 48 h }, warranty: { contract: warranty, stopHours: 40 h }, promise: { contract: promise, stopHours: 12 h }, onSite: { contract: onSite, stopHours: 2 h } } }`,
    },
  );
  const rungs = () => decide(scenario.base, 'free').decided.map(({ chosen }) => ladder.indexOf(chosen));

  test('the dearer an hour down, the faster the service that costs the customer least in all', () => {
    const models = ['adHoc', 'warranty', 'performanceBased', 'onSite'];
    const totals = [0, 3, 6, 10, 20, 40, 80, 160].map((margin) => {
      const its = scenarioIn('test/contracts/scenarios/repair-in-place.yaml', [
        'horizon=5 y',
        `customer.lostMargin=${margin} USD/h`,
        'contracts.service.warrantyPeriod=5 y',
        'prices.warrantyPrice=31_500 USD',
        'prices.labourRate=15 USD/h',
        'prices.availabilityPenalty=0 USD',
        'prices.serviceFee=11_500 USD/y',
        // Help comes from afar, the faster the more is promised; at last it waits beside the machines.
        'places.depot={ kind: central }',
        'places.yard.parent=depot',
        'lanes={ way: { from: yard, to: depot, time: 40 h } }',
        'pools.crew.home=depot',
        'alternatives.warranty.lanes={ way: { time: 30 h } }',
        'alternatives.performanceBased.lanes={ way: { time: 8 h } }',
        'alternatives.onSite={ pools: { crew: { home: yard } }, contracts: { service: { preset: fixedFee } } }',
      ]);
      return models.map((id) => {
        const { blueprint } = prepare(its, 'frozen', id);
        return -run(blueprint, { seed: '1', replication: 0, replay: '' }).netCash[party.firstCustomer]!;
      });
    });
    const least = totals.map((costs) => costs.indexOf(Math.min(...costs)));
    climbs(least);
    expect(new Set(least).size).toBe(models.length);
    // The cost of all is what is paid and what is lost: a straight line for each model.
    for (const index of models.keys()) {
      const at = (margin: number) => totals[margin]![index]!;
      const slope = (at(7) - at(0)) / 160;
      expect(Math.abs((at(4) - at(0)) / 20 / slope - 1)).toBeLessThan(1e-6);
    }
    expectBroken(() => climbs(totals.map((costs) => costs.indexOf(Math.max(...costs)))));
  });

  test('the dearer an hour down, the faster the service that it chooses, rung by rung', () => {
    climbs(rungs());
    expectBroken(() => climbs(rungs().toReversed()));
    expectBroken(() => climbs(rungs().map(() => 1)));
  });
});

describe('D27: how far the maker looks ahead', () => {
  const wears = [1, 0.9, 0.8, 0.7, 0.6];
  const options = wears.map(
    (wear, index) =>
      `w${wear}: ${index === 0 ? '{}' : `{ wear: ${wear}, once: ${150 * index * index} USD, costPer: compressor }`}`,
  );
  const chosen = (ahead: string, rate = '5 %') => {
    const scenario = scenarioIn('test/contracts/scenarios/repair-in-place.yaml', [
      'decisions.reliability=null',
      `discountRate=${rate}`,
      `decisions.design={ actor: maker, lookAhead: ${ahead}, options: { ${options.join(', ')} } }`,
    ]);
    return Number(prepare(scenario, 'decisions', 'fixedFee').decided[0]!.chosen.slice(1));
  };
  const ahead = ['6 month', '1 y', '2 y', '5 y', '15 y'];

  test('the further, the more reliability it buys; the dearer money is, the less', () => {
    reliabilityGrows(ahead.map((its) => chosen(its)));
    expect(chosen('15 y')).toBeLessThan(chosen('1 y'));
    reliabilityGrows(['60 %', '30 %', '15 %', '5 %', '0 %'].map((rate) => chosen('5 y', rate)));
  });

  test('would be caught if nobody looked ahead, or if they looked the wrong way', () => {
    expectBroken(() => reliabilityGrows(ahead.map(() => chosen('1 y'))));
    expectBroken(() => reliabilityGrows(ahead.map((its) => chosen(its)).toReversed()));
  });

  test('a one-off cost is billed once, at the start', () => {
    const scenario = scenarioIn('test/contracts/scenarios/repair-in-place.yaml', [
      'decisions.reliability=null',
      `decisions.design={ actor: maker, lookAhead: 15 y, options: { ${options.join(', ')} } }`,
    ]);
    const { ledger, prepared } = chronicle(scenario, { mode: 'decisions', alternative: 'fixedFee' });
    const taken =
      scenario.alternatives['fixedFee']!.decisions['design']!.options[prepared.decided[0]!.chosen]!;
    const entries = ledger.entries.filter(
      ({ charge }) => ledger.charges[charge]!.name === 'outside/one-off cost of design',
    );
    expect(sum(entries.map(({ cents }) => cents))).toBe(40 * taken.oneOffCost);
    expect(entries.map(({ earned, payer }) => [earned, payer])).toEqual(entries.map(() => [0, party.maker]));
    expect(entries.length).toBeGreaterThan(0);
  });
});

test('there are as many machines as the market says', () => {
  const scenario = market([{ wear: 1, lostMargin: 5 }], {
    contracts: menu,
    decisions: offering('leastOwnExpectedCost', 'adHoc'),
  });
  expect(prepare(scenario, 'frozen', 'base').blueprint.plan.machines).toBe(machinesEach);
});
