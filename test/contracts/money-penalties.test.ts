// Penalties for availability, billed by the contract, against the law of the time that a pair of machines is up.
import { describe, test } from 'vitest';
import { factsOf, sum } from '../laws/chronicle.ts';
import { expectRefuted, timeout } from '../oracles/compare-with-theory.ts';
import {
  billsOf,
  expectAnswered,
  figuresOf,
  moneyFixture,
  precision,
  runs,
  the,
  total,
  type ReadBooks,
} from './money-oracles.ts';
import { pairs } from './money-scenarios.ts';

describe('a penalty for the availability that a year lacked', { timeout }, () => {
  const count = 40;
  const never = { P_no_failure_in_period: 'six in 10^16: no run that ends would see one' };
  const of = (id: string, target?: number) => {
    const its = moneyFixture(id);
    const { model } = its;
    const rate = the(model, 'penalty_rate_per_unit_availability');
    const text = pairs({
      pairs: count,
      mtbf: the(model, 'mtbf_h'),
      mttr: the(model, 'mttr_h'),
      target: target ?? the(model, 'target'),
      rate,
      cap: the(model, 'penalty_cap'),
    });
    const read: ReadBooks = (books) => {
      const penalties = billsOf(books, 'penalty');
      const paid = total(penalties) / count;
      const metered = factsOf(books.facts, 'metered');
      const up = sum(metered.map((fact) => fact.up));
      // After the first month the machines have forgotten that they were all up at the start.
      const late = metered.filter(({ month }) => month > 0);
      const staffed = factsOf(books.facts, 'staffed').filter(({ month }) => month > 0);
      const failed = new Set(factsOf(books.facts, 'failed').map(({ machine }) => Math.floor(machine / 2)));
      return {
        expected_penalty: paid,
        expected_shortfall: paid / rate,
        P_penalty: penalties.length / count,
        expected_penalty_capped: total(billsOf(books, 'capped')) / count,
        expected_availability: up / (2 * count * 8760),
        stationary_availability: sum(late.map((fact) => fact.up)) / (2 * count * (8760 - 730)),
        crew_utilisation: sum(staffed.map(({ busy }) => busy)) / sum(staffed.map(({ duty }) => duty)),
        ...(id === 'q6.pen.3' ? { P_no_failure_in_period: 1 - failed.size / count } : {}),
      };
    };
    return { its, text, read };
  };
  const coarse = (name: string): number => {
    if (name.includes('availability')) return 0.002;
    // One pair in six thousand: the long variant is held to the absolute half width of small values.
    if (name.includes('P_no_failure')) return precision(6);
    return precision(name.includes('utilisation') ? 0.03 : 0.08);
  };
  const figures = ({ its, text, read }: ReturnType<typeof of>, replications: number) =>
    figuresOf(its, text, read, replications, 1).map((figure) => ({
      ...figure,
      precision: coarse(figure.name),
    }));

  test.each([
    ['q6.pen.1', 160, 9600],
    ['q6.pen.3', 120, 6000],
  ] as const)('the oracle %s is met', (id, normal, lengthened) => {
    const its = of(id);
    expectAnswered(its.its, figures(its, runs(normal, lengthened)), id === 'q6.pen.1' ? never : {});
  });

  test('the oracle q6.pen.1 catches a target that is half a point too low, and one that is not the year’s', () => {
    expectRefuted(figures(of('q6.pen.1', 0.945), 20));
    const monthly = of('q6.pen.1');
    const text = monthly.text.replaceAll('period: year', 'period: month');
    expectRefuted(figures({ ...monthly, text }, 10));
  });
});
