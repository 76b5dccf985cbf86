// L10: what a free, a renewing and a pro-rata warranty cost for a life without memory.
import { test } from 'vitest';
import { expectRefuted, expectTheory, timeout } from '../oracles/compare-with-theory.ts';
import { billsOf, figuresOf, precision, runs, the, total, type ReadBooks } from './money-oracles.ts';
import { products } from './money-scenarios.ts';

test(
  'L10: for λ = 0.1 a year and W = 3 years the three covers cost .300000, .349859 and .136061',
  { timeout },
  () => {
    const [lambda, cover] = [0.1, 3];
    const laws = [
      ['{ until: 3 y }', 0.3, 3],
      ['{ until: 3 y, renewing: true }', 0.349859, 12],
      ['{ until: 3 y, freeUntil: 0 h, once: true }', 0.136061, 3],
    ] as const;
    const held = (written: string, exact: number, horizon: number, replications = 6) => {
      const its = { id: 'L10', model: {}, expect: { claims: exact } };
      const text = products({
        life: `exponential(${1 / lambda} y)`,
        count: 2_000,
        horizon: `${horizon} y`,
        cover: written,
        price: 1_000_000,
      });
      const read: ReadBooks = (books) => ({
        claims: total(billsOf(books, 'claim')) / books.plan.machines / 1e6,
      });
      return figuresOf(its, text, read, replications, precision(0.03));
    };
    for (const [written, exact, horizon] of laws) expectTheory(held(written, exact, horizon, runs(32, 240)));
    expectRefuted(held('{ until: 3 y }', 0.349859, 3));
    expectRefuted(held('{ until: 3 y, freeUntil: 0 h }', the({ free: cover * lambda }, 'free'), 3));
    expectRefuted(held('{ until: 3 y, freeUntil: 1 y, once: true }', 0.136061, 3));
  },
);
