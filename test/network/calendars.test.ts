// Hours of cover, holidays, absence, access and the ends of shifts, by hand: one machine that fails after a fixed time.
// The clock begins on a Monday at midnight; hour 100 is four in the morning of Friday, 104 the opening at eight.
import { describe, expect, test } from 'vitest';
import { buckets } from '../../engine/network/request/job-input.ts';
import { clockNames } from '../../engine/network/entitlements/clock.ts';
import { chronicle, factsOf, scenarioFrom, sum, type Chronicle } from '../laws/chronicle.ts';
import { expectBroken } from '../laws/seen-broken.ts';

interface Case {
  readonly life?: number;
  readonly work?: number;
  readonly horizon?: number;
  readonly tier?: string;
  readonly place?: string;
  readonly pool?: string;
  readonly hours?: string;
  readonly more?: string;
}

/** A press that fails after `life` hours and takes `work` hours to mend. */
const text = (its: Case): string => `
aftersim: 1
name: One press
horizon: ${its.horizon ?? 240} h
${its.more ?? ''}
places: { site: { kind: customer${its.place ?? ''} } }
items: { part: { kind: consumable, modes: { wear: { meter: h, life: ${its.life ?? 100} h, job: mend, renews: mode } } } }
products: { press: { sockets: { part: part } } }
tiers: { gold: { priority: 0${its.tier ?? ''} } }
fleets: { presses: { product: press, count: 1, place: site, tier: gold, usage: { h: 24 h/d } } }
pools: { fitters: { kind: people, home: site${its.pool ?? ''}, members: { day: { count: 1, hours: ${its.hours ?? 'always'} } } } }
jobs: { mend: { steps: [{ take: fitters }, { do: mend, time: ${its.work ?? 3} h }, { release: fitters }] } }
`;
const played = (its: Case): Chronicle => chronicle(scenarioFrom(text(its), 'press.yaml'));

/** What became of each promise, in order: clock, outcome and time. */
const promises = ({ facts }: Chronicle): readonly string[] =>
  facts.flatMap((fact) =>
    fact.kind === 'promiseKept' || fact.kind === 'promiseBroken'
      ? [`${clockNames[fact.clock]} ${fact.kind === 'promiseKept' ? 'kept' : 'broken'} at ${fact.at}`]
      : [],
  );

/** The causes of the first stoppage with their hours, and when it ended. */
function firstStop({ facts }: Chronicle): readonly string[] {
  const [end] = factsOf(facts, 'restored');
  const until = end?.at ?? Infinity;
  const causes = factsOf(facts, 'downtime').filter(({ at }) => at <= until);
  return [...causes.map(({ bucket, hours }) => `${buckets[bucket]} ${hours}`), `up at ${until}`];
}

describe('hours of cover', () => {
  const promised = ', response: 4 h, restore: 10 h';
  const cover = ', hours: "weekdays 08:00-18:00"';
  const hours = '"weekdays 10:00-17:00"';

  test('a failure at night starts the clocks in the morning', () => {
    expect(promises(played({ tier: `${promised}${cover}`, hours }))).toEqual([
      'response kept at 106',
      'restore kept at 109',
      // The press fails again at 209, on Tuesday at five in the evening: one hour of cover, and three on Wednesday.
      'response kept at 226',
      'restore kept at 229',
    ]);
    expect(promises(played({ tier: promised, hours }))).toEqual([
      'response broken at 104',
      'restore kept at 109',
      'response broken at 213',
      'restore broken at 219',
    ]);
  });

  test('a deadline that falls into the night moves on to the next hours of cover', () => {
    const slow = '"weekdays 16:00-17:00"';
    // Failed at 100, covered from 104: four hours are over at 108, and the crew comes at 112.
    expect(promises(played({ tier: `${promised}${cover}`, hours: slow })).slice(0, 2)).toEqual([
      'response broken at 108',
      'restore broken at 114',
    ]);
    // Eleven hours: ten on Friday, one on Monday.
    const eleven = ', response: 11 h, hours: "weekdays 08:00-18:00"';
    const monday = '"monday 12:00-13:00"';
    expect(promises(played({ tier: eleven, hours: monday }))[0]).toBe('response broken at 177');
  });

  test('round the clock they are as if nothing had been said', () => {
    const facts = (its: Case): string => played(its).result.facts;
    expect(facts({ tier: `${promised}, hours: always`, hours })).toBe(facts({ tier: promised, hours }));
    expect(facts({ tier: `${promised}${cover}`, hours })).not.toBe(facts({ tier: promised, hours }));
  });

  test('clocks run for arrivals too where that is said', () => {
    const more = 'arrivals: { calls: { place: site, tier: gold, interval: 50 h, job: mend } }';
    const counted = (clocksFor: string) =>
      promises(played({ tier: `${promised}${clocksFor}`, more, hours: 'always' })).length;
    const stops = counted('');
    expect(counted(', clocksFor: failures')).toBe(stops);
    const { facts, result } = played({ tier: `${promised}, clocksFor: requests`, more, hours: 'always' });
    const arrived = factsOf(facts, 'raised').filter(({ origin }) => origin === 2).length;
    expect(counted(', clocksFor: requests')).toBe(stops + 2 * arrived);
    expect(result.indicators['promisesOpen']).toBe(0);
  });
});

describe('the uptime clock', () => {
  // Up for 100 h and down for 3 h: 21 h down in the first month, of 730.
  const month = (uptime: string, cover = ''): readonly string[] =>
    promises(played({ horizon: 800, tier: `, uptime: ${uptime}, period: month${cover}`, hours: 'always' }));

  test('is kept or broken at the end of each period', () => {
    expect(month('97 %')).toEqual(['uptime kept at 730']);
    expect(month('97.2 %')).toEqual(['uptime broken at 730']);
  });

  test('at the limit itself it is kept, and judged when the period ends with the run', () => {
    const exactly = `${(1 - 21 / 730) * 100} %`;
    expect(month(exactly)).toEqual(['uptime kept at 730']);
    const its = played({ horizon: 730, tier: `, uptime: ${exactly}, period: month`, hours: 'always' });
    expect(promises(its)).toEqual(['uptime kept at 730']);
    expect(its.result.indicators['promiseKept/gold/uptime']).toBe(1);
  });

  test('counts the hours of cover only, and a share of those', () => {
    const cover = ', hours: "weekdays 08:00-18:00"';
    const its = played({ horizon: 800, tier: `, uptime: 99 %, period: month${cover}`, hours: 'always' });
    const covered = (at: number): boolean => at % 168 < 120 && at % 24 >= 8 && at % 24 < 18;
    const hoursDown = sum(
      factsOf(its.facts, 'restored').flatMap(({ at, hours }) =>
        Array.from({ length: 3 }, (_, hour) => (at <= 730 && covered(at - hours + hour) ? 1 : 0)),
      ),
    );
    const hoursCovered = Array.from({ length: 730 }, (_, hour) => hour).filter(covered).length;
    expect(factsOf(its.facts, 'promiseBroken').map(({ hours }) => hours)).toEqual([hoursDown]);
    expect(hoursDown).toBeGreaterThan(0);
    const share = 1 - hoursDown / hoursCovered;
    expect(month(`${share * 100} %`, cover)).toEqual(['uptime kept at 730']);
    expect(month(`${(share + 0.001) * 100} %`, cover)).toEqual(['uptime broken at 730']);
  });
});

describe('holidays', () => {
  const hours = '"weekdays 08:00-17:00"';

  test('nobody works whose hours they are, and the clocks of tiers rest', () => {
    expect(firstStop(played({ hours }))).toEqual(['offShift 4', 'work 3', 'up at 107']);
    const friday = 'holidays: [day 5]';
    expect(firstStop(played({ hours, more: friday }))).toEqual(['offShift 76', 'work 3', 'up at 179']);
    const tier = ', response: 4 h, hours: "weekdays 08:00-17:00"';
    expect(promises(played({ hours, tier, more: friday }))).toEqual(['response kept at 176']);
  });

  test('who works on them, or always, does', () => {
    const more = 'holidays: [day 5]';
    const worked = '["weekdays 08:00-17:00", holidays]';
    expect(firstStop(played({ hours: worked, more }))).toEqual(['offShift 4', 'work 3', 'up at 107']);
    expect(firstStop(played({ hours: 'always', more }))).toEqual(['work 3', 'up at 103']);
  });

  test('come again each year of 365 days', () => {
    const its = played({
      life: 8760 + 4 * 24 + 9,
      horizon: 9000,
      hours,
      more: 'holidays: [days 5-6 yearly]',
    });
    // Day 5 of the second year is a Saturday, which is off in any case; with day 8 it is a Tuesday.
    expect(firstStop(its)[0]).toBe('offShift 47');
    const tuesday = played({
      life: 8760 + 7 * 24 + 9,
      horizon: 9000,
      hours,
      more: 'holidays: [day 8 yearly]',
    });
    expect(firstStop(tuesday)).toEqual(['offShift 23', 'work 3', `up at ${8760 + 7 * 24 + 9 + 26}`]);
  });
});

describe('access to the place', () => {
  const access = ', access: "weekdays 08:00-17:00"';

  test('work begins when the door opens, and what has begun is finished', () => {
    expect(firstStop(played({ place: access }))).toEqual(['access 4', 'work 3', 'up at 107']);
    expect(firstStop(played({ place: access, work: 12 }))).toEqual(['access 4', 'work 12', 'up at 116']);
  });

  test('window: hour, it rests while the door is closed', () => {
    expect(firstStop(played({ place: `${access}, window: hour`, work: 12 }))).toEqual([
      'access 4',
      'work 9',
      'access 63',
      'work 3',
      'up at 179',
    ]);
  });

  test('window: visit, it begins when there is time for all of it', () => {
    const visit = `${access}, window: visit`;
    expect(firstStop(played({ place: visit, work: 5, life: 110 }))).toEqual([
      'access 66',
      'work 5',
      'up at 181',
    ]);
    expect(firstStop(played({ place: access, work: 5, life: 110 }))).toEqual(['work 5', 'up at 115']);
    // Twelve hours never fit; whoever goes home at four needs the place only until then, and comes back.
    const early = played({
      place: visit,
      work: 12,
      hours: '"weekdays 06:00-16:00"',
      pool: ', shiftEnd: pause',
    });
    expect(firstStop(early).at(-1)).toBe('up at 180');
    expect(() => played({ place: visit, work: 12 })).toThrow(/site is never open for 12 hours at a time/);
  });

  test('and with shifts: whoever goes home at two comes back on Monday and waits for the door', () => {
    const its = played({
      place: access,
      work: 10,
      hours: '"weekdays 06:00-14:00"',
      pool: ', shiftEnd: pause',
    });
    const hours = new Map<string, number>();
    for (const { bucket, hours: each } of factsOf(its.facts, 'downtime')) {
      const name = buckets[bucket]!;
      hours.set(name, (hours.get(name) ?? 0) + each);
    }
    expect(firstStop(its).at(-1)).toBe('up at 180');
    expect(Object.fromEntries(hours)).toEqual({ offShift: 66, access: 4, work: 10 });
  });

  test('always is as if nothing had been said, and a wrong door is seen', () => {
    const facts = (place: string): string => played({ place }).result.facts;
    expect(facts(', access: always')).toBe(facts(''));
    expectBroken(() => {
      expect(facts(access)).toBe(facts(''));
    });
  });
});

describe('doNotStartUnder', () => {
  const hours = '"weekdays 08:00-17:00"';

  test('an hour before the end nobody begins what is left for Monday', () => {
    // Failed at four on Friday afternoon.
    expect(firstStop(played({ life: 112, hours }))).toEqual(['work 3', 'up at 115']);
    const careful = played({ life: 112, hours, pool: ', doNotStartUnder: 2 h' });
    expect(firstStop(careful)).toEqual(['offShift 64', 'work 3', 'up at 179']);
    const enough = played({ life: 111, hours, pool: ', doNotStartUnder: 2 h' });
    expect(firstStop(enough)).toEqual(['work 3', 'up at 114']);
  });
});

describe('absence', () => {
  const days = 2000;
  /** A call every morning at ten, which takes whoever is there five minutes. */
  const calls = (members: string): string => `
aftersim: 1
name: Calls
horizon: ${days} d
places: { site: { kind: field } }
arrivals: { calls: { place: site, interval: 24 h, job: answer } }
pools: { clerks: { kind: people, home: site, members: { ${members} } } }
jobs: { answer: { steps: [{ take: clerks }, { do: answer, time: 5 min }, { release: clerks }] } }
`;
  const clerk = (absence: string, hours = '"daily 08:00-17:00"') =>
    `one: { count: 1, hours: ${hours}${absence} }`;
  const callsOf = (members: string) =>
    chronicle(scenarioFrom(calls(members).replace('"discrete(24 h: 100 %)"', '24 h'), 'calls.yaml'));
  /** The days on which nobody answered. */
  const missed = (its: Chronicle): readonly number[] => {
    const answered = new Set(factsOf(its.facts, 'assigned').map(({ at }) => Math.floor(at / 24)));
    return Array.from({ length: days - 2 }, (_, day) => day + 1).filter((day) => !answered.has(day));
  };
  const near = (share: number, count: number): boolean =>
    Math.abs(count / days - share) < 4 * Math.sqrt((share * (1 - share)) / days);

  test('keeps a member away on that share of the days, by shifts and round the clock', () => {
    for (const hours of [undefined, 'always']) {
      const away = missed(callsOf(clerk(', absence: 30 %', hours))).length;
      expect(near(0.3, away)).toBe(true);
      expect(near(0.2, away)).toBe(false);
    }
    expect(missed(callsOf(clerk('')))).toEqual([]);
  });

  test('is drawn by person and day: more people change nobody’s days', () => {
    const alone = missed(callsOf(clerk(', absence: 30 %')));
    const both = missed(
      callsOf(`${clerk(', absence: 30 %')}, two: { count: 1, hours: "daily 08:00-17:00", absence: 30 % }`),
    );
    // Nobody answers where both are away: some of the days of the first alone, and only of those.
    expect(near(0.09, both.length)).toBe(true);
    expect(both.filter((day) => !alone.includes(day))).toEqual([]);
  });

  test('nobody who is away is thought to be free by the waiting time', () => {
    const its = callsOf(clerk(', absence: 30 %'));
    const waited = factsOf(its.facts, 'assigned').map(({ waited: hours }) => hours);
    expect(Math.max(...waited)).toBeGreaterThan(24);
    expect(its.result.indicators['utilisation/clerks']).toBeLessThan(0.02);
  });
});
