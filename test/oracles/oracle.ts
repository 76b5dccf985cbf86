// An oracle: a model whose answer is known exactly, and how its figures are read from a simulation.
import { expect } from 'vitest';
import { expectRefuted, expectTheory, fullPrecision, long, type Figure } from './compare-with-theory.ts';
import { simulate, type Length, type Model, type Values } from './simulate.ts';

/** A figure as the scenario's units have it, read from one replication. */
export type Read = (values: Values) => number;

/** Reads one indicator, divided by `unit`. */
export const read =
  (name: string, unit = 1): Read =>
  (values) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no figure is called ${name}`);
    return value / unit;
  };

export interface Oracle extends Model {
  readonly id: string;
  /** Exact values by name, as they were published. */
  readonly exact: Readonly<Record<string, number>>;
  /** How each of them is read. */
  readonly figures: Readonly<Record<string, Read>>;
  /** Exact values that are not compared, and why. */
  readonly leftOut?: Readonly<Record<string, string>>;
  readonly length: Length;
  /** How long the variant of full precision runs. */
  readonly long: Length;
  /** Half widths of the normal variant that are wider than full precision, relative to the exact value. */
  readonly coarse?: Readonly<Record<string, number>>;
  /** Half width that the long variant reaches, where that is not full precision. */
  readonly longPrecision?: number;
}

/** The oracle's figures from a run of some length. */
export function figuresOf(oracle: Oracle, length: Length): readonly Figure[] {
  const { exact, figures, coarse = {}, longPrecision = fullPrecision } = oracle;
  // Models of one shape would share their draws, and so their luck: each has a seed of its own.
  const runs = simulate(oracle, {
    ...length,
    seed: length.seed ?? `${oracle.id} ${oracle.alternative ?? ''}`,
  });
  return Object.entries(figures).map(([name, its]) => ({
    name: `${oracle.id} ${name}`,
    exact: exact[name] ?? NaN,
    samples: runs.map(its),
    precision: long ? longPrecision : (coarse[name] ?? fullPrecision),
  }));
}

/** Asserts that the simulation gives all the oracle's values, leaving none out without a reason. */
export function expectMet(oracle: Oracle): void {
  const { exact, figures, leftOut = {} } = oracle;
  expect([...Object.keys(figures), ...Object.keys(leftOut)].sort()).toEqual(Object.keys(exact).sort());
  expectTheory(figuresOf(oracle, long ? oracle.long : oracle.length));
}

/** Asserts that the oracle's values refute a wrong model, in a fifth of the normal length. */
export function expectCaught(oracle: Oracle, wrong: Partial<Model>): void {
  const replications = Math.ceil(oracle.length.replications / 5);
  expectRefuted(figuresOf({ ...oracle, ...wrong }, { ...oracle.length, replications }));
}
