import { test } from 'vitest';
import { chronicle, scenarioIn, twoDepots } from '../laws/chronicle.ts';
test('probe', () => {
  const s = scenarioIn(twoDepots);
  const t = performance.now();
  const c = chronicle(s);
  console.log(performance.now() - t, c.facts.length, c.ledger.entries.length, JSON.stringify(c.result.indicators));
});
