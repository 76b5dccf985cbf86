import { describe, expect, test } from 'vitest';
import { buckets } from '../../engine/network/request/job-input.ts';
import { altered, chronicle, factsOf, scenarioFrom } from '../laws/chronicle.ts';
import { onlyThoseOnDutyAreHeld } from '../laws/lines.ts';
import { expectBroken } from '../laws/seen-broken.ts';

// The clock begins on a Monday at midnight. A lathe fails after 14 hours and takes six hours of work: three before the
// day shift ends at five in the afternoon, three after.
const lathe = (pool: string) =>
  chronicle(
    scenarioFrom(
      `
aftersim: 1
name: One lathe
horizon: 80 h
places: { shop: { kind: field } }
items: { tool: { kind: consumable, modes: { wear: { meter: h, life: 14 h, job: mend, renews: mode } } } }
products: { lathe: { sockets: { tool: tool } } }
fleets: { lathes: { product: lathe, count: 1, place: shop, usage: { h: 24 h/d } } }
pools: { fitters: { kind: people, home: shop, ${pool} } }
jobs: { mend: { steps: [{ take: fitters }, { do: mend, time: 6 h }, { release: fitters }] } }
`,
      'lathe.yaml',
    ),
  );
const day = 'day: { count: 1, hours: "weekdays 08:00-17:00" }';
const night = 'night: { count: 1, hours: "daily 17:00-02:00" }';

/** When it failed, when it ran again, and the causes of each hour between, in the order of time. */
function outages({ facts }: ReturnType<typeof lathe>) {
  const downtime = factsOf(facts, 'downtime');
  return factsOf(facts, 'restored').map(({ machine, at, hours }) => ({
    from: at - hours,
    to: at,
    causes: downtime
      .filter((its) => its.machine === machine && its.at > at - hours && its.at <= at)
      .map(({ bucket, hours: each }) => `${buckets[bucket]} ${each}`),
  }));
}

describe('the end of a shift, by hand', () => {
  test('finish: who has begun stays until the work is done', () => {
    const its = lathe(`shiftEnd: finish, members: { ${day} }`);
    expect(outages(its)).toEqual([
      { from: 14, to: 20, causes: ['work 6'] },
      // It fails again at 34, on Tuesday at ten; and on Wednesday at six, two hours before anybody comes.
      { from: 34, to: 40, causes: ['work 6'] },
      { from: 54, to: 62, causes: ['offShift 2', 'work 6'] },
    ]);
    expect(factsOf(its.facts, 'released').map(({ hours }) => hours)).toEqual([6, 6, 6]);
  });

  test('pause: the work rests from five until eight, and the same server goes on', () => {
    const its = lathe(`shiftEnd: pause, members: { ${day} }`);
    expect(outages(its)).toEqual([
      { from: 14, to: 35, causes: ['work 3', 'offShift 15', 'work 3'] },
      // It fails again at 49, on Wednesday at one in the night.
      { from: 49, to: 62, causes: ['offShift 7', 'work 6'] },
    ]);
    expect(factsOf(its.facts, 'assigned').map(({ at }) => at)).toEqual([14, 56]);
  });

  test('hand over: the night shift goes on where the day shift stopped', () => {
    const its = lathe(`shiftEnd: handOver, members: { ${day}, ${night} }`);
    expect(outages(its)[0]).toEqual({ from: 14, to: 20, causes: ['work 3', 'work 3'] });
    const [first, second] = factsOf(its.facts, 'released');
    expect([first!.at, first!.hours, second!.at, second!.hours]).toEqual([17, 3, 20, 3]);
    expect(factsOf(its.facts, 'worked')[0]).toMatchObject({ at: 20, hours: 6 });
  });

  test('hand over: where nobody takes over, the work waits for the next shift', () => {
    const its = lathe(`shiftEnd: handOver, members: { ${day} }`);
    expect(outages(its)[0]).toEqual({ from: 14, to: 35, causes: ['work 3', 'offShift 15', 'work 3'] });
    expect(
      factsOf(its.facts, 'released')
        .slice(0, 2)
        .map(({ hours }) => hours),
    ).toEqual([3, 3]);
  });

  test('an unlimited pool keeps nobody waiting and knows no shifts', () => {
    const its = lathe('unlimited: true');
    expect(outages(its).map(({ from, to }) => [from, to])).toEqual(
      [
        [14, 20],
        [34, 40],
        [54, 60],
        [74, 80],
      ].slice(0, 3),
    );
    expect(factsOf(its.facts, 'assigned').every(({ waited }) => waited === 0)).toBe(true);
  });
});

describe('no server is held who is not on duty', () => {
  const many = (shiftEnd: string) =>
    chronicle(
      scenarioFrom(
        `
aftersim: 1
name: Many lathes
horizon: 1 y
places: { shop: { kind: field } }
items: { tool: { kind: consumable, modes: { wear: { meter: h, life: exponential(200 h), job: mend, renews: mode }, jam: { meter: h, life: exponential(300 h), job: clear, renews: mode } } } }
products: { lathe: { sockets: { tool: tool } } }
fleets: { lathes: { product: lathe, count: 20, place: shop, usage: { h: 24 h/d } } }
pools:
  fitters:
    kind: people
    home: shop
    shiftEnd: ${shiftEnd}
    members:
      early: { count: 3, hours: "weekdays 06:00-14:00" }
      late: { count: 2, skills: [heavy], hours: "daily 14:00-22:00" }
jobs:
  mend: { steps: [{ take: fitters, count: 2 }, { do: mend, time: "lognormal(5 h, 60 %)" }, { release: fitters }] }
  clear: { steps: [{ take: fitters, skill: heavy }, { do: clear, time: exponential(3 h) }, { release: fitters }] }
`,
        'lathes.yaml',
      ),
    );

  test('where work is handed over at the end of a shift', () => {
    const { plan, facts } = many('handOver');
    onlyThoseOnDutyAreHeld(plan, facts, 0);
    expect(factsOf(facts, 'released').length).toBeGreaterThan(factsOf(facts, 'closed').length);
  });

  test('and the law is seen to fail where work is finished after the shift, and on a crew of one more', () => {
    const { plan, facts } = many('finish');
    expectBroken(() => onlyThoseOnDutyAreHeld(plan, facts, 0));
    const over = many('handOver');
    const crowd = altered(over.facts, 'assigned', ({ count }) => ({ count: count + 3 }));
    expectBroken(() => onlyThoseOnDutyAreHeld(over.plan, crowd, 0));
  });
});
