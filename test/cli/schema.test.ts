// `aftersim schema` prints the file that editors read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, root } from './call.ts';

test('the schema that is printed is the one that is published', () => {
  const { code, stdout, stderr } = call(['schema']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(readFileSync(join(root, 'scenario.schema.json'), 'utf8'));
});
