// Deterministic timelines: one run, and every event at its exact time.
import { describe, expect, test } from 'vitest';
import { fixture } from './fixtures.ts';
import { blueprintOf, factsOf, type Model } from './simulate.ts';

type Event = readonly [days: number, who: number | string, what: string];

/** Days; the times of a timeline must agree to this. */
const tolerance = 1e-9;

interface Timeline {
  readonly events: readonly Event[];
  /** Days that each machine was down. */
  readonly downtime: readonly number[];
  readonly availability: number;
  readonly crewBusy: number;
}

/** What happened at machines and crew in one run, events before the horizon. */
function timelineOf(model: Model, name: (machine: number, mode: number) => number | string): Timeline {
  const { facts, values, plan } = factsOf(model);
  const who = new Map<number, number | string>();
  const events: Event[] = [];
  const downtime = Array.from({ length: plan.machines }, () => 0);
  let crewBusy = 0;
  for (const fact of facts) {
    if (fact.kind === 'raised') who.set(fact.request, name(fact.machine, fact.mode));
    if (fact.kind === 'metered') downtime[fact.machine]! += fact.down / 24;
    if (fact.kind === 'staffed') crewBusy += fact.busy / 24;
    if (fact.at >= values['hours']!) continue;
    if (fact.kind === 'failed') events.push([fact.at / 24, name(fact.machine, fact.mode), 'failed']);
    else if (fact.kind === 'assigned') events.push([fact.at / 24, who.get(fact.request)!, 'crew starts']);
    else if (fact.kind === 'restored') events.push([fact.at / 24, who.get(fact.request)!, 'running']);
  }
  return { events, downtime, availability: values['availability']!, crewBusy };
}

const close = (actual: number, expected: number): boolean => Math.abs(actual - expected) <= tolerance;

/** Where two timelines differ, in words; chained events of one instant may stand in either order. */
function differences(actual: readonly Event[], expected: readonly Event[]): string[] {
  const left = [...actual];
  const missing = expected.filter(([days, who, what]) => {
    const at = left.findIndex((event) => close(event[0], days) && event[1] === who && event[2] === what);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((event) => `missing: ${event.join(' ')}`),
    ...left.map((event) => `too much: ${event.join(' ')}`),
  ];
}

describe('two items in series, each of which ages only while the machine is up', () => {
  interface Expected {
    events_before_horizon: Event[];
    system_downtime: number;
    availability: number;
  }
  const exact = fixture<Expected>('timelines', 'SP-7-SER').expect;
  const events = exact.events_before_horizon.map(([days, who, what]): Event => [
    days,
    who,
    what === 'restored' ? 'running' : what,
  ]);
  const timeline = (settings: readonly string[]): Timeline => {
    const model = { file: 'two-in-series', settings };
    const modes = blueprintOf(model).plan.modes.map(({ name }) => name.split('/')[0]!);
    const its = timelineOf(model, (_, mode) => modes[mode]!);
    return { ...its, events: its.events.filter(([, , what]) => what !== 'crew starts') };
  };

  test('the oracle SP-7-SER is met to a billionth of a day', () => {
    const its = timeline([]);
    expect(differences(its.events, events)).toEqual([]);
    expect(its.downtime[0]).toBeCloseTo(exact.system_downtime, 9);
    expect(its.availability).toBeCloseTo(exact.availability, 9);
  });

  const wrongs: readonly (readonly [string, readonly string[]])[] = [
    [
      'items that age while the machine is down',
      ['items.B.modes.wear.meter=calendar', 'items.B.modes.wear.life=120 d'],
    ],
    ['a life that is an hour too long', ['items.B.modes.wear.life=2_881 h']],
    ['a repair that is an hour too long', ['jobs.repair.steps[1].time=241 h']],
  ];
  for (const [wrong, settings] of wrongs) {
    test(`the oracle SP-7-SER catches ${wrong}`, () => {
      expect(differences(timeline(settings).events, events)).not.toEqual([]);
    });
  }
});

const wrongSettings = (prefix: string) => [
  { wrong: 'a crew that waits on site for the part', settings: ['jobs.swap.preset=crewWaits'] },
  { wrong: 'a second part on the shelf', settings: ['stocks.part.site.level=2'] },
  { wrong: 'a part that comes a day late', settings: [`${prefix}stocks.part.site.leadTime=21 d`] },
  {
    wrong: 'ageing by the calendar',
    settings: [
      'items.part.modes.wear.meter=calendar',
      'items.part.modes.wear.life=50 d',
      'alternatives.tight.items.part.modes.wear.life=40 d',
    ],
  },
];

const networks = [
  { id: 'SP-7-NET1', alternative: 'base', horizon: '200 d', wrongs: wrongSettings('') },
  {
    id: 'SP-7-NET3',
    alternative: 'tight',
    horizon: '180 d',
    wrongs: [
      ...wrongSettings('alternatives.tight.'),
      { wrong: 'a second crew', settings: ['pools.crew.members.fitters.count=2'] },
    ],
  },
];

describe('three machines, one shelf and one crew, part first', () => {
  interface Expected {
    events_time_machine_what: Event[];
    downtime_days: number[];
    availability: number;
    crew_busy_days: number;
  }
  for (const { id, alternative, horizon, wrongs } of networks) {
    const exact = fixture<Expected>('timelines', id).expect;
    const timeline = (settings: readonly string[]): Timeline =>
      timelineOf(
        { file: 'three-machines-one-shelf', alternative, settings: [`horizon=${horizon}`, ...settings] },
        (machine) => machine + 1,
      );

    test(`the oracle ${id} is met to a billionth of a day`, () => {
      const its = timeline([]);
      expect(differences(its.events, exact.events_time_machine_what)).toEqual([]);
      for (const [machine, days] of exact.downtime_days.entries()) {
        expect(its.downtime[machine]).toBeCloseTo(days, 9);
      }
      expect(its.availability).toBeCloseTo(exact.availability, 9);
      expect(its.crewBusy).toBeCloseTo(exact.crew_busy_days, 9);
    });

    for (const { wrong, settings } of wrongs) {
      test(`the oracle ${id} catches ${wrong}`, () => {
        expect(differences(timeline(settings).events, exact.events_time_machine_what)).not.toEqual([]);
      });
    }
  }
});
