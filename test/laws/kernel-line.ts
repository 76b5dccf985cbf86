// The laws of a line, against a plain list that is sorted anew each time. There are two kinds of tickets to hand out and
// each claim wants one kind, so that the line can be held up by its first, or let others pass.

import fc from 'fast-check';
import { expect } from 'vitest';
import { phase, Simulation } from '../../engine/kernel/index.ts';
import type { Scheduler } from '../../engine/kernel/index.ts';
import { Claim } from '../../engine/kernel/line.ts';
import type { Line, Supply } from '../../engine/kernel/line.ts';

/** One claim on a ticket. */
export class Place extends Claim<void> {
  readonly number: number;
  readonly kind: number;

  constructor(number: number, kind: number, priority: number) {
    super(priority);
    this.number = number;
    this.kind = kind;
  }

  arm(): void {
    expect.fail('nobody waits here');
  }

  disarm(): void {
    expect.fail('nobody waits here');
  }
}

/** What the laws need of a line. */
export type Queue = Pick<Line<Place>, 'length' | 'first' | 'settle' | 'join' | 'leave'>;
export type MakeQueue = (scheduler: Scheduler, supply: Supply<Place>) => Queue;

const kinds = fc.nat(1);
// Few priorities make long ranks, many make the line drop the ranks that it no longer uses.
const priorities = fc.oneof(
  fc.nat(2),
  fc.integer({ min: -40, max: 40 }),
  fc.constantFrom(-Infinity, Infinity),
);
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('join' as const), kind: kinds, priority: priorities }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('leave', 'return'), pick: fc.nat(100) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('tickets' as const), kind: kinds, count: fc.nat(3) }),
    },
  ),
  { maxLength: 120, size: 'max' },
);

/**
 * Claims join, leave, and come back after they were served (as work does that was put out of service), and now and then
 * there are tickets. Who gets one, and in which order, is as in a sorted list; so are the length and the first.
 */
export const servesAsASortedList = (make: MakeQueue) =>
  fc.property(steps, fc.boolean(), (list, passing) => {
    const simulation = new Simulation();
    const tickets = [0, 0];
    const served: number[] = [];
    const line = make(simulation, {
      name: 'counter',
      passing,
      ready: ({ kind }) => (tickets[kind] ?? 0) > 0,
      give: ({ kind, number }) => {
        tickets[kind] = (tickets[kind] ?? 0) - 1;
        served.push(number);
      },
      lengthChanged: () => undefined,
    });

    const places: Place[] = [];
    const left = [0, 0];
    let model: Place[] = [];
    const expected: number[] = [];
    const serveModel = () => {
      model.sort((a, b) =>
        a.priority < b.priority ? -1 : a.priority > b.priority ? 1 : a.number - b.number,
      );
      for (const place of [...model]) {
        if ((left[place.kind] ?? 0) > 0) {
          left[place.kind] = (left[place.kind] ?? 0) - 1;
          expected.push(place.number);
          model = model.filter((other) => other !== place);
        } else if (!passing) return;
      }
    };

    for (const step of list) {
      if (step.do === 'join') {
        const place = new Place(places.length, step.kind, step.priority);
        places.push(place);
        model.push(place);
        line.join(place);
      } else if (step.do === 'tickets') {
        for (const counts of [tickets, left]) counts[step.kind] = (counts[step.kind] ?? 0) + step.count;
        line.settle();
      } else {
        const place = places[step.pick % Math.max(1, places.length)];
        if (place === undefined) continue;
        const waits = model.includes(place);
        if (step.do === 'leave') {
          model = model.filter((other) => other !== place);
          line.leave(place);
        } else if (!waits && expected.includes(place.number)) {
          model.push(place);
          line.join(place);
        }
      }
      serveModel();
      simulation.run(simulation.now + 1);
      expect(served).toEqual(expected);
      expect(line.length).toBe(model.length);
      expect(line.first?.number).toBe(model[0]?.number);
    }
  });

/** Nothing is handed out where it is asked for: the claims of one instant meet before any of them is served. */
export const claimsOfAnInstantMeet = (make: MakeQueue) =>
  fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }), (list) => {
    const simulation = new Simulation();
    const served: number[] = [];
    const line = make(simulation, {
      name: 'counter',
      passing: false,
      ready: () => served.length === 0,
      give: ({ number }) => served.push(number),
      lengthChanged: () => undefined,
    });
    const join = simulation.handler((number) => {
      line.join(new Place(number, 0, list[number] ?? 0));
    }, 'join');
    for (const number of list.keys()) simulation.schedule(1, phase.arrive, join, number);
    simulation.run(2);
    expect(served).toEqual([list.indexOf(Math.min(...list))]);
  });
