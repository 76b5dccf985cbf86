// Timelines and streams of payments, to the last published digit.
import { describe, expect, test } from 'vitest';
import { expectBroken } from '../laws/seen-broken.ts';
import { bothUp, compareComputed, computed, withStandby, type Computation } from './computed.ts';
import { scriptedSystem, type ScriptedSystem } from './models/block-diagram.ts';
import { jobList, type JobList } from './models/job-list.ts';
import { payments, type Payments } from './models/payments.ts';
import { scriptedRepairs, type ScriptedRepairs } from './models/scripted-repairs.ts';
import { oracle } from './oracle.ts';
import { discountFactor, yearHours } from '../../engine/contracts/ledger/valuation.ts';
import {
  AgainFromTheStart,
  LastComeFirstServed,
  NeverPreempting,
  OneTooMany,
  WithoutPriorities,
} from './wrong-servers.ts';

/** Asserts that every value is the published one. */
function expectSame(its: Computation): void {
  const comparisons = compareComputed(its);
  expect(comparisons).not.toEqual([]);
  expect(comparisons.filter(({ agrees }) => !agrees)).toEqual([]);
}

/** Asserts that a wrong program does not give the oracle's values. */
function expectCaught<Model>(id: string, wrong: (model: Model) => Readonly<Record<string, unknown>>): void {
  const its = oracle(id);
  expectBroken(() => expectSame({ oracle: its, compute: () => wrong(its.model as Model) }));
}

describe('without chance', () => {
  for (const its of computed) {
    const { id, title } = its.oracle;
    test(`the library gives the values of ${id} to 12 digits: ${title}`, () => expectSame(its));
  }
});

describe('the comparison catches', () => {
  test('a desk that serves its last comer first', () => {
    expectCaught('q1.trace.1', (its: JobList) => jobList(its, LastComeFirstServed));
  });
  test('a desk with one server too many', () => {
    expectCaught('q1.trace.1', (its: JobList) => jobList(its, OneTooMany));
  });
  test('a desk that ignores priorities', () => {
    expectCaught('q3.trace.1', (its: JobList) => jobList(its, WithoutPriorities));
  });
  test('preemption where there must be none', () => {
    expectCaught('q3.trace.1', (its: JobList) => jobList({ ...its, preempt: true }));
  });
  test('preempted work that begins again from the start', () => {
    expectCaught('q3.trace.3', (its: JobList) => jobList(its, AgainFromTheStart));
  });
  test('preemption that never happens', () => {
    expectCaught('q3.trace.3', (its: JobList) => jobList(its, NeverPreempting));
  });
  test('a shop that repairs its last comer first', () => {
    expectCaught('q2.trace.1', (its: ScriptedRepairs) => scriptedRepairs(its, LastComeFirstServed));
  });
  test('components that age while the system is down', () => {
    const aging = true;
    expectCaught('SP-7-SER', (its: ScriptedSystem) => scriptedSystem(its, bothUp, aging));
  });
  test('a second crew', () => {
    const aging = false;
    expectCaught('SP-7-CREW', (its: ScriptedSystem) => scriptedSystem(its, withStandby, aging, OneTooMany));
  });
  test('a standby that is not one', () => {
    const inSeries = (up: ReadonlySet<string>) => up.size === 4;
    expectCaught('SP-7-CREW', (its: ScriptedSystem) => scriptedSystem(its, inSeries));
  });
  test('payments that are discounted from a month too early', () => {
    const early = (rate: number, at: number) => discountFactor(rate, at - yearHours / 12);
    expectCaught('q6.npv.1', (its: Payments) => payments(its, early));
  });
  test('simple interest', () => {
    const simple = (rate: number, at: number) => 1 / (1 + (rate * at) / yearHours);
    expectCaught('q6.npv.3', (its: Payments) => payments(its, simple));
  });
});
