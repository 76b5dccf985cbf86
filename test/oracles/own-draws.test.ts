// Every request draws for itself. Units bring lives that were drawn in other sockets, so a socket's failures are more
// than its renewals: were requests keyed by renewals, two of them would do exactly the same work.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runFully } from '../../engine/experiments/run.ts';
import { prepare } from '../../engine/experiments/study.ts';
import { formatProblems, readScenario } from '../../language/index.ts';

/** Hours of work in the shops of the shipped aero engines, visit by visit. */
function shopWork(): number[] {
  const text = readFileSync(join(import.meta.dirname, '../../scenarios/aero-engines.yaml'));
  const read = readScenario(text, { file: 'aero-engines' });
  if ('problems' in read) throw new Error(formatProblems(read.problems));
  const repairs = new Set<number>();
  const hours: number[] = [];
  runFully(prepare(read.scenario, 'frozen', 'adHoc').blueprint, {
    seed: '1',
    replication: 0,
    replay: 'aero-engines',
    onFact: (fact) => {
      if (fact.kind === 'raised' && fact.origin === 3) repairs.add(fact.request);
      if (fact.kind === 'worked' && repairs.has(fact.request)) hours.push(fact.hours);
    },
  });
  return hours;
}

const repeated = (values: readonly number[]): number => values.length - new Set(values).size;

test('no two visits to a repair shop take exactly as long', () => {
  const hours = shopWork();
  expect(hours.length).toBeGreaterThan(1000);
  expect(repeated(hours)).toBe(0);
  expect(repeated([...hours, hours[0]!])).toBe(1);
});
