// Wrong use of the library does not compile. Each line below is the body of a process, with what the compiler must say.

import { expect, test } from 'vitest';
import { diagnostics } from './guides.ts';

const wrong: Record<string, readonly [body: string, complaint: RegExp]> = {
  'yields-a-number': ['yield 5;', /not assignable to type 'Wait/],
  'yields-a-process': ['yield body();', /Generator.*(not assignable|missing)/],
  'forgets-to-wait-for-the-seat': [
    'const seat = desk.request(); yield hold(1); seat.release();',
    /'release' does not exist/,
  ],
  'takes-a-plain-yield-for-the-seat': [
    'const seat = yield desk.request(); seat.release();',
    /'seat' is of type 'unknown'/,
  ],
  'releases-work': ['const visit = yield* desk.use(1); visit.release();', /'release' does not exist/],
  'takes-the-winner-for-granted': [
    'const first = yield* anyOf(desk.request(), hold(1)); first.value.release();',
    /'release' does not exist on type 'void|possibly|Property 'release'/,
  ],
  'gives-a-priority-in-words': [
    "yield desk.request({ priority: 'high' });",
    /not assignable to type 'number'/,
  ],
  'puts-the-wrong-thing-in': ["shelf.put('seven');", /not assignable to parameter of type 'number'/],
  'takes-a-number-for-text': [
    'const item: string = yield* shelf.take();',
    /'number' is not assignable to type 'string'/,
  ],
  'makes-a-resource-without-capacity': ["new Resource(simulation, { name: 'x' });", /'capacity' is missing/],
  'interrupts-in-no-known-way': ["yield desk.use(1, { ifInterrupted: 'later' });", /not assignable to type/],
  'leaves-open-what-comes-after-the-last-step': [
    'new Timetable({ steps: [{ at: 0, value: 1 }] });',
    /'afterLast' is missing/,
  ],
  'forgets-the-scale': ['distributions.weibull(2);', /Expected 2 arguments/],
  'fires-news-of-the-wrong-kind': ["news.fire('x');", /not assignable to parameter of type 'number'/],
  'schedules-in-no-phase': [
    "simulation.schedule(1, 'soon', 0, 0);",
    /not assignable to parameter of type 'Phase'/,
  ],
  'asks-for-half-a-precision': [
    'untilPrecise({ confidence: 0.95, minimum: 2, maximum: 9 });',
    /not assignable/,
  ],
};

const program = (body: string) => `
import { anyOf, distributions, hold, Resource, Signal, Simulation, Store, Timetable, untilPrecise } from 'aftersim/kernel';
import type { Process } from 'aftersim/kernel';
const simulation = new Simulation();
const desk = new Resource(simulation, { name: 'desk', capacity: 1 });
const shelf = new Store<number>(simulation, { name: 'shelf' });
const news = new Signal<number>('news');
export function* body(): Process {
  yield hold(0);
  ${body}
}
`;

const found = diagnostics(
  Object.fromEntries([
    ...Object.entries(wrong).map(([name, [body]]) => [name, program(body)]),
    ['is-right', program('const seat = yield* desk.request(); seat.release();')],
  ]) as Record<string, string>,
);

for (const [name, [, complaint]] of Object.entries(wrong)) {
  test(`a program that ${name.replaceAll('-', ' ')} does not compile`, () => {
    expect(found[name]?.join('; ')).toMatch(complaint);
  });
}

test('a right program compiles', () => {
  expect(found['is-right']).toBeUndefined();
});
