// Stores and containers, held against the laws of what is brought and taken.

import fc from 'fast-check';
import { describe, test } from 'vitest';
import { Container, Store } from '../../engine/kernel/index.ts';
import * as tankLaw from '../laws/kernel-container.ts';
import * as shelfLaw from '../laws/kernel-store.ts';

const shelf: shelfLaw.MakeShelf = (simulation, capacity) =>
  new Store(simulation, { name: 'shelf', capacity });
const tank: tankLaw.MakeTank = (simulation, size) => new Container(simulation, { name: 'tank', ...size });

describe('a store', () => {
  test('gives the first in line the oldest item that will do, and has things placed as soon as there is room', () => {
    fc.assert(shelfLaw.theFirstGetsTheOldest(shelf), { numRuns: 300 });
  });
  test('neither loses nor doubles a thing, whoever is called away', () => {
    fc.assert(shelfLaw.thingsAreConserved(shelf), { numRuns: 300 });
  });
  test('holds no more than has room, in the order of its placing, whoever is called away', () => {
    fc.assert(shelfLaw.theShelfIsInOrder(shelf), { numRuns: 300 });
  });
  test('leaves nobody waiting for what is there', () => {
    fc.assert(shelfLaw.nobodyWaitsForWhatIsThere(shelf), { numRuns: 300 });
  });
});

describe('a container', () => {
  test('serves the first of each line as soon as it can, and nobody before', () => {
    fc.assert(tankLaw.nobodyOvertakes(tank), { numRuns: 300 });
  });
  test('is never below nothing nor above full, whoever is called away', () => {
    fc.assert(tankLaw.theLevelStaysWithin(tank), { numRuns: 300 });
  });
  test('conserves amounts, whoever is called away', () => {
    fc.assert(tankLaw.amountsAreConserved(tank), { numRuns: 300 });
  });
  test('leaves nobody waiting for what is there', () => {
    fc.assert(tankLaw.nobodyWaitsForWhatIsThere(tank), { numRuns: 300 });
  });
});
